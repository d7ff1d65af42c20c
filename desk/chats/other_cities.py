"""Large cities and capitals that no zone is named after, from `cities.txt`."""

from collections.abc import Iterator
from pathlib import Path


def other_cities() -> Iterator[tuple[str, str]]:
    """The zones and names of these cities; a city comes once for each of its names."""
    lines = Path(__file__).with_name("cities.txt").read_text("utf-8").splitlines()
    for line in lines[1:]:
        zone, _, cities = line.partition(": ")
        yield from ((zone, name) for city in cities.split(", ") for name in city.split("/"))
