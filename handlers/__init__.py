"""Answers people: one file, one command."""
