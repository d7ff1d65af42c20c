"""A small Bot API server on loopback, whose texts TDLib judges."""
