"""Heads of lines and lists, and dates."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digest.dates import date_words, moment_words
from digest.heads import line_head, listed, outlet_link, outlets_words, tame
from domain.article import Precision, Published
from domain.message import Ask, Link, plain_words
from domain.outlet import OutletLabel, OutletStatus
from domain.statements import SentenceTag
from tests.digest.build import COAST, HARBOUR, KESTREL, UNKNOWN, Draft, day

HEAD = Draft(7, HARBOUR, day(16), "Ferry strike", "No ship.", url="https://harbourpost.example/a").stored().head


def test_a_head_names_outlet_credit_date_speaker_and_tag_in_this_order() -> None:
    """Attribution comes first, in the one form of credit."""
    head = line_head(
        HEAD,
        zone="UTC",
        n=1,
        citing=["Coast Radio", "Meridian Wire"],
        names=["Maria Holt", "Maria Holt"],
        tags={SentenceTag.IN_CAPTIVITY, SentenceTag.HOW_SAID},
    )
    assert plain_words(head) == (
        "1 Harbour Post, citing Coast Radio and Meridian Wire, 16 Mar 2026 · Maria Holt · in captivity"
    )


def test_an_unknown_outlet_is_named_so_with_what_is_known() -> None:
    """An outlet that nothing gives away is never guessed, and a missing date is said."""
    head = replace(HEAD, outlet=UNKNOWN, published=None)
    assert plain_words(line_head(head, zone="UTC")) == "unknown outlet (a Blogger page), no date"


def test_an_outlet_leads_to_the_words_on_its_page() -> None:
    """The outlet is a link to its page at the words shown."""
    link = outlet_link(HEAD, shown="No ship.")
    assert isinstance(link, Link)
    assert link.url == "https://harbourpost.example/a#:~:text=No%20ship."


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd"])
def test_without_a_web_address_an_outlet_leads_to_our_own_answer(url: str | None) -> None:
    """A URL is not required and never made up: the number is asked, else the article."""
    head = replace(HEAD, url=url)
    numbered, bare = outlet_link(head, command="/source 2"), outlet_link(head)
    assert isinstance(numbered, Ask)
    assert isinstance(bare, Ask)
    assert (numbered.command, bare.command) == ("/source 2", "/source #7")


def test_an_instant_has_the_date_of_the_chats_zone_and_a_day_its_own() -> None:
    """A day means the same everywhere; an instant late in the evening is tomorrow further east."""
    late = datetime(2022, 3, 16, 23, 30, tzinfo=UTC)
    midnight = datetime(2022, 3, 16, tzinfo=UTC)
    assert date_words(Published(late, Precision.INSTANT), "Europe/Kyiv") == "17 Mar 2022"
    assert date_words(Published(midnight, Precision.DAY), "America/New_York") == "16 Mar 2022"
    assert date_words(None, "UTC") == "no date"
    assert moment_words(late, "Europe/Kyiv") == "Thu 17 Mar, 01:30"


def test_names_cannot_turn_or_hide_what_stands_around_them() -> None:
    """Control and format characters go, letters are composed, right-to-left words are isolated, emoji stay whole."""
    assert tame("Har\u202ebour\u200b  P\x1bost\n") == "Harbour Post"
    assert tame("Cafe\u0301") == "Café"
    assert tame("חדשות 24") == "\u2068חדשות 24\u2069"
    assert tame("News 👩\u200d🚒") == "News 👩\u200d🚒"


def test_outlets_are_named_once_and_unknown_ones_counted() -> None:
    """The first three are named, the rest and the unknown ones counted."""
    assert outlets_words([HARBOUR, KESTREL, UNKNOWN]) == "Harbour Post, Kestrel Daily and 1 unknown"
    assert outlets_words([HARBOUR, HARBOUR]) == "Harbour Post"
    assert outlets_words([UNKNOWN, UNKNOWN]) == "2 unknown outlets"
    more = [OutletLabel(at, f"Paper {at}", OutletStatus.STATED) for at in range(3)]
    assert outlets_words([HARBOUR, KESTREL, COAST, *more, UNKNOWN]) == (
        "Harbour Post, Kestrel Daily, Coast Radio, 3 more and 1 unknown"
    )


def test_lists_are_read_as_sentences() -> None:
    """One word stands alone, the last of several after "and"."""
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
