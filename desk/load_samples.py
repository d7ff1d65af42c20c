"""Fills an empty store with the invented news of samples/, for the demo."""

import json
from pathlib import Path

from desk.desk import Desk
from desk.group_stories import group_stories
from desk.ingest_article import ingest_paths
from domain.outlet import OutletKind


async def load_samples(desk: Desk, folder: Path) -> None:
    """Add the outlets of `outlets.json`, then the articles of `folder` in the order of their names, and group them."""
    for row in json.loads((folder / "outlets.json").read_text(encoding="utf-8")):
        await desk.store.outlets.add(
            row["name"],
            domains=tuple(row["domains"]),
            aliases=tuple(row["aliases"]),
            kind=OutletKind(row["kind"]),
            country=row["country"],
            language=row["language"],
        )
    articles = sorted(path for path in folder.iterdir() if path.name[0].isdigit())
    async for _ in ingest_paths(desk, articles):
        pass
    await group_stories(desk)
