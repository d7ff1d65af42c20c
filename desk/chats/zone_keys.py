"""The zones of the time zone database by their own names, which needs no names in other languages."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from desk.chats.other_cities import other_cities

_OFFSET: Final = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?00)?")
_MOST_WEST, _MOST_EAST = 12, 14
_SHORT: Final = {
    "utc": "UTC",
    "gmt": "UTC",
    "est": "America/New_York",
    "mst": "America/Denver",
    "pst": "America/Los_Angeles",
}
"""What people mean by letters that the database has not, or has for a clock without summer time."""


def fold_place(name: str) -> str:
    """A name of a place as it is compared: in small letters, without accents, its words parted by one space."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in kept).split())


def zone_of_key(text: str) -> str | None:
    """The zone of "Europe/Kyiv" in any case, of its last part where only one zone has it, or of "UTC+2"."""
    word = text.strip().casefold().replace(" ", "_")
    if match := _OFFSET.fullmatch(word):
        return _fixed(match[1], int(match[2]))
    if word in _SHORT:
        return _SHORT[word]
    found = _zones_by_key().get(word) or _zones_by_city().get(fold_place(text), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def standard_zone(key: str) -> str:
    """The present name of a zone that has an old one ("Europe/Kiev"); else the key itself."""
    return key if key in listed_zones() else _links().get(key, key)


@cache
def listed_zones() -> dict[str, tuple[str, ...]]:
    """The zones that places have, with the codes of their countries; the largest of a country first."""
    rows = [line.split("\t") for line in _read("zone.tab").splitlines() if not line.startswith("#")]
    return {row[2].strip(): tuple(row[0].split(",")) for row in rows}


@cache
def all_keys() -> tuple[str, ...]:
    """Every key that a zone has, old ones too."""
    return tuple((files("tzdata") / "zones").read_text("utf-8").split())


@cache
def _zones_by_key() -> dict[str, frozenset[str]]:
    return {key.casefold(): frozenset({standard_zone(key)}) for key in all_keys()}


@cache
def _zones_by_city() -> dict[str, frozenset[str]]:
    """By the last part of keys that have several; with the zones of other cities called so. "Etc/GMT-2" is no city."""
    found: dict[str, frozenset[str]] = {}
    for key in all_keys():
        region, _, _ = key.partition("/")
        if region != key and region not in {"Etc", "US"}:
            city = fold_place(key.rsplit("/", 1)[1])
            found[city] = found.get(city, frozenset()) | {standard_zone(key)}
    for zone, name in other_cities():
        city = fold_place(name)
        if city in found:
            found[city] |= {zone}
    return found


@cache
def _links() -> dict[str, str]:
    lines = [line.split() for line in _read("tzdata.zi").splitlines() if line.startswith("L ")]
    return {link: target for _, target, link in lines}


def _fixed(sign: str, hours: int) -> str | None:
    """The zone so many hours from UTC, whose key has the opposite sign."""
    if hours > (_MOST_EAST if sign == "+" else _MOST_WEST):
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"


def _read(name: str) -> str:
    return (files("tzdata") / "zoneinfo" / name).read_text("utf-8")
