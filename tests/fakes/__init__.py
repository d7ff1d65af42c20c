"""What stands in for the world at the rim."""
