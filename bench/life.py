"""What the database holds of 1,000 chats that had an edition a day for a year, and what is left after pruning.

Fifty bodies a day of five lines each, one post a chat, all sent; in the month before and after pruning by the default
settings, and by the shortest. Counts rows and the pages in use of SQLite, without articles. While it prunes, somebody
else writes a row again and again: how long that waits is what pruning costs a sender. Other sizes:
`python -m bench.life 10000 365`. Prints a table and, as its last line, one JSON object.
"""

import asyncio
import json
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, func, insert, select, text

from bench.synthetic import FIRST_DAY, ProcessClock, build
from domain.chat import Platform
from domain.delivery import DeliveryState
from domain.message import Bar, Link, Message, Paragraph, Text
from storage.database import Database
from storage.message_code import encode_message
from storage.schema import upgrade
from storage.store import Store
from storage.tables import bodies, body_lines, body_stories, chats, editions, outbox, outbox_messages, posts

CHATS, DAYS = 1_000, 365
BODIES: Final = 50
LINES: Final = 5
TABLES: Final = (editions, posts, outbox, outbox_messages, bodies, body_lines, body_stories)
KEPT: Final = {"by default": timedelta(days=400), "at the least": timedelta(days=60)}
ROUND: Final = 0.01


async def live(database: Database, days: int, number: int) -> None:
    """Write what so many days leave behind."""
    named = [{"platform": Platform.TELEGRAM, "chat": str(10**9 + n), "thread": ""} for n in range(number)]
    async with database.write() as connection:
        await connection.execute(insert(chats), named)
    for day in range(days):
        await _live_a_day(database, day, number)


async def _live_a_day(database: Database, day: int, number: int) -> None:
    now = FIRST_DAY + timedelta(days=day)
    first_body, first_edition = day * BODIES + 1, day * number + 1
    body_ids = range(first_body, first_body + BODIES)
    rows: dict[Table, list[dict[str, Any]]] = {
        bodies: [{"body_id": n, "composed_at": now, "since": now - timedelta(days=1), "until": now} for n in body_ids],
        body_lines: [_line(body_id, n) for body_id in body_ids for n in range(1, LINES + 1)],
        body_stories: [
            {"body_id": body_id, "letter": letter, "story_id": body_id} for body_id in body_ids for letter in "ABC"
        ],
        outbox_messages: [{"message_id": n, "content_key": f"{n:064}", "message": _message(n)} for n in body_ids],
        editions: [],
        outbox: [],
        posts: [],
    }
    for n in range(number):
        edition_id, body_id = first_edition + n, first_body + n % BODIES
        sent = {"chat_id": n + 1, "edition_id": edition_id}
        rows[editions].append({**sent, "composed_at": now, "zone": "Europe/Kyiv", "body_id": body_id})
        rows[outbox].append({**sent, **_post(now), "message_id": body_id, "post_ids": (str(edition_id),)})
        where = {"platform": Platform.TELEGRAM, "chat": str(10**9 + n), "post_id": str(edition_id)}
        rows[posts].append({**where, "edition_id": edition_id})
    async with database.write() as connection:
        for table, values in rows.items():
            await connection.execute(insert(table), values)


def _line(body_id: int, n: int) -> dict[str, Any]:
    place = {"article_id": 1 + (body_id * LINES + n) % 1_000, "version": 1, "start": 0, "end": 140}
    return {"body_id": body_id, "n": n, "shown": f"{n:0140}", **place}


def _message(body_id: int) -> str:
    blocks = [
        block
        for n in range(LINES)
        for block in (
            Paragraph((Text(f"{n} "), Link((Text(f"Harbour Post {body_id}"),), f"https://post.example/{body_id}/{n}"))),
            Bar((Text(f"{n:0140}"),)),
        )
    ]
    return encode_message(Message(tuple(blocks)))


def _post(now: datetime) -> dict[str, Any]:
    flags = dict.fromkeys(("is_broadcast", "has_previews", "is_simplified"), False)
    numbers = {"n": 0, "of": 1, "attempts": 1, "resends": 0, "fence": 1}
    times = {"queued_at": now, "changed_at": now}
    return {"platform": Platform.TELEGRAM, "is_silent": True, "state": DeliveryState.SENT, **flags, **numbers, **times}


async def held(database: Database) -> dict[str, float]:
    """Rows by table, and megabytes in use."""
    async with database.read() as connection:
        found = {one.name: await connection.scalar(select(func.count()).select_from(one)) or 0 for one in TABLES}
        size, pages, free = [
            await connection.scalar(text(f"PRAGMA {name}")) or 0
            for name in ("page_size", "page_count", "freelist_count")
        ]
    return found | {"MB": round((pages - free) * size / 1e6, 1)}


async def prune(store: Store, now: datetime, kept: timedelta) -> dict[str, float]:
    """Prune beside somebody who writes; gives how long it took, and the longest that the other waited."""
    waited = [0.0]
    async with asyncio.TaskGroup() as group:
        other = group.create_task(_write(store, waited))
        began = time.perf_counter()
        await store.pruning.prune(now=now, editions_kept=kept)
        seconds = time.perf_counter() - began
        other.cancel()
    return {"seconds": round(seconds, 1), "longest wait, ms": round(max(waited) * 1_000, 1)}


async def _write(store: Store, waited: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await store.notes.put(Platform.TELEGRAM, "bench", str(began))
        waited.append(time.perf_counter() - began)
        await asyncio.sleep(ROUND)


async def measure(number: int, days: int) -> dict[str, dict[str, float]]:
    """Live, count, prune and count again."""
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'life.sqlite3'}"
        await upgrade(url)
        await build(url, 1_000)
        database, store = Database(url), await Store.open(url, clock=ProcessClock())
        empty = (await held(database))["MB"]
        await live(database, days, number)
        found = {"nothing pruned": await held(database)}
        now = FIRST_DAY + timedelta(days=days)
        for name, kept in KEPT.items():
            cost = await prune(store, now, kept)
            found[f"pruned {name}"] = await held(database) | cost
        await store.close()
        await database.close()
    return {name: {**one, "MB": round(one["MB"] - empty, 1)} for name, one in found.items()}


def main() -> None:
    """Measure and show."""
    number, days = map(int, sys.argv[1:]) if len(sys.argv) > 1 else (CHATS, DAYS)
    found = asyncio.run(measure(number, days))
    names = list(dict.fromkeys(name for one in found.values() for name in one))
    print(f"{number:,} chats, {days} days" + "".join(f"{name:>18}" for name in found))
    for name in names:
        print(f"{name:<20}" + "".join(f"{one.get(name, 0):>18,}" for one in found.values()))
    print(json.dumps({"benchmark": "life", "chats": number, "days": days, "engine": "sqlite", "held": found}))


if __name__ == "__main__":
    main()
