"""Parts of answers that several commands have in common."""
