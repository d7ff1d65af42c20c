"""Lists the outlets that are read."""

from desk.desk import Desk
from domain.answers import OutletSummary


async def list_outlets(desk: Desk) -> tuple[OutletSummary, ...]:
    """Every outlet with what is stored of it, by name."""
    return await desk.store.outlets.summaries()
