"""Answers the ticker: one file, one job."""
