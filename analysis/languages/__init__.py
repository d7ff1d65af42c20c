"""What analysis knows of languages, as data: one module a language, and the quote marks of all of them."""
