"""Figures: numbers with what they count, their hedge and who claims them."""

from analysis.figures.finding import find_figures

__all__ = ["find_figures"]
