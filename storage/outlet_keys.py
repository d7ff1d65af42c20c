"""The keys that outlets are found by, and the articles that wait for an outlet to have theirs."""

from collections.abc import Iterable

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outlet import OutletStatus
from storage.folding import outlet_key
from storage.grouping import sum_up
from storage.rows import insert_rows
from storage.speaker_counts import count_outlet
from storage.tables import articles, outlet_keys, story_articles, versions

Keys = dict[tuple[str, bool], str]
"""(key, is_domain) to the words as they were given."""


def keys_of(names: Iterable[str], domains: Iterable[str]) -> Keys:
    """The keys of names and domains; a name without a letter has none."""
    keys = {(domain.casefold(), True): domain.casefold() for domain in domains}
    for name in names:
        if key := outlet_key(name):
            keys.setdefault((key, False), name)
    return keys


async def known_keys(connection: AsyncConnection, keys: Keys) -> dict[tuple[str, bool], int]:
    """Those of the keys that outlets have, with the outlet's id."""
    query = select(outlet_keys).where(outlet_keys.c.key.in_({key for key, _ in keys}))
    rows = await connection.execute(query)
    return {(row.key, row.is_domain): row.outlet_id for row in rows if (row.key, row.is_domain) in keys}


async def owner_of(connection: AsyncConnection, keys: Keys) -> int | None:
    """The outlet that has one of the keys, by the name before others, by a name before a domain."""
    known = await known_keys(connection, keys)
    in_order = sorted(keys, key=lambda key: key[1])
    return next((known[key] for key in in_order if key in known), None)


async def insert_keys(connection: AsyncConnection, outlet_id: int, keys: Keys) -> None:
    """Add the keys that nobody has yet; one that another outlet has stays with it."""
    known = await known_keys(connection, keys)
    missing = [key for key in keys if key not in known]
    rows = [
        {
            "key": key,
            "is_domain": is_domain,
            "outlet_id": outlet_id,
            "words": keys[key, is_domain],
            "position": position,
        }
        for position, (key, is_domain) in enumerate(missing, await last_position(connection, outlet_id) + 1)
    ]
    await insert_rows(connection, outlet_keys, rows)


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
    waits_under = versions.c.outlet_domain.in_([key for key, is_domain in keys if is_domain])
    names_it = and_(
        versions.c.outlet_key.in_([key for key, is_domain in keys if not is_domain]),
        versions.c.outlet_status != OutletStatus.UNKNOWN,
    )
    query = select(versions.c.version_id).join(articles, articles.c.current_version_id == versions.c.version_id)
    is_waiting = (articles.c.outlet_id.is_(None), or_(waits_under, names_it))
    waiting = list((await connection.execute(query.where(*is_waiting))).scalars())
    if waiting:
        is_adopted = articles.c.current_version_id.in_(waiting)
        await connection.execute(update(articles).where(is_adopted).values(outlet_id=outlet_id))
        await count_outlet(connection, outlet_id, waiting)
        of_story = select(story_articles.c.story_id).distinct().join(articles).where(is_adopted)
        await sum_up(connection, list((await connection.execute(of_story)).scalars()))
