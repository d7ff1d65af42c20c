"""Answers the people who run Byline: one file, one command."""
