"""Forgets once a day what nobody will ask for again."""

import logging
from datetime import timedelta

from desk.desk import Desk

log = logging.getLogger(__name__)


async def run(desk: Desk) -> None:
    """Delete old rows, a batch at a time."""
    kept = timedelta(days=desk.preferences.editions_kept_days)
    gone = await desk.store.pruning.prune(now=desk.clock.now(), editions_kept=kept)
    if any(gone.values()):
        log.info("Forgotten: %s", ", ".join(f"{rows} of {table}" for table, rows in gone.items() if rows))
