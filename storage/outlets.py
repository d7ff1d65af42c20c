"""Outlets: their rows, and what admins do to them."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import OutletSummary
from domain.outlet import Outlet, OutletChanges, OutletCounts, OutletKind, WaitingDomain
from storage.database import Database
from storage.folding import outlet_key
from storage.merging import counts_of, merge
from storage.outlet_keys import Keys, adopt, delete_keys, insert_keys, keys_of, owner_of
from storage.rows import AnySelect, Values, insert_row
from storage.tables import articles, outlet_keys, outlets, versions

_FOUND: Final = (
    select(outlet_keys.c.outlet_id)
    .where(
        or_(
            and_(outlet_keys.c.key == bindparam("name"), outlet_keys.c.is_domain.is_(False)),
            and_(outlet_keys.c.key == bindparam("domain"), outlet_keys.c.is_domain.is_(True)),
        )
    )
    .order_by(outlet_keys.c.is_domain.desc())
    .limit(1)
)

_ALL: Final = select(outlets).order_by(outlets.c.outlet_id)
_BY_ID: Final = _ALL.where(outlets.c.outlet_id.in_(bindparam("ids", expanding=True)))
_BY_KEY: Final = _ALL.where(
    outlets.c.outlet_id
    == select(outlet_keys.c.outlet_id)
    .where(outlet_keys.c.key == bindparam("its_key"), outlet_keys.c.is_domain == bindparam("is_a_domain"))
    .scalar_subquery()
)
_ALL_KEYS: Final = select(outlet_keys).order_by(outlet_keys.c.position)
_KEYS: Final = _ALL_KEYS.where(outlet_keys.c.outlet_id.in_(bindparam("ids", expanding=True)))


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
        given = {"name": name, "kind": kind, "country": country, "language": language}
        return await self._database.write_whole(_add, given, keys_of((name, *aliases), domains))

    async def edit(self, outlet_id: int, changes: OutletChanges) -> Outlet | None:
        """Change an outlet, None where it is gone; a key that another outlet has stays there.

        A name that it loses stays as an alias, unless it is to be taken away too. New domains and names bring it the
        stored articles that waited for it.
        """
        names = (changes.name, *changes.aliases) if changes.name else changes.aliases
        keys = keys_of(names, changes.domains)
        plain = ("kind", "country", "language", "licence", "robots", "words_per_edition")
        values: Values = {name: getattr(changes, name) or None for name in plain if getattr(changes, name) is not None}
        values |= {"name": changes.name} if changes.name else {}
        async with self._database.write() as connection:
            await delete_keys(connection, outlet_id, keys_of(changes.without, changes.without))
            await insert_keys(connection, outlet_id, keys)
            if values:
                await connection.execute(update(outlets).where(outlets.c.outlet_id == outlet_id).values(values))
            if changes.name:
                spelt = update(outlet_keys).filter_by(key=outlet_key(changes.name), is_domain=False)
                await connection.execute(spelt.filter_by(outlet_id=outlet_id).values(words=changes.name))
            await adopt(connection, outlet_id, keys)
            return next(iter(await _outlets(connection, _BY_ID, {"ids": [outlet_id]})), None)

    async def disable(self, outlet_id: int, *, is_disabled: bool = True) -> None:
        """Poll its feeds no more and show it in no new edition, or let both be again; its articles stay."""
        async with self._database.write() as connection:
            chosen = update(outlets).where(outlets.c.outlet_id == outlet_id)
            await connection.execute(chosen.values(is_disabled=is_disabled))

    async def counts(self, outlet_id: int) -> OutletCounts:
        """What hangs on an outlet."""
        async with self._database.read() as connection:
            return await counts_of(connection, outlet_id)

    async def merge(self, outlet_id: int, into_id: int, *, expected: tuple[OutletCounts, OutletCounts]) -> bool:
        """Give all of one outlet to another, whole or not at all; False if the counts of the two are not `expected`."""
        async with self._database.write() as connection:
            if (await counts_of(connection, outlet_id), await counts_of(connection, into_id)) != expected:
                return False
            await merge(connection, outlet_id, into_id)
            return True

    async def words_per_edition(self) -> Mapping[int, int]:
        """The outlets that an edition shows so many words of at most, by id; 0 where an outlet is disabled."""
        query = select(outlets.c.outlet_id, outlets.c.words_per_edition, outlets.c.is_disabled).where(
            outlets.c.is_disabled | outlets.c.words_per_edition.is_not(None)
        )
        async with self._database.read() as connection:
            rows = await connection.execute(query)
            return {row.outlet_id: 0 if row.is_disabled else row.words_per_edition for row in rows}

    async def disabled(self) -> frozenset[int]:
        """The ids of the outlets that no new edition shows."""
        async with self._database.read() as connection:
            query = select(outlets.c.outlet_id).where(outlets.c.is_disabled)
            return frozenset((await connection.execute(query)).scalars())

    async def waiting(self, limit: int = 20) -> tuple[WaitingDomain, ...]:
        """The domains that articles wait under until somebody names their outlet, most articles first."""
        domain, number = versions.c.outlet_domain, func.count().label("number")
        query = (
            select(domain, number)
            .join(articles, articles.c.current_version_id == versions.c.version_id)
            .where(articles.c.outlet_id.is_(None), domain.is_not(None))
            .group_by(domain)
            .order_by(number.desc(), domain)
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = await connection.execute(query)
            return tuple(WaitingDomain(row.outlet_domain, row.number) for row in rows)

    async def get(self, outlet_id: int) -> Outlet | None:
        """The outlet with this id."""
        return await self._one(_BY_ID, {"ids": [outlet_id]})

    async def by_domain(self, domain: str) -> Outlet | None:
        """The outlet that has this registrable domain."""
        return await self._one(_BY_KEY, {"its_key": domain.casefold(), "is_a_domain": True})

    async def by_name(self, text: str) -> Outlet | None:
        """The outlet with this name or alias; case, accents, punctuation and a leading article do not count."""
        return await self._one(_BY_KEY, {"its_key": outlet_key(text), "is_a_domain": False})

    async def find(self, domain: str | None, name: str) -> int | None:
        """The id of the outlet that has this domain, or else this name or alias."""
        wanted = {"name": outlet_key(name), "domain": domain.casefold() if domain else None}
        async with self._database.read() as connection:
            return (await connection.execute(_FOUND, wanted)).scalar()

    async def all(self) -> tuple[Outlet, ...]:
        """Every outlet, by the order they were stored in."""
        async with self._database.read() as connection:
            return tuple(await _outlets(connection, _ALL))

    async def near(self, text: str, limit: int = 3) -> tuple[Outlet, ...]:
        """The outlets with a name, alias or domain most like this, best first."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(outlet_keys.c.key, outlet_keys.c.outlet_id))
            owners = {row.key: row.outlet_id for row in rows}
            close = get_close_matches(outlet_key(text), owners, n=limit * 3)
            best = list(dict.fromkeys(owners[key] for key in close))[:limit]
            found = {one.outlet_id: one for one in await _outlets(connection, _BY_ID, {"ids": best})}
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
            found = await _outlets(connection, _ALL)
        summaries = []
        for outlet in sorted(found, key=lambda outlet: outlet_key(outlet.name)):
            row = stored.get(outlet.outlet_id)
            summaries.append(OutletSummary(outlet, row.articles if row else 0, row.last if row else None))
        return tuple(summaries)

    async def _one(self, query: AnySelect, given: Values) -> Outlet | None:
        async with self._database.read() as connection:
            return next(iter(await _outlets(connection, query, given)), None)


async def _add(connection: AsyncConnection, given: Values, keys: Keys) -> Outlet:
    outlet_id = await owner_of(connection, keys)
    if outlet_id is None:
        outlet_id = await insert_row(connection, outlets, given | {"is_disabled": False})
    else:
        await _complete(connection, outlet_id, given)
    await insert_keys(connection, outlet_id, keys)
    await adopt(connection, outlet_id, keys)
    return (await _outlets(connection, _BY_ID, {"ids": [outlet_id]}))[0]


async def _outlets(connection: AsyncConnection, query: AnySelect, given: Values | None = None) -> list[Outlet]:
    """Outlets with their domains and aliases, in the order they were given."""
    rows = (await connection.execute(query, given)).all()
    words: dict[tuple[int, bool], list[str]] = defaultdict(list)
    of_them = (_KEYS, {"ids": [row.outlet_id for row in rows]}) if given else (_ALL_KEYS, None)
    for key in await connection.execute(*of_them) if rows else ():
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
            words_per_edition=row.words_per_edition,
            is_disabled=row.is_disabled,
            licence=row.licence,
            robots=row.robots,
        )
        for row in rows
    ]


async def _complete(connection: AsyncConnection, outlet_id: int, given: Values) -> None:
    known = (await _outlets(connection, _BY_ID, {"ids": [outlet_id]}))[0]
    values = {
        "name": given["name"] if known.name.casefold() in known.domains else known.name,
        "kind": given["kind"] if known.kind is OutletKind.NEWS else known.kind,
        "country": known.country or given["country"],
        "language": known.language or given["language"],
    }
    await connection.execute(update(outlets).where(outlets.c.outlet_id == outlet_id).values(values))
