"""Clocks by their keys, by cities and by countries, in many languages."""

from zoneinfo import ZoneInfo

import pytest

from desk.chats.other_cities import other_cities
from desk.chats.zone_keys import all_keys, fold_place, listed_zones, zone_of_key
from desk.chats.zone_names import LANGUAGES, MAIN_ZONES, find_places


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Kyiv", "Europe/Kyiv"),
        ("europe/kiev", "Europe/Kyiv"),
        ("Kyiv", "Europe/Kyiv"),
        ("new york", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Calcutta", "Asia/Kolkata"),
        ("US/Eastern", "America/New_York"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt-5", "Etc/GMT+5"),
        ("+0", "UTC"),
        ("EST", "America/New_York"),
    ],
)
def test_a_key_needs_no_names(name: str, zone: str) -> None:
    """In any case; old keys have their present name; an offset is a zone without summer time."""
    assert zone_of_key(name) == zone


def test_no_clock_is_so_far_from_utc() -> None:
    """UTC+15 is no zone, nor is an invented key."""
    assert [zone_of_key(name) for name in ("UTC+15", "UTC-13", "Europe/Harbour", "")] == [None] * 4


def test_every_key_has_a_clock() -> None:
    """Whatever key of the database is typed, the zone that is kept can be read."""
    for key in all_keys():
        zone = zone_of_key(key)
        assert zone is not None
        ZoneInfo(zone)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Київ", "Europe/Kyiv"),
        ("Wien", "Europe/Vienna"),
        ("Нью-Йорк", "America/New_York"),
        ("нью йорк", "America/New_York"),
        ("Zürich", "Europe/Zurich"),
        ("Londres", "Europe/London"),
        ("Warszawa", "Europe/Warsaw"),
        ("القاهرة", "Africa/Cairo"),
        ("東京", "Asia/Tokyo"),
        ("Україна", "Europe/Kyiv"),
        ("Deutschland", "Europe/Berlin"),
        ("Georgia", "Asia/Tbilisi"),
        ("München", "Europe/Berlin"),
        ("munchen", "Europe/Berlin"),
        ("Kraków", "Europe/Warsaw"),
        ("Lyon", "Europe/Paris"),
        ("Львів", "Europe/Kyiv"),
        ("Saint Petersburg", "Europe/Moscow"),
        ("St. Petersburg", "Europe/Moscow"),
        ("北京", "Asia/Shanghai"),
        ("Ciudad de México", "America/Mexico_City"),
        ("Abuja", "Africa/Lagos"),
        ("Brasília", "America/Sao_Paulo"),
        ("Priština", "Europe/Belgrade"),
        ("Prishtina", "Europe/Belgrade"),
        ("Nuku'alofa", "Pacific/Tongatapu"),
        ("Nukualofa", "Pacific/Tongatapu"),
    ],
)
def test_cities_and_countries_are_known_in_many_languages(name: str, zone: str) -> None:
    """As they are written there, with accents or without."""
    assert find_places(name).zones == (zone,)


def test_what_may_be_several_is_asked() -> None:
    """A name that two places have, and a country with several clocks, each of these once."""
    assert find_places("Salvador").zones == ("America/Bahia", "America/El_Salvador")
    states = find_places("United States").zones
    assert states[:2] == ("America/New_York", "America/Chicago")
    assert len(states) == len(set(states)) < 10


@pytest.mark.parametrize(
    ("name", "zones"),
    [
        ("San Juan", ("America/Argentina/San_Juan", "America/Puerto_Rico")),
        ("Victoria", ("Australia/Melbourne", "Indian/Mahe")),
        ("St Johns", ("America/Antigua", "America/St_Johns")),
        ("St. John's", ("America/Antigua", "America/St_Johns")),
        ("Saint John's", ("America/Antigua", "America/St_Johns")),
        ("George Town", ("America/Cayman", "Asia/Kuala_Lumpur")),
    ],
)
def test_a_capital_is_not_passed_over_for_a_zone_of_its_name(name: str, zones: tuple[str, ...]) -> None:
    """A zone's own name that other cities have too is asked."""
    assert zone_of_key(name) is None
    assert find_places(name).zones == zones


def test_other_cities_have_zones_and_take_no_name_away() -> None:
    """Each zone exists, no name stands twice for one, and few names have two clocks: these are asked."""
    found = [(zone, fold_place(name), name) for zone, name in other_cities()]
    assert {zone for zone, _, _ in found} <= listed_zones().keys()
    assert len({(zone, folded) for zone, folded, _ in found}) == len(found)
    several = {name for _, _, name in found if len(find_places(name).zones) > 1}
    capitals = {"George Town", "Saint John's", "St. John's", "St Johns", "San Jose", "San José", "San Juan", "Victoria"}
    assert several == capitals | {"Birmingham", "Granada", "Hyderabad", "Jaipur", "Valencia", "दिल्ली"}


def test_what_is_nearly_a_name_is_offered() -> None:
    """With the zone; what is like nothing gets nothing."""
    assert ("Kyiv", "Europe/Kyiv") in find_places("Kyvi").near
    assert ("New York", "America/New_York") in find_places("Newyork").near
    assert find_places("Qqqqqqq") == find_places("") == find_places("x")


def test_main_zones_are_zones_of_their_countries() -> None:
    """No country is given the clock of another, and no language is listed twice."""
    assert all(code in listed_zones()[zone] for code, zone in MAIN_ZONES.items())
    assert len(set(LANGUAGES)) == len(LANGUAGES)
