"""Workers that work here: what tests hand to a desk instead of processes."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class InlineWorkers:
    """Calls the function at once."""

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function and give its result."""
        return function(*args, **kwargs)
