"""The words Byline is written in: frozen values, protocols and errors, from the standard library only."""
