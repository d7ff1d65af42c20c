"""The long suite of what is due and when: every clock on every day."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from tests.domain.clocks import FIRST, HALF_HOURS, LAST, all_zones, check_days

PROCESSES: Final = 2


def clocks() -> dict[str, int]:
    """Every half-hour of every day of three years in every zone of the database, each once and at its time."""
    zones = all_zones()
    occurrences = 0
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for done, found in enumerate(pool.map(_every_day, zones, chunksize=8), 1):
            occurrences += found
            if done % 100 == 0:
                print(f"{done} of {len(zones)} zones, {occurrences:,} occurrences", flush=True)
    expected = len(zones) * len(HALF_HOURS) * ((LAST - FIRST).days + 1)
    return {"zones": len(zones), "zone_occurrences": occurrences, "zone_occurrences_of": expected}


def _every_day(zone: str) -> int:
    return check_days(zone, FIRST, LAST)
