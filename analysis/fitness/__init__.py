"""Fitness: which sentences of an article may be a line of an edition, and why the others may not."""

from analysis.fitness.judging import judge_sentences

__all__ = ["judge_sentences"]
