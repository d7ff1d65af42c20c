"""What people ask of the articles."""
