"""Which words a passage has: a look at them tells, far cheaper than a search, that a pattern cannot match."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
_REMEMBERED: Final = 500
"""Several steps look at the same sentences."""


@lru_cache(_REMEMBERED)
def words_in(text: str) -> frozenset[str]:
    r"""Give the words of `text` in lower case, divided as `\b` divides them: "e-mail's" has three."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def words_in_article(text: str) -> frozenset[str]:
    """Give the words of a whole article as `words_in` does; several steps ask for them."""
    return frozenset(_WORD.findall(text.lower()))


def first_words(alternatives: str) -> frozenset[str]:
    """Give the first word of each alternative of a pattern like "told|read out|tv", in lower case."""
    return frozenset(_WORD.findall(alternative)[0] for alternative in alternatives.lower().split("|"))


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A pattern, and the words in lower case without which it cannot match: one of each of `needs`."""

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether the pattern may match in a passage with these words, from `words_in`."""
        for need in self.needs:  # noqa: SIM110 (no generator: it is asked of every sentence)
            if need.isdisjoint(words):
                return False
        return True

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Find the first match in `text`, which has these words."""
        return self.pattern.search(text) if self.may_match(words) else None
