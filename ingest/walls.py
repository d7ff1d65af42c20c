"""Pages that show something else in place of the article, or its beginning only."""

import re
from functools import cache
from typing import Final

from domain.article import DropReason
from domain.errors import InputRefusedError
from ingest.appeals import asks_to_pay
from ingest.cleaning import Cleaned
from ingest.folding import count_words, fold_line
from ingest.inputs import Input
from ingest.phrases.walls import CONSENT_TITLES, ROBOT_CHECKS

_MOST_WALL_WORDS: Final = 120
"""A page with more text than this has an article, whatever else stands on it."""
_MOST_STUB_WORDS: Final = 250
_LEAST_SHARE: Final = 0.6


def refuse_wall(found: Input, cleaned: Cleaned, name: str) -> None:
    """Tell a page that asks for something first from an article.

    Raises:
        InputRefusedError: If it shows a check for robots or a request for consent, and no article.
    """
    if found.page is None or count_words(cleaned.text) > _MOST_WALL_WORDS:
        return
    titles = [fold_line(title) for title in (found.page.title, *found.page.headings) if title]
    lines = [fold_line(line) for line in found.text.splitlines() if line.strip()]
    if any(_matches(_robot_checks(), line) for line in (*titles, *lines)):
        raise InputRefusedError(f"{name} shows a check for robots in place of the article.")
    asks = [piece for piece in cleaned.dropped if piece.why is DropReason.CONSENT]
    is_mostly_consent = sum(count_words(piece.text) for piece in asks) > count_words(cleaned.text)
    if is_mostly_consent or any(_matches(_consent_titles(), title) for title in titles):
        raise InputRefusedError(f"{name} shows a request for consent in place of the article.")


def is_stub(found: Input, text: str) -> bool:
    """Whether a page holds only the beginning of its article, `text`, because the rest is for subscribers.

    The page has to say so, by its metadata or in words, and the text has to be short: by the page's own count of
    words where it gives one. Many pages name their offer and show the whole article all the same.
    """
    page, metadata = found.page, found.metadata
    if page is None:
        return False
    words = count_words(text)
    if words >= (_MOST_STUB_WORDS if metadata.word_count is None else _LEAST_SHARE * metadata.word_count):
        return False
    lines = [*found.text.splitlines(), *(line for line, _ in page.outside)]
    return metadata.is_locked or any(asks_to_pay(line) for line in lines)


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    return pattern.fullmatch(line) is not None


@cache
def _robot_checks() -> re.Pattern[str]:
    return re.compile("|".join(ROBOT_CHECKS))


@cache
def _consent_titles() -> re.Pattern[str]:
    return re.compile("|".join(CONSENT_TITLES))
