"""A process whose worker has a child of its own: it says when both are there, and never ends by itself."""

import asyncio
import os
import subprocess
import sys
from functools import cache

from bot.workers import ProcessWorkers


@cache
def child() -> subprocess.Popen[bytes]:
    """What reads from this process until it ends, as the reader of pages does."""
    reading = [sys.executable, "-I", "-c", "import sys; sys.stdin.read()"]
    return subprocess.Popen(reading, stdin=subprocess.PIPE)


def begin_child() -> None:
    """Start it."""
    child()


async def main() -> None:
    """Let a worker begin a child, then wait to be killed."""
    async with ProcessWorkers() as workers:
        await workers.run(begin_child)
        os.write(sys.stdout.fileno(), b"ready\n")
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
