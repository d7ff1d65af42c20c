"""Fills an empty store with the invented news of samples/, for the demo."""

import asyncio
import json
from pathlib import Path

from desk.articles.group_stories import group_stories
from desk.articles.ingest_article import ingest_sources
from desk.desk import Desk
from domain.outlet import OutletKind


async def load_samples(desk: Desk, folder: Path) -> None:
    """Add the outlets of `outlets.json`, then the articles of `folder` in the order of their names, and group them."""
    for row in json.loads(await asyncio.to_thread((folder / "outlets.json").read_text, encoding="utf-8")):
        await desk.store.outlets.add(
            row["name"],
            domains=tuple(row["domains"]),
            aliases=tuple(row["aliases"]),
            kind=OutletKind(row["kind"]),
            country=row["country"],
            language=row["language"],
        )
    async for _ in ingest_sources(desk, await asyncio.to_thread(_articles, folder)):
        pass
    await group_stories(desk)


def _articles(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name[0].isdigit())
