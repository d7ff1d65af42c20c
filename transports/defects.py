"""A defect that one update of a platform meets ends with that update: anybody can send anything."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from domain.errors import StoreError, TransportError

_LOG: Final = logging.getLogger("byline.transports")


@contextmanager
def contained(what: str) -> Iterator[None]:
    """Log what goes wrong with one update and go on; else it would come again at each start.

    Of a database or a platform that is away the caller hears, since the update can be taken later.
    """
    try:
        yield
    except (StoreError, TransportError):
        raise
    except Exception:  # noqa: BLE001 (whatever somebody sent, the next one is answered)
        _LOG.exception("%s is passed over", what)
