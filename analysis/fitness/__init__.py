"""Fitness: which sentences of an article may be a line of an edition, and why the others may not."""

from analysis.fitness.judging import judge_sentences
from analysis.fitness.order import is_order_doubtful

__all__ = ["is_order_doubtful", "judge_sentences"]
