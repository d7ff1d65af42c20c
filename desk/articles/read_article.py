"""Reads one file and finds all that it says; opens no database, so it can run in a worker process."""

import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from desk.articles.cpu_limit import cpu_limit
from domain.article import Article
from domain.outlet import Outlet
from domain.statements import Statements
from ingest import NOTHING_TOLD, KnownOutlets, Limits, Told, name_of

NONE_KNOWN: Final = b""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what it says."""

    article: Article
    statements: Statements


def pack(known: Iterable[Outlet]) -> bytes:
    """Outlets as `read_article` takes them.

    They go to a worker with each article, and it unpacks thousands of them only when one has changed.
    """
    return pickle.dumps(tuple(known))


@lru_cache(maxsize=1)
def _unpack(known: bytes) -> KnownOutlets:
    return KnownOutlets.of(pickle.loads(known) if known else ())  # noqa: S301 - our own bytes


def read_article(
    source: Path | str | bytes,
    *,
    now: datetime,
    limits: Limits,
    told: Told = NOTHING_TOLD,
    known: bytes = NONE_KNOWN,
    name: str = "pasted text",
) -> ReadArticle:
    """Read a file, or a text or page that is called `name`, as an article; `known` are the stored outlets, from `pack`.

    Raises:
        InputRefusedError: If it cannot become an article or takes too long to analyse, in one sentence.
    """
    from analysis.article import analyse, reading_of  # noqa: PLC0415 (tables of words load in workers only)
    from ingest.reading import read_file, read_text  # noqa: PLC0415 (as above)

    outlets = _unpack(known)
    called = name_of(source) if isinstance(source, Path) else name
    seconds = limits.text_cpu_seconds
    with cpu_limit(seconds, why=f"{called} takes longer than {seconds:g} seconds to analyse."):
        if isinstance(source, Path):
            article = read_file(source, outlets=outlets, now=now, limits=limits, told=told)
        else:
            article = read_text(source, name=name, outlets=outlets, now=now, limits=limits, told=told)
        return ReadArticle(article, analyse(reading_of(article, _names_of(article, outlets))))


def read_headline(*, told: Told, known: bytes, name: str) -> ReadArticle:
    """An article without words, of which only what was told is known; for a worker, as `read_article`."""
    from ingest.outlet_evidence import Clues, weigh  # noqa: PLC0415 (as above)

    outlet = weigh(Clues(given=told.outlet, urls=(told.url,) if told.url else ()), _unpack(known))
    return ReadArticle(Article(name, told.url, outlet, None, (), told.published, None, text=""), Statements())


def _names_of(article: Article, outlets: KnownOutlets) -> tuple[str, ...]:
    row = outlets.by_host(article.outlet.domain) if article.outlet.domain else None
    row = row or (outlets.by_name(article.outlet.name) if article.outlet.name else None)
    return (row.name, *row.aliases) if row else ()
