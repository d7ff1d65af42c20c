"""The names of cities and countries in many languages, from CLDR by way of Babel; for a worker process.

CLDR names one city a zone; other large cities stand in `cities.txt`, in their own language and in English.

The first call reads the names of all these languages, which takes half a second and ten megabytes. Babel is imported by
that call only: the main process names this module's function, and is to stay small.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from desk.chats.other_cities import other_cities
from desk.chats.zone_keys import all_keys, fold_place, listed_zones, standard_zone

LANGUAGES: Final = tuple(
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km
    kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt pt_PT ro ru si sk sl so sq sr sr_Latn sv sw ta te th tk tr
    uk ur uz uz_Cyrl vi yue zh zh_Hant zu""".split()
)
MAIN_ZONES: Final = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MH": "Pacific/Majuro",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""The zones that nearly all of a country has: the primary zones of CLDR's supplemental data."""
_NEAR: Final = 0.75
_MOST_NEAR: Final = 3
_LEAST_CHARS: Final = 3


@dataclass(frozen=True, slots=True)
class Places:
    """Zones that a name means, several where it is not clear; else names that are like it, each with its zone."""

    zones: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()


def find_places(name: str) -> Places:
    """Look a city up, then a country, then what is nearly called so."""
    wanted = fold_place(name)
    names = _names()
    if found := names.cities.get(wanted):
        return Places(tuple(sorted(found)))
    if found := names.countries.get(wanted):
        return Places(tuple(zone for code in sorted(found) for zone in _clocks(code)))
    if len(wanted) < _LEAST_CHARS:
        return Places()
    alike = [key for key in names.shown if abs(len(key) - len(wanted)) <= 2]  # noqa: PLR2004 - letters more or fewer
    near = get_close_matches(wanted, alike, _MOST_NEAR * 2, _NEAR)
    by_zone = {zone: names.shown[key] for key in reversed(near) for zone in names.cities[key]}
    return Places(near=tuple((shown, zone) for zone, shown in reversed(by_zone.items()))[:_MOST_NEAR])


@dataclass(frozen=True, slots=True)
class _Names:
    """Zones by the folded names of cities, codes by those of countries, and the names of cities as they are written."""

    cities: dict[str, set[str]]
    countries: dict[str, set[str]]
    shown: dict[str, str]


@cache
def _names() -> _Names:
    cities: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    codes = {code for codes in listed_zones().values() for code in codes}
    for key in all_keys():
        if "/" in key and not key.startswith(("Etc/", "US/")):
            _add_city(cities, shown, key.rsplit("/", 1)[1].replace("_", " "), standard_zone(key))
    for zone, name in other_cities():
        _add_city(cities, shown, name, zone)
    now_called = _present_keys()
    for data in _languages():
        for key, names in data.get("time_zones", {}).items():
            zone = now_called.get(key, key)
            if "city" in names and zone in listed_zones():
                _add_city(cities, shown, names["city"], zone)
        territories = data.get("territories", {})
        for code in codes & territories.keys():
            countries[fold_place(territories[code])].add(code)
    return _Names(dict(cities), dict(countries), shown)


def _add_city(cities: dict[str, set[str]], shown: dict[str, str], name: str, zone: str) -> None:
    cities[fold_place(name)].add(zone)
    shown.setdefault(fold_place(name), name)


def _languages() -> Iterator[dict[str, Any]]:
    """The data of each language alone, read past Babel's cache, which would keep a hundred megabytes."""
    from babel.localedata import resolve_locale_filename  # noqa: PLC0415 - see above

    for language in LANGUAGES:
        yield pickle.loads(Path(resolve_locale_filename(language)).read_bytes())  # noqa: S301 - Babel's own files


def _present_keys() -> dict[str, str]:
    """The keys that are used now, by the older ones that CLDR keeps."""
    from babel.core import get_global  # noqa: PLC0415 - see above

    return dict(get_global("zone_aliases"))


def _clocks(code: str) -> list[str]:
    """The zones of a country whose clocks differ, each by its largest place."""
    if code in MAIN_ZONES:
        return [MAIN_ZONES[code]]
    by_clock: dict[tuple[object, ...], str] = {}
    for zone, codes in listed_zones().items():
        if code in codes:
            moments = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 7))
            by_clock.setdefault(tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments), zone)
    return list(by_clock.values())
