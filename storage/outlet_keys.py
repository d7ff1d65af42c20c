"""The keys that outlets are found by, and the articles that wait for an outlet to have theirs."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outlet import OutletKind, OutletStatus
from storage.folding import outlet_key
from storage.grouping import sum_up
from storage.rows import insert_rows
from storage.speaker_counts import count_outlet
from storage.tables import articles, outlet_keys, outlets, story_articles, versions

Keys = dict[tuple[str, bool], str]
"""(key, is_domain) to the words as they were given."""

_KINDS: Final = (
    select(outlet_keys.c.key, outlets.c.kind)
    .join(outlets, outlets.c.outlet_id == outlet_keys.c.outlet_id)
    .where(outlet_keys.c.key.in_(bindparam("keys", expanding=True)), outlet_keys.c.is_domain.is_(False))
)
_HAS_KEY: Final = outlet_keys.c.key.in_(bindparam("keys", expanding=True))
_KNOWN: Final = select(outlet_keys).where(_HAS_KEY)
_KNOWN_AND_OWN: Final = select(outlet_keys).where(or_(_HAS_KEY, outlet_keys.c.outlet_id == bindparam("its_outlet")))
_NAMES_IT: Final = and_(
    versions.c.outlet_key.in_(bindparam("names", expanding=True)), versions.c.outlet_status != OutletStatus.UNKNOWN
)
_WAITING: Final = (
    select(versions.c.version_id)
    .join(articles, articles.c.current_version_id == versions.c.version_id)
    .where(
        articles.c.outlet_id.is_(None),
        or_(versions.c.outlet_domain.in_(bindparam("domains", expanding=True)), _NAMES_IT),
    )
)


def keys_of(names: Iterable[str], domains: Iterable[str]) -> Keys:
    """The keys of names and domains; a name without a letter has none."""
    keys = {(domain.casefold(), True): domain.casefold() for domain in domains}
    for name in names:
        if key := outlet_key(name):
            keys.setdefault((key, False), name)
    return keys


async def kinds_of(connection: AsyncConnection, names: Collection[str]) -> Mapping[str, OutletKind]:
    """The kind of the outlet that each name or alias stands for; names of none are left out."""
    keys = {name: outlet_key(name) for name in names}
    rows = await connection.execute(_KINDS, {"keys": list(set(keys.values()))})
    found = {row.key: OutletKind(row.kind) for row in rows}
    return {name: found[key] for name, key in keys.items() if key in found}


async def owner_of(connection: AsyncConnection, keys: Keys) -> int | None:
    """The outlet that has one of the keys, by the name before others, by a name before a domain."""
    rows = await connection.execute(_KNOWN, {"keys": list({key for key, _ in keys})})
    known = {(row.key, row.is_domain): row.outlet_id for row in rows}
    in_order = sorted(keys, key=lambda key: key[1])
    return next((known[key] for key in in_order if key in known), None)


async def insert_keys(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Add the keys that nobody has yet; one that another outlet has stays with it."""
    near = {"keys": list({key for key, _ in keys}), "its_outlet": outlet_id}
    rows = (await connection.execute(_KNOWN_AND_OWN, near)).all()
    known = {(row.key, row.is_domain) for row in rows}
    last = max((row.position for row in rows if row.outlet_id == outlet_id), default=0)
    new = [
        {
            "key": key,
            "is_domain": is_domain,
            "outlet_id": outlet_id,
            "words": keys[key, is_domain],
            "position": position,
        }
        for position, (key, is_domain) in enumerate((key for key in keys if key not in known), last + 1)
    ]
    await insert_rows(connection, outlet_keys, new)


async def delete_keys(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Take keys from an outlet that has them."""
    for key, is_domain in keys:
        is_meant = (outlet_keys.c.key == key, outlet_keys.c.is_domain == is_domain)
        await connection.execute(delete(outlet_keys).where(outlet_keys.c.outlet_id == outlet_id, *is_meant))


async def last_position(connection: AsyncConnection, outlet_id: int) -> int:
    """The position of an outlet's last key, 0 without any."""
    query = select(func.coalesce(func.max(outlet_keys.c.position), 0)).where(outlet_keys.c.outlet_id == outlet_id)
    return int((await connection.execute(query)).scalar_one())


async def adopt(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Give the outlet the articles that waited under its domains, or named it before it had a row."""
    names = [key for key, is_domain in keys if not is_domain]
    domains = [key for key, is_domain in keys if is_domain]
    waiting = list((await connection.execute(_WAITING, {"names": names, "domains": domains})).scalars())
    if waiting:
        is_adopted = articles.c.current_version_id.in_(waiting)
        await connection.execute(update(articles).where(is_adopted).values(outlet_id=outlet_id))
        await count_outlet(connection, outlet_id, waiting)
        of_story = select(story_articles.c.story_id).distinct().join(articles).where(is_adopted)
        await sum_up(connection, list((await connection.execute(of_story)).scalars()))
