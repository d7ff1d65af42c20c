"""How Byline is, and what the admins hear of it."""
