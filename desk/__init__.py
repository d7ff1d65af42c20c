"""What Byline does: one file a use case, and the desk they work at."""
