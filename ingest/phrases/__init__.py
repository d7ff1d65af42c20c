"""Data by language: what boilerplate, dates and bylines look like; folded as `ingest.folding.fold_line` folds."""
