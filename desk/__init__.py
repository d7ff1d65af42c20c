"""What Byline does, one file a use case, and the Desk that carries what they need."""
