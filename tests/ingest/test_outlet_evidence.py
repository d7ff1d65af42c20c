"""Whose an article is: stated, inferred in the evidence's own words, or unknown; never whom it credits."""

from collections.abc import Callable

import pytest

from domain.article import Article
from domain.outlet import OutletStatus
from ingest import Told

BODY = (
    "The quay at Skerrow was opened on Monday, Coast Radio reported, citing the Sorn Tribune.\n\n"
    "Pia Lund told Coast Radio that she came."
)


def dump(*lines: str, after: str = "") -> str:
    """An article of a headline, these lines, a body that credits others, and what stands below."""
    return "\n".join(["Quay reopens after storm", *lines, "", BODY, "", after])


def test_who_hands_it_in_states_the_outlet(read: Callable[..., Article]) -> None:
    """A name that is told goes before everything; a known alias gives the stored name."""
    outlet = read(dump("https://kestrel.example/a"), Told(outlet="the harbour post")).outlet
    assert (outlet.name, outlet.status, outlet.domain) == ("Harbour Post", OutletStatus.STATED, "kestrel.example")
    assert read(dump(), Told(outlet="Kestrel Daily")).outlet.name == "Kestrel Daily"


def test_a_known_domain_states_the_stored_name(read: Callable[..., Article]) -> None:
    """An address line below the headline is enough."""
    outlet = read(dump("https://www.harbourpost.example/a?utm_source=x")).outlet
    assert (outlet.name, outlet.domain, outlet.status) == ("Harbour Post", "harbourpost.example", OutletStatus.STATED)
    assert outlet.evidence == ("Its address is at harbourpost.example.",)


def test_an_unknown_domain_is_the_name(read: Callable[..., Article]) -> None:
    """Without a stored outlet the registrable domain is the name, by the rules of public suffixes."""
    outlet = read(dump(), Told(url="https://news.kestrel.co.uk/a")).outlet
    assert (outlet.name, outlet.domain, outlet.status) == ("kestrel.co.uk", "kestrel.co.uk", OutletStatus.STATED)


def test_a_promoted_name_that_spells_the_address_is_the_name(read: Callable[..., Article]) -> None:
    """The address states the outlet, its own newsletter says how it is written; another newsletter's name does not."""
    kestrel = read(dump("https://www.kestrel.co.uk/a", "Sign up for the free Kestrel newsletter")).outlet
    assert (kestrel.name, kestrel.status) == ("Kestrel", OutletStatus.STATED)
    other = read(dump("https://www.kestrel.co.uk/a", "Sign up for the free Harrier newsletter")).outlet
    assert other.name == "kestrel.co.uk"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Join our brand new verified LMZ Telegram channel and read it first!", "LMZ"),
        ("Get it first: join the LMZ channel on Telegram!", "LMZ"),
        ("JOIN OUR WhatsApp channel", None),
        ("Join Our Telegram Channel", None),
        ("Follow the Lowland Herald on Telegram for news as it breaks", "Lowland Herald"),
        ("Follow Jane Roe on X", None),
        ("Follow us on Google News", None),
        ("Sign up for the free Kestrel newsletter", "Kestrel"),
        ("Sign up for The Morning Tide, our free newsletter, every weekday at six.", None),
        ("Sign up for the Daily Politics newsletter", None),
        ("Listen live on coastradio.example and on 98.4 FM", "coastradio.example"),
        ("Join the TNC channel on Telegram", "Tarn News Channel"),
        ("© 2026 Kestrel Daily. All rights reserved.", "Kestrel Daily"),
        ("Copyright 2026 Associated Press. All rights reserved.", None),
        ("© 2026 Blogger", None),
        ("Ads by Brightwater", None),
        ("Powered by WordPress", None),
    ],
)
def test_own_promotion_and_footers_infer_the_outlet(line: str, name: str | None, read: Callable[..., Article]) -> None:
    """The name is as the promotion has it, a longer one only from a stored outlet; what names no outlet infers none."""
    outlet = read(dump(after=line)).outlet
    assert outlet.name == name
    assert outlet.status is (OutletStatus.INFERRED if name else OutletStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ida Sunde for Kestrel Daily", "Kestrel Daily"),
        ("By Ida Sunde, Harbour Post", "Harbour Post"),
        ("By Ida Sunde, Meridian Wire", None),
        ("Kestrel Daily Staff", "Kestrel Daily"),
        ("By Kestrel Daily Staff", "Kestrel Daily"),
        ("Hospital Staff", None),
        ("By Ida Sunde", None),
    ],
)
def test_a_byline_infers_the_outlet_but_never_an_agency(
    line: str, name: str | None, read: Callable[..., Article]
) -> None:
    """Whom the author wrote for is the outlet; an agency in a byline is where the text comes from."""
    assert read(dump(line)).outlet.name == name


@pytest.mark.parametrize(
    ("first", "name"),
    [("Kestrel Tribune", "Kestrel Tribune"), ("Harbour Post", "Harbour Post"), ("World News", None), ("Opinion", None)],
)
def test_a_masthead_infers_the_outlet_and_a_section_does_not(
    first: str, name: str | None, read: Callable[..., Article]
) -> None:
    """A publisher's name above the headline is evidence, a section's is none; neither is the title."""
    article = read(f"{first}\n\n{dump('7 March 2026')}")
    assert article.outlet.name == name
    assert article.title == "Quay reopens after storm"


@pytest.mark.parametrize(
    "after",
    [
        "Sources: Coast Radio, Sorn Tribune",
        "(Meridian Wire)",
        "Photo: Coast Radio",
        "The Harbour Post declined to comment.",
    ],
)
def test_whom_an_article_credits_is_never_its_outlet(after: str, read: Callable[..., Article]) -> None:
    """Credits in the text, below it or at a picture leave the outlet unknown."""
    assert read(dump(after=after)).outlet.status is OutletStatus.UNKNOWN


@pytest.mark.parametrize(
    ("line", "platform"),
    [
        ("https://islandwife.blogspot.com/2026/03/q.html", "a Blogger page"),
        ("https://t.me/harbour/5", "a Telegram post"),
    ],
)
def test_a_platform_is_never_an_outlet(line: str, platform: str, read: Callable[..., Article]) -> None:
    """An article on a platform has an unknown outlet and says what the host is; no domain is given."""
    outlet = read(dump(line, after="Follow the Kestrel Daily on Telegram")).outlet
    assert (outlet.name, outlet.domain, outlet.platform) == (None, None, platform)


def test_a_platform_is_told_by_its_footer(read: Callable[..., Article]) -> None:
    """A dump of a blog without an address is known for one by its footer."""
    assert read(dump(after="Newer Post Older Post Home\nPowered by Blogger.")).outlet.platform == "a Blogger page"


def test_evidence_comes_strongest_first(read: Callable[..., Article]) -> None:
    """The address stands before what a promotion says."""
    outlet = read(dump("https://harbourpost.example/a", after="Follow the Harbour Post on Telegram")).outlet
    assert outlet.evidence == (
        "Its address is at harbourpost.example.",
        "It promotes the outlet's own channel, called “Harbour Post”.",
    )
