"""What the core needs from outside, as protocols; `bot/app.py` hands the real ones over, tests their own."""

from collections.abc import Callable
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from domain.fetched import Fetched, FetchKind, Validators

P = ParamSpec("P")
R = TypeVar("R")


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary point, never going back."""
        ...


class Workers(Protocol):
    """Runs long computations in another process, so that the loop stays free and scientific libraries stay out of it.
    """

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable function elsewhere and give its result; its exceptions pass through."""
        ...


class Fetcher(Protocol):
    """Asks the web, within limits and guarded."""

    async def fetch(self, url: str, *, kind: FetchKind, validators: Validators | None = None) -> Fetched:
        """Get what an address gives; with `validators` of an earlier answer it may say that nothing changed.

        Raises:
            FetchError: If there is nothing, with the true cause.
        """
        ...
