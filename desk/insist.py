"""Do something in the database until it can be used."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias, TypeVar

from domain.errors import StoreError

T = TypeVar("T")
Sleep: TypeAlias = Callable[[float], Awaitable[None]]

FIRST_SECONDS: Final = 0.2
MOST_SECONDS: Final = 10.0

log = logging.getLogger(__name__)


async def insist(act: Callable[[], Awaitable[T]], sleep: Sleep) -> T:
    """Do it again, ever more seldom, while the database cannot be used: it is away, full or locked.

    What it does must give the same when it is done twice, since a commit may be lost with its answer only.
    """
    seconds = FIRST_SECONDS
    while True:
        try:
            return await act()
        except StoreError as error:
            if seconds in {FIRST_SECONDS, MOST_SECONDS}:
                log.warning("The outbox waits for the database: %s", error)
            await sleep(seconds)
            seconds = min(2 * seconds, MOST_SECONDS)
