"""The ticker: which job ticks when. It only ticks, in memory and in UTC; what is due is a question for the database."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC
from functools import partial
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.settings import Settings
from desk.desk import Desk
from jobs import group_stories, poll_feeds, prune, publish_editions, show_broadcasts, take_away

POLL_EVERY_SECONDS: Final = 30
PUBLISH_EVERY_SECONDS: Final = 5
SHOW_EVERY_SECONDS: Final = 5
TAKE_AWAY_EVERY_SECONDS: Final = 60
PRUNE_HOUR: Final = 4
END_SECONDS: Final = 10.0
"""A job that is cancelled may take so long to put down what it holds."""

Job = Callable[[Desk], Awaitable[None]]

log = logging.getLogger(__name__)


@asynccontextmanager
async def ticking(desk: Desk, settings: Settings) -> AsyncIterator[None]:
    """Tick the jobs until the context ends; one that fails ticks again, and none overlaps itself."""
    # It warns of each tick that finds the last one at work, and shows traces of jobs that are stopped with the program.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    running = set[asyncio.Task[None] | None]()
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1})
    scheduler.add_job(
        partial(_run, running, group_stories.run, desk),
        trigger="interval",
        seconds=settings.group_every_seconds,
        id="group_stories",
    )
    scheduler.add_job(
        partial(_run, running, poll_feeds.run, desk),
        trigger="interval",
        seconds=POLL_EVERY_SECONDS,
        id="poll_feeds",
    )
    scheduler.add_job(
        partial(_run, running, publish_editions.run, desk),
        trigger="interval",
        seconds=PUBLISH_EVERY_SECONDS,
        id="publish_editions",
    )
    scheduler.add_job(
        partial(_run, running, take_away.run, desk), trigger="interval", seconds=TAKE_AWAY_EVERY_SECONDS, id="take_away"
    )
    scheduler.add_job(
        partial(_run, running, show_broadcasts.run, desk),
        trigger="interval",
        seconds=SHOW_EVERY_SECONDS,
        id="show_broadcasts",
    )
    scheduler.add_job(partial(_run, running, prune.run, desk), trigger="cron", hour=PRUNE_HOUR, id="prune")
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        if ending := [task for task in running if task is not None]:
            await asyncio.wait(ending, timeout=END_SECONDS)


async def _run(running: set[asyncio.Task[None] | None], job: Job, desk: Desk) -> None:
    """Run one job, which is among the `running` meanwhile."""
    task = asyncio.current_task()
    running.add(task)
    try:
        await run_job(job, desk)
    finally:
        running.discard(task)


async def run_job(job: Job, desk: Desk) -> None:
    """Run one job to its end; whatever it raises is logged, so that a defect in one never stops the ticker."""
    try:
        await job(desk)
    except Exception:
        log.exception("The job %s failed.", job.__module__)
