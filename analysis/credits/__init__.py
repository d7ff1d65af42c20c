"""Credits: whom an article names as where it has something from."""

from analysis.credits.finding import find_credits

__all__ = ["find_credits"]
