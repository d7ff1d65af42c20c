"""Outlets: their rows, the keys they are found by, and the articles that wait for a row."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import OutletSummary
from domain.outlet import Outlet, OutletKind, OutletStatus
from storage.database import Database
from storage.folding import outlet_key
from storage.rows import Values, insert_row, insert_rows
from storage.speakers import count_outlet
from storage.tables import articles, outlet_keys, outlets, versions


class Outlets:
    """What is stored of outlets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        name: str,
        *,
        domains: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        kind: OutletKind = OutletKind.NEWS,
        country: str | None = None,
        language: str | None = None,
    ) -> Outlet:
        """Make an outlet, or complete the one that has this name, alias or domain already.

        What is known of it stays; new domains and aliases are added, `country` and `language` where they were missing.
        An outlet that was only called by its domain takes the name. Stored articles that gave this name or domain as
        their outlet's and had no outlet row are its articles from now on.
        """
        keys = _keys((name, *aliases), domains)
        async with self._database.write() as connection:
            outlet_id = await _owner(connection, keys)
            given = {"name": name, "kind": kind, "country": country, "language": language, "is_disabled": False}
            if outlet_id is None:
                outlet_id = await insert_row(connection, outlets, given)
            else:
                await _complete(connection, outlet_id, given)
            await _insert_keys(connection, outlet_id, keys)
            await _adopt(connection, outlet_id, keys)
            return (await _outlets(connection, outlets.c.outlet_id == outlet_id))[0]

    async def get(self, outlet_id: int) -> Outlet | None:
        """The outlet with this id."""
        return await self._one(outlets.c.outlet_id == outlet_id)

    async def by_domain(self, domain: str) -> Outlet | None:
        """The outlet that has this registrable domain."""
        return await self._one(_has_key(domain.casefold(), is_domain=True))

    async def by_name(self, text: str) -> Outlet | None:
        """The outlet with this name or alias; case, accents, punctuation and a leading article do not count."""
        return await self._one(_has_key(outlet_key(text), is_domain=False))

    async def near(self, text: str, limit: int = 3) -> tuple[Outlet, ...]:
        """The outlets with a name, alias or domain most like this, best first."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(outlet_keys.c.key, outlet_keys.c.outlet_id))
            owners = {row.key: row.outlet_id for row in rows}
            close = get_close_matches(outlet_key(text), owners, n=limit * 3)
            best = list(dict.fromkeys(owners[key] for key in close))[:limit]
            found = {one.outlet_id: one for one in await _outlets(connection, outlets.c.outlet_id.in_(best))}
            return tuple(found[outlet_id] for outlet_id in best)

    async def summaries(self) -> tuple[OutletSummary, ...]:
        """Every outlet with what is stored of it, by name."""
        query = (
            select(articles.c.outlet_id, func.count().label("articles"), func.max(articles.c.stored_at).label("last"))
            .where(articles.c.outlet_id.is_not(None))
            .group_by(articles.c.outlet_id)
        )
        async with self._database.read() as connection:
            stored = {row.outlet_id: row for row in await connection.execute(query)}
            found = await _outlets(connection)
        summaries = []
        for outlet in sorted(found, key=lambda outlet: outlet_key(outlet.name)):
            row = stored.get(outlet.outlet_id)
            summaries.append(OutletSummary(outlet, row.articles if row else 0, row.last if row else None))
        return tuple(summaries)

    async def _one(self, condition: ColumnElement[bool]) -> Outlet | None:
        async with self._database.read() as connection:
            return next(iter(await _outlets(connection, condition)), None)


Keys = dict[tuple[str, bool], str]
"""(key, is_domain) to the words as they were given."""


def _keys(names: Iterable[str], domains: Iterable[str]) -> Keys:
    keys = {(domain.casefold(), True): domain.casefold() for domain in domains}
    for name in names:
        if key := outlet_key(name):
            keys.setdefault((key, False), name)
    return keys


def _has_key(key: str, *, is_domain: bool) -> ColumnElement[bool]:
    owner = select(outlet_keys.c.outlet_id).where(outlet_keys.c.key == key, outlet_keys.c.is_domain == is_domain)
    return outlets.c.outlet_id == owner.scalar_subquery()


async def _outlets(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[Outlet]:
    """Outlets with their domains and aliases, in the order they were given."""
    rows = (await connection.execute(select(outlets).where(*conditions).order_by(outlets.c.outlet_id))).all()
    ids = [row.outlet_id for row in rows]
    words: dict[tuple[int, bool], list[str]] = defaultdict(list)
    query = select(outlet_keys).where(outlet_keys.c.outlet_id.in_(ids)).order_by(outlet_keys.c.position)
    for key in await connection.execute(query):
        words[key.outlet_id, key.is_domain].append(key.words)
    return [
        Outlet(
            outlet_id=row.outlet_id,
            name=row.name,
            domains=tuple(words[row.outlet_id, True]),
            aliases=tuple(
                alias
                for alias in words[row.outlet_id, False]
                if alias != row.name and alias not in words[row.outlet_id, True]
            ),
            kind=OutletKind(row.kind),
            country=row.country,
            language=row.language,
        )
        for row in rows
    ]


async def _known_keys(connection: AsyncConnection, keys: Keys) -> dict[tuple[str, bool], int]:
    query = select(outlet_keys).where(outlet_keys.c.key.in_({key for key, _ in keys}))
    rows = await connection.execute(query)
    return {(row.key, row.is_domain): row.outlet_id for row in rows if (row.key, row.is_domain) in keys}


async def _owner(connection: AsyncConnection, keys: Keys) -> int | None:
    """The outlet that has one of the keys, by the name before others, by a name before a domain."""
    known = await _known_keys(connection, keys)
    in_order = sorted(keys, key=lambda key: key[1])
    return next((known[key] for key in in_order if key in known), None)


async def _complete(connection: AsyncConnection, outlet_id: int, given: Values) -> None:
    known = (await _outlets(connection, outlets.c.outlet_id == outlet_id))[0]
    values = {
        "name": given["name"] if known.name.casefold() in known.domains else known.name,
        "kind": given["kind"] if known.kind is OutletKind.NEWS else known.kind,
        "country": known.country or given["country"],
        "language": known.language or given["language"],
    }
    await connection.execute(update(outlets).where(outlets.c.outlet_id == outlet_id).values(values))


async def _insert_keys(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Add the keys that nobody has yet; one that another outlet has stays with it."""
    known = await _known_keys(connection, keys)
    query = select(func.coalesce(func.max(outlet_keys.c.position), 0)).where(outlet_keys.c.outlet_id == outlet_id)
    last = int((await connection.execute(query)).scalar_one())
    missing = [key for key in keys if key not in known]
    rows = [
        {
            "key": key,
            "is_domain": is_domain,
            "outlet_id": outlet_id,
            "words": keys[key, is_domain],
            "position": position,
        }
        for position, (key, is_domain) in enumerate(missing, last + 1)
    ]
    await insert_rows(connection, outlet_keys, rows)


async def _adopt(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Give the outlet the articles that named it before it had a row."""
    names_it = or_(
        versions.c.outlet_domain.in_([key for key, is_domain in keys if is_domain]),
        versions.c.outlet_key.in_([key for key, is_domain in keys if not is_domain]),
    )
    is_waiting = (articles.c.outlet_id.is_(None), versions.c.outlet_status != OutletStatus.UNKNOWN, names_it)
    query = select(versions.c.version_id).join(articles, articles.c.current_version_id == versions.c.version_id)
    waiting = list((await connection.execute(query.where(*is_waiting))).scalars())
    if waiting:
        owns = update(articles).where(articles.c.current_version_id.in_(waiting)).values(outlet_id=outlet_id)
        await connection.execute(owns)
        await count_outlet(connection, outlet_id, waiting)
