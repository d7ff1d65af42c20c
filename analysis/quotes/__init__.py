"""Quotes: the words that an article attributes to a speaker."""

from analysis.quotes.finding import find_quotes

__all__ = ["find_quotes"]
