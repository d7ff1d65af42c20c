"""Credits: whom an article names as where it has something from."""

from analysis.credits.finding import find_credits
from analysis.credits.via import credit_quotes

__all__ = ["credit_quotes", "find_credits"]
