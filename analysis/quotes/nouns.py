"""Which nouns name somebody or something that can speak."""

from functools import lru_cache
from typing import Final

from analysis.languages import english

_SPEAKING: Final = english.TEXTS | english.BODIES


@lru_cache(maxsize=20_000)
def can_head(lower: str) -> bool:
    """Tell whether a noun, singular or plural, is one for people, bodies or texts, or a title."""
    return is_human(lower) or lower in _SPEAKING or lower.removesuffix("s") in _SPEAKING


@lru_cache(maxsize=20_000)
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


@lru_cache(maxsize=20_000)
def is_somebody(lower: str) -> bool:
    """Tell whether a noun is one for people, relatives or a body, or a title."""
    return is_human(lower) or lower in english.BODIES or lower in english.KIN
