"""Articles written for the tests, annotated by hand."""
