"""Which nouns name somebody or something that can speak."""

from analysis.languages import english


def can_head(lower: str) -> bool:
    """Tell whether a noun, singular or plural, is one for people, bodies or texts, or a title."""
    speaks = english.TEXTS | english.BODIES
    return is_human(lower) or lower in speaks or lower.removesuffix("s") in speaks


def is_human(lower: str) -> bool:
    """Tell whether a noun, singular or plural, is one for people, or a title."""
    stem = lower.removesuffix(".")
    return (
        stem in english.HUMANS
        or stem in english.TITLES
        or stem.removesuffix("s") in english.HUMANS
        or stem in english.IRREGULAR_PLURALS
        or stem.endswith(english.HUMAN_ENDINGS)
    )
