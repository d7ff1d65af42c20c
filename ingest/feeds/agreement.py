"""Whether a page is the article that an entry of a feed announces, or something that stands in its place.

Walls, login forms, pages that are gone and empty shells look like articles in every language. No phrase of theirs is
looked for here: a page is the entry's if it has its headline, or tells what the entry tells.
"""

import re
from typing import Final

from ingest.feeds.edits import words_of

# Measured on 181 real pages, whose description stood for the entry's words, and on 401 entries of real feeds with both
# a teaser and the whole text: none and one are refused. Of 24 walls in 17 languages, each held against all of these,
# one of 13,968 is taken for the page of an entry with words, 1 of 250 for that of a mere headline; under the article's
# own headline 1 of 130.
_LEAST_SHARE: Final = 0.4
_LIKE_TITLES: Final = 0.5
_FEWEST_WORDS: Final = 3
"""Titles of fewer words are like others by chance: a section's, or the name of the site alone."""
_COMPARED_CHARS: Final = 600
_READ_CHARS: Final = 50_000
_STEM_CHARS: Final = 6
"""Words that begin alike for so long are forms of one."""
_SHORTEST_CHARS: Final = 4
"""Shorter words are in every text."""
_SHELL_CHARS: Final = 800
_LEAST_OF_SHELL: Final = 0.2
_FEWEST_OF_TEASER: Final = 5
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def agrees(title: str, words: str, *, page_title: str, page_text: str) -> bool:
    """Whether a page goes with the headline and the words of an entry; one that has neither goes with every page.

    It does where the titles are alike but for case, order and the name of a site, unless it is a short page with hardly
    any of the words; or where the page has a good part of title and words. Forms of a word are one.
    """
    said, teaser = _stems(title), _stems(words[:_COMPARED_CHARS])
    shown, text = _stems(page_title), _stems(page_text[:_READ_CHARS])
    if _are_alike(said, shown):
        telling = _telling(teaser)
        can_tell = len(page_text) < _SHELL_CHARS and len(telling) >= _FEWEST_OF_TEASER
        return not can_tell or _share(telling, text) >= _LEAST_OF_SHELL
    return _share(_telling(said | teaser), text | shown) >= _LEAST_SHARE


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words; of scripts that write no spaces every two letters."""
    found: set[str] = set()
    for word in words_of(text):
        if _UNSPACED.search(word):
            found |= {word[at : at + 2] for at in range(max(1, len(word) - 1))}
        else:
            found.add(word[:_STEM_CHARS])
    return frozenset(found)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return bool(one)
    return len(one & other) >= _LIKE_TITLES * max(_FEWEST_WORDS, min(len(one), len(other)))


def _telling(stems: frozenset[str]) -> frozenset[str]:
    """The stems that are not in every text; all of them where a language has short words alone."""
    telling = (stem for stem in stems if len(stem) >= _SHORTEST_CHARS or _UNSPACED.search(stem))
    return frozenset(telling) or stems


def _share(stems: frozenset[str], of: frozenset[str]) -> float:
    """How much of the one is in the other; all of it where there is nothing."""
    return len(stems & of) / len(stems) if stems else 1.0
