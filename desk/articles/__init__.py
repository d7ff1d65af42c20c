"""Articles: fetched, read, taken in, grouped."""
