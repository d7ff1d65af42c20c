"""Ends a computation that takes too long, without losing the process that it runs in."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from domain.errors import InputRefusedError


@contextmanager
def cpu_limit(seconds: float, *, why: str) -> Iterator[None]:
    """Let the block take so many seconds of this process's CPU; works in the main thread only, as signals do.

    CPU seconds and not those of a clock, so that a busy machine refuses nothing. The matcher of regular expressions
    looks at signals too, so one that goes astray ends as well.

    Raises:
        InputRefusedError: With `why`, in the middle of whatever the block does when its time is up.
    """

    def refuse(_signal: int, _frame: FrameType | None) -> None:
        raise InputRefusedError(why)

    before = signal.signal(signal.SIGPROF, refuse)
    # Again and again: where it comes while a finalizer runs, the error is lost there.
    signal.setitimer(signal.ITIMER_PROF, seconds, max(seconds / 10, 0.1))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
