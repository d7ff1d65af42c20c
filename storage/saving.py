"""One reading of an article on its way to rows: is it new, the same, or another version?"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, Integer, Text, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.article import Article, ArticleRef, Published
from domain.outlet import OutletStatus
from domain.records import Outcome, Saved
from domain.statements import Statements
from storage.closed_windows import stored_from
from storage.folding import outlet_key
from storage.rows import AnyRow, Values, insert_row
from storage.speaker_counts import count_said, count_stored
from storage.statements import (
    VersionStatements,
    delete_statements,
    insert_statements,
    load_statements,
    statement_columns,
)
from storage.tables import articles, quotes, sentences, versions

PUBLISHED: Final = ("published_at", "published_precision")
OUTLET: Final = ("outlet_status", "outlet_name", "outlet_key", "outlet_domain", "outlet_platform", "outlet_evidence")
CERTAINTY: Final = (OutletStatus.UNKNOWN, OutletStatus.INFERRED, OutletStatus.STATED)
"""How well an outlet is known, least first."""

# Every statement that a new article needs is made once: making one takes longer than running it.
_URL: Final[BindParameter[Any]] = bindparam("its_url", type_=Text)
_OUTLET: Final[BindParameter[Any]] = bindparam("its_outlet", type_=Integer)
_STORED: Final = select(versions, articles.c.url, articles.c.outlet_id, articles.c.stored_at).join(
    articles, articles.c.current_version_id == versions.c.version_id
)
_BY_ID: Final = _STORED.where(articles.c.article_id == bindparam("its_id"))
_BY_URL: Final = _STORED.where(articles.c.url == _URL)
_BY_TEXT: Final = (
    _STORED.where(
        articles.c.content_key == bindparam("its_key"),
        or_(_URL.is_(None), articles.c.url.is_(None)),
        or_(_OUTLET.is_(None), articles.c.outlet_id.is_(None), articles.c.outlet_id == _OUTLET),
    )
    .order_by(articles.c.article_id)
    .limit(1)
)
_BY_WORDS: Final = _BY_TEXT.where(versions.c.title.is_not_distinct_from(bindparam("its_title", type_=Text)))
_FEW_CHARS: Final = 300
_MAKE_CURRENT: Final = (
    update(articles)
    .where(articles.c.article_id == bindparam("its_id"))
    .values(current_version_id=bindparam("its_version"))
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is handed in to be saved; `article_id` is set where the article is known already."""

    article: Article
    statements: Statements
    outlet_id: int | None
    people: Mapping[str, int]
    now: datetime
    article_id: int | None = None

    def columns(self) -> Values:
        """The row of `versions`, but for its ids."""
        article, outlet = self.article, self.article.outlet
        return {
            "content_key": content_key(article.text),
            "title": article.title,
            "path": article.path,
            "authors": article.authors,
            "published_at": article.published and article.published.at,
            "published_precision": article.published and article.published.precision,
            "language": article.language,
            "outlet_status": outlet.status,
            "outlet_name": outlet.name,
            "outlet_key": outlet_key(outlet.name or "") or None,
            "outlet_domain": outlet.domain,
            "outlet_platform": outlet.platform,
            "outlet_evidence": outlet.evidence,
            "read_at": self.now,
            "dropped": [[dropped.text, dropped.why] for dropped in article.dropped],
            "text": article.text,
            "is_teaser": article.is_teaser,
            **statement_columns(self.statements),
        }

    def listed_at(self, stored_at: datetime) -> datetime:
        """The time that lists go by."""
        return self.article.published.at if self.article.published else stored_at

    def said(self, version_id: int, stored_at: datetime) -> VersionStatements:
        """The statements, for a version."""
        return VersionStatements(version_id, self.article.text, self.statements, self.people, self.listed_at(stored_at))


@lru_cache(maxsize=1)
def content_key(text: str) -> str:
    """What two texts have in common that differ in white space only."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode()).hexdigest()


async def save_reading(connection: AsyncConnection, reading: Reading) -> Saved:
    """Store a reading, in the writing unit at hand."""
    stored = await _find(connection, reading)
    if stored is None:
        return await _store(connection, reading)
    if _is_other_text(stored, reading):
        return await _add_version(connection, stored, reading)
    return await _complete(connection, stored, reading)


async def date_article(connection: AsyncConnection, article_id: int, published: Published) -> None:
    """Take over when a stored article was published, in the writing unit at hand; a date that it has stays."""
    stored = (await connection.execute(_BY_ID, {"its_id": article_id})).first()
    if stored is not None and stored.published_at is None:
        dated = dict(zip(PUBLISHED, (published.at, published.precision), strict=True))
        await connection.execute(update(versions).filter_by(version_id=stored.version_id).values(dated))
        await _list_at(connection, stored, published.at)


async def move_article(connection: AsyncConnection, article_id: int, url: str) -> None:
    """Give an article another URL, in the writing unit at hand; none where another article has it."""
    is_taken = (await connection.execute(_BY_URL, {"its_url": url})).first() is not None
    moved = update(articles).filter_by(article_id=article_id).values(url=None if is_taken else url)
    await connection.execute(moved)


async def _find(connection: AsyncConnection, reading: Reading) -> AnyRow | None:
    """The stored article that this is, with its current version."""
    if reading.article_id is not None:
        return (await connection.execute(_BY_ID, {"its_id": reading.article_id})).first()
    url = {"its_url": reading.article.url}
    if reading.article.url is not None:
        found = (await connection.execute(_BY_URL, url)).first()
        if found is not None:
            return found
    text = {"its_key": content_key(reading.article.text), "its_outlet": reading.outlet_id}
    if len(reading.article.text) > _FEW_CHARS:
        return (await connection.execute(_BY_TEXT, text | url)).first()
    # Many headlines stand over the same few words, or over none.
    return (await connection.execute(_BY_WORDS, {"its_title": reading.article.title} | text | url)).first()


def _is_other_text(stored: AnyRow, reading: Reading) -> bool:
    given = reading.article
    return stored.content_key != content_key(given.text) or _spaced(stored.title) != _spaced(given.title)


def _spaced(title: str | None) -> list[str]:
    return (title or "").split()


async def _store(connection: AsyncConnection, reading: Reading) -> Saved:
    stored_at = await stored_from(connection, reading.now)
    values = {
        "url": reading.article.url,
        "content_key": content_key(reading.article.text),
        "outlet_id": reading.outlet_id,
        "listed_at": reading.listed_at(stored_at),
        "stored_at": stored_at,
    }
    article_id = await insert_row(connection, articles, values)
    ref = ArticleRef(article_id, 1)
    await _insert_version(connection, ref, reading, reading.outlet_id, stored_at=stored_at)
    return Saved(ref, Outcome.STORED)


async def _add_version(connection: AsyncConnection, stored: AnyRow, reading: Reading) -> Saved:
    """Make the reading the current version; the statements of the one before stay, but nothing finds them any more."""
    await count_stored(connection, stored.version_id, sign=-1)
    is_old = {"version_id": stored.version_id}
    await connection.execute(update(quotes).filter_by(**is_old).values(listed_at=None, utterance_id=None))
    await connection.execute(update(sentences).filter_by(**is_old).values(words=""))
    await _update_article(connection, stored, reading)
    ref = ArticleRef(stored.article_id, stored.version + 1)
    outlet_id = reading.outlet_id or stored.outlet_id
    await _insert_version(connection, ref, reading, outlet_id, stored_at=stored.stored_at)
    return Saved(ref, Outcome.CHANGED)


async def _insert_version(
    connection: AsyncConnection, ref: ArticleRef, reading: Reading, outlet_id: int | None, *, stored_at: datetime
) -> None:
    values = {"article_id": ref.article_id, "version": ref.version, **reading.columns()}
    version_id = await insert_row(connection, versions, values)
    await insert_statements(connection, [reading.said(version_id, stored_at)])
    await connection.execute(_MAKE_CURRENT, {"its_id": ref.article_id, "its_version": version_id})
    await count_said(connection, reading.statements.quotes, reading.people, outlet_id)


async def _complete(connection: AsyncConnection, stored: AnyRow, reading: Reading) -> Saved:
    """Take over what the reading knows anew of a text that is stored."""
    added = _added(stored, reading)
    is_changed = bool(added) or _is_placed_anew(stored, reading)
    is_resaid = stored.text == reading.article.text and await _says_otherwise(connection, stored, reading)
    if is_changed or is_resaid:
        await count_stored(connection, stored.version_id, sign=-1)
        await _update_article(connection, stored, reading)
        if is_resaid:
            added |= {"dropped": reading.columns()["dropped"], **statement_columns(reading.statements)}
            await delete_statements(connection, stored.version_id)
            await insert_statements(connection, [reading.said(stored.version_id, stored.stored_at)])
        if added:
            await connection.execute(update(versions).filter_by(version_id=stored.version_id).values(added))
        listed_at = added.get("published_at") or stored.published_at or stored.stored_at
        await _list_at(connection, stored, listed_at)
        await count_stored(connection, stored.version_id, sign=1)
    outcome = Outcome.CHANGED if is_changed else Outcome.UNCHANGED
    return Saved(ArticleRef(stored.article_id, stored.version), outcome)


def _added(stored: AnyRow, reading: Reading) -> Values:
    """The columns of the version that the reading knows and the stored row does not, or not so.

    What a reading does not know it never takes away, nor does weaker evidence of the outlet replace stronger.
    """
    columns = reading.columns()
    known = [name for name in ("authors", "language") if columns[name]]
    known += PUBLISHED if columns["published_at"] else ()
    known += () if columns["is_teaser"] else ("is_teaser",)
    if CERTAINTY.index(columns["outlet_status"]) >= CERTAINTY.index(OutletStatus(stored.outlet_status)):
        known += OUTLET
    return {name: columns[name] for name in known if columns[name] != getattr(stored, name)}


def _is_placed_anew(stored: AnyRow, reading: Reading) -> bool:
    """Whether the reading tells a URL or an outlet row that the article did not have."""
    has_url = reading.article.url is not None and stored.url is None
    return has_url or reading.outlet_id not in {None, stored.outlet_id}


async def _list_at(connection: AsyncConnection, stored: AnyRow, listed_at: datetime) -> None:
    await connection.execute(update(articles).filter_by(article_id=stored.article_id).values(listed_at=listed_at))
    await connection.execute(update(quotes).filter_by(version_id=stored.version_id).values(listed_at=listed_at))


async def _says_otherwise(connection: AsyncConnection, stored: AnyRow, reading: Reading) -> bool:
    """Whether other statements are stored, or other speakers for them."""
    said = await load_statements(connection, [stored])
    if said[stored.version_id] != reading.statements:
        return True
    query = select(quotes.c.canonical, quotes.c.speaker_id).where(quotes.c.version_id == stored.version_id)
    rows = await connection.execute(query)
    return any(reading.people.get(row.canonical or "") != row.speaker_id for row in rows)


async def _update_article(connection: AsyncConnection, stored: AnyRow, reading: Reading) -> None:
    values = {
        "url": stored.url or reading.article.url,
        "content_key": content_key(reading.article.text),
        "outlet_id": reading.outlet_id or stored.outlet_id,
        "listed_at": reading.listed_at(stored.stored_at),
    }
    await connection.execute(update(articles).where(articles.c.article_id == stored.article_id).values(values))
