"""No article comes twice and none is missed, however a feed changes what it says of it."""

from dataclasses import replace

import pytest

from domain.feed import FeedEntry, FeedKind, ReadFeed, Sighting, Verdict
from ingest.feeds import Identified, identify, match

TEXT = "The ferry between the two islands sails again after a storm kept it in the harbour for nine long days."
LONG = f"{TEXT} " + " ".join(
    f"Passenger {name} waited." for name in "Ada Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lou".split()
)
ENTRY = FeedEntry(
    guid="tag:harbourpost.example,2026:77",
    link="https://www.harbourpost.example/2026/03/ferry-sails-again-after-storm",
    title="Ferry sails again after storm",
    summary=None,
    content=f"<p>{TEXT}</p>",
    is_html=True,
    published=None,
    updated=None,
    authors=(),
    language="en",
)
OTHER = replace(
    ENTRY,
    guid="tag:harbourpost.example,2026:78",
    link="https://www.harbourpost.example/2026/03/council-votes-on-budget-tonight",
    title="Council votes on budget tonight",
    content="<p>Members meet at seven to decide about schools, roads and the library.</p>",
)


def identified(*entries: FeedEntry, feed_id: int = 1) -> tuple[Identified, ...]:
    """The entries of one feed with their keys."""
    feed = ReadFeed(FeedKind.RSS, "Harbour Post", "https://harbourpost.example/", None, None, entries, ())
    return identify(feed, feed_id=feed_id)


def seen(entry: FeedEntry, *, feed_id: int = 1, outlet_id: int | None = 5, article_id: int = 9) -> Sighting:
    """The entry as it is stored after a poll."""
    (found,) = identified(entry, feed_id=feed_id)
    return Sighting(article_id, feed_id, outlet_id, frozenset(found.keys.values), found.title, found.text)


def verdict(entry: FeedEntry, *sightings: Sighting, feed_id: int = 1, outlet_id: int | None = 5) -> Verdict:
    """What the entry is beside these sightings."""
    (found,) = identified(entry, feed_id=feed_id)
    return match(found, sightings, feed_id=feed_id, outlet_id=outlet_id).verdict


def moved(link: str) -> FeedEntry:
    """The entry under another address and id."""
    return replace(ENTRY, guid=f"tag:{link}", link=link)


def test_another_article_is_new() -> None:
    """An entry that shares nothing is new, and so is any entry beside no sighting."""
    assert verdict(OTHER, seen(ENTRY)) is Verdict.NEW
    assert verdict(ENTRY) is Verdict.NEW


def test_a_guid_that_changes_is_no_new_article() -> None:
    """The address tells where the id does not."""
    assert verdict(replace(ENTRY, guid="f3a9"), seen(ENTRY)) is Verdict.SAME


@pytest.mark.parametrize(
    "link",
    [
        "http://www.harbourpost.example/2026/03/ferry-sails-again-after-storm",
        "https://harbourpost.example/2026/03/ferry-sails-again-after-storm/",
        "https://m.harbourpost.example/2026/03/ferry-sails-again-after-storm?utm_source=rss&fbclid=1",
        "https://www.harbourpost.example/2026/03/ferry-sails-again-after-storm#top",
    ],
)
def test_variants_of_an_address_are_one(link: str) -> None:
    """Scheme, host variants, tracking, a closing slash and a fragment make no new article."""
    assert verdict(moved(link), seen(ENTRY)) is Verdict.SAME


def test_variants_of_an_address_as_id_are_one() -> None:
    """An id that is an address is the same with and without encryption."""
    entry = replace(ENTRY, guid="http://harbourpost.example/?p=77", link=None)
    assert verdict(replace(entry, guid="https://harbourpost.example/?p=77"), seen(entry)) is Verdict.SAME


def test_one_article_in_two_feeds_is_one() -> None:
    """A second feed brings the same article, with other words and another id, and changes nothing."""
    entry = replace(ENTRY, guid="1", title="Ferry is back", content="<p>In short: it sails.</p>")
    assert verdict(entry, seen(ENTRY), feed_id=2) is Verdict.SAME


def test_two_feeds_with_own_wording_do_not_take_turns() -> None:
    """A feed is compared with what it said itself, so that no version is made at every poll."""
    short = replace(ENTRY, title="Ferry is back", content="<p>In short: it sails.</p>")
    both = (seen(ENTRY), seen(short, feed_id=2))
    assert verdict(ENTRY, *both) is Verdict.SAME
    assert verdict(short, *both, feed_id=2) is Verdict.SAME


def test_equal_ids_of_two_feeds_are_two() -> None:
    """An id that is neither address nor tag means something in its own feed only."""
    assert verdict(replace(OTHER, guid="1"), seen(replace(ENTRY, guid="1")), feed_id=2) is Verdict.NEW


def test_one_article_on_two_domains_of_an_outlet_is_one() -> None:
    """The same path under another host with a similar headline is the same article, for this outlet only."""
    entry = moved("https://postofharbour.example/2026/03/ferry-sails-again-after-storm")
    assert verdict(entry, seen(ENTRY)) is Verdict.SAME
    assert verdict(entry, seen(ENTRY), outlet_id=6) is Verdict.NEW
    assert verdict(entry, seen(ENTRY, outlet_id=None), outlet_id=None) is Verdict.NEW


def test_a_long_text_under_another_address_is_one() -> None:
    """An article whose id and address both changed is known by its words if they are many."""
    entry = moved("https://www.harbourpost.example/x/1")
    assert verdict(replace(entry, content=LONG), seen(replace(ENTRY, content=LONG))) is Verdict.SAME


def test_a_column_with_the_same_teaser_is_new_each_day() -> None:
    """Few equal words under another id and address are no proof, or tomorrow's article would be missed."""
    assert verdict(moved("https://www.harbourpost.example/x/1"), seen(ENTRY)) is Verdict.NEW


def test_an_entry_that_slides_back_is_known() -> None:
    """What was seen long ago is the same when it returns, whatever came between."""
    assert verdict(ENTRY, seen(OTHER, article_id=10), seen(ENTRY)) is Verdict.SAME


def test_dates_say_nothing() -> None:
    """A feed that dates everything anew, or not at all, brings nothing new."""
    (found,) = identified(ENTRY)
    assert found.keys == identified(replace(ENTRY, updated=None, published=None))[0].keys
    assert verdict(ENTRY, seen(ENTRY)) is Verdict.SAME


@pytest.mark.parametrize("lost", [{"guid": None}, {"link": None}, {"title": None}])
def test_entries_may_lack_something(lost: dict[str, None]) -> None:
    """Without id, link or title an entry is known by the rest."""
    entry = replace(ENTRY, **lost)  # type: ignore[arg-type]
    assert verdict(entry, seen(entry)) is Verdict.SAME


def test_an_entry_without_link_is_known_by_its_words() -> None:
    """Where there is no link and the id changes, equal words make the same article."""
    entry = replace(ENTRY, link=None, guid="a")
    assert verdict(replace(entry, guid="b"), seen(entry)) is Verdict.SAME


def test_an_id_that_is_used_again_is_a_new_article() -> None:
    """An id is not believed against another address, headline and text."""
    assert verdict(replace(OTHER, guid="1"), seen(replace(ENTRY, guid="1"))) is Verdict.NEW


def test_an_article_that_moved_keeps_its_id() -> None:
    """Another address with the same id and much of the text is the same article, edited."""
    entry = replace(ENTRY, link="https://www.harbourpost.example/2026/03/ferry-is-back", title="Ferry is back")
    assert verdict(entry, seen(ENTRY)) is Verdict.CHANGED


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("nine long days", "nine  long\n days", Verdict.SAME),
        ("nine long days", "Nine LONG days", Verdict.SAME),
        ("long days.", "long days!", Verdict.SAME),
        ("harbour", "harbuor", Verdict.SAME),
        ("harbour", "harbor", Verdict.SAME),
        ("between", "betwen", Verdict.SAME),
        ("<p>", '<p class="x">', Verdict.SAME),
        ("nine", "five", Verdict.CHANGED),
        ("sails again", "never sails", Verdict.CHANGED),
        ("nine long", "9 long", Verdict.CHANGED),
        ("days.", "days. The mayor apologised.", Verdict.CHANGED),
        ("harbour", "harbuor, sotrm", Verdict.CHANGED),
    ],
)
def test_only_real_edits_are_changes(old: str, new: str, expected: Verdict) -> None:
    """White space, case, punctuation, tags and one typo are no change; other words are."""
    assert old in (ENTRY.content or "")
    assert verdict(replace(ENTRY, content=(ENTRY.content or "").replace(old, new)), seen(ENTRY)) is expected


@pytest.mark.parametrize(
    ("old", "new"), [("6000", "6001"), ("1.5", "15"), ("legal", "illegal"), ("million", "billion"), ("दिन", "दान")]
)
def test_figures_and_opposites_are_no_typos(old: str, new: str) -> None:
    """One sign makes another figure and another word."""
    said = replace(ENTRY, content=f"<p>{TEXT} {old} it said</p>")
    assert verdict(replace(ENTRY, content=f"<p>{TEXT} {new} it said</p>"), seen(said)) is Verdict.CHANGED


def test_an_entry_listed_twice_comes_once() -> None:
    """The first of two entries of the same address stands for both."""
    again = replace(ENTRY, guid="other", title="Ferry sails again")
    assert [each.entry for each in identified(ENTRY, again, OTHER)] == [ENTRY, OTHER]


@pytest.mark.parametrize("titles", [("Goal", "Goal"), ("Goal", "Goal for Tarn"), ("Update 1", "Update 2")])
def test_notes_under_short_headlines_are_told_apart(titles: tuple[str, str]) -> None:
    """Whether they stand in one window or come one by one; a note that is merely repeated is known."""
    notes = [
        replace(each, guid=f"note {at}", link="https://harbourpost.example/ticker", title=titles[at])
        for at, each in enumerate((ENTRY, OTHER))
    ]
    assert len(identified(*notes)) == len(notes)
    assert verdict(notes[1], seen(notes[0])) is Verdict.NEW
    assert verdict(notes[0], seen(notes[0])) is Verdict.SAME
    assert verdict(replace(notes[0], guid="again"), seen(notes[0])) is Verdict.SAME


def test_notes_on_one_page_are_told_apart() -> None:
    """Entries whose ids differ in the part behind the mark only are different."""
    page = "https://harbourpost.example/notes"
    notes = [replace(each, guid=f"{page}#{at}", link=f"{page}#{at}") for at, each in enumerate((ENTRY, OTHER))]
    assert len(identified(*notes)) == len(identified(*(replace(note, link=None) for note in notes))) == len(notes)


def test_an_address_that_entries_share_is_no_key() -> None:
    """Entries that all lead to one page are told by their ids, and the home page is nobody's address."""
    page = "https://harbourpost.example/live"
    first, second = identified(replace(ENTRY, link=page), replace(OTHER, link=page))
    assert (first.has_page, second.has_page) == (False, False)
    (home,) = identified(replace(ENTRY, link="https://harbourpost.example/?utm_source=rss"))
    assert not home.has_page


def ticker(number: int, title: str) -> FeedEntry:
    """An entry of a page that many entries of a feed share."""
    page = "https://harbourpost.example/news/ticker"
    return replace(ENTRY, guid=f"n{number}", link=page, title=title, content=f"<p>{title}: {TEXT}</p>")


STRIKE = ticker(1, "Ferry crews begin a strike at the quay")
LAKE = ticker(2, "Lake level falls by four metres")
OPERA = ticker(3, "Opera house opens its doors again")


def test_another_id_and_headline_at_a_known_address_are_another_article() -> None:
    """Entries that come one by one and lead to one page are new each, and the page is none of theirs."""
    (found,) = identified(LAKE)
    result = match(found, [seen(STRIKE)], feed_id=1, outlet_id=5)
    assert (result.verdict, result.has_page) == (Verdict.NEW, False)


def test_an_id_goes_before_an_address() -> None:
    """What is known by its id is no edit of another entry that leads to the same page."""
    (found,) = identified(replace(LAKE, content=f"<p>{TEXT} More of it.</p>"))
    result = match(found, [seen(STRIKE, article_id=9), seen(LAKE, article_id=10)], feed_id=1, outlet_id=5)
    assert (result.verdict, result.article_id) == (Verdict.CHANGED, 10)


def test_an_address_that_two_articles_have_says_nothing_any_more() -> None:
    """Not even of an entry whose headline is like that of one of them."""
    both = (seen(STRIKE, article_id=9), seen(LAKE, article_id=10))
    assert verdict(ticker(4, "Lake level falls by five metres"), *both) is Verdict.NEW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STRIKE, replace(STRIKE, guid="n9", title="Ferry crews end their strike at the quay")),
        (replace(STRIKE, guid=None), replace(OPERA, guid=None)),
        (replace(STRIKE, guid=f"{STRIKE.link}#1"), replace(OPERA, guid=f"{STRIKE.link}#2")),
        (replace(STRIKE, guid=STRIKE.link), replace(OPERA, guid=STRIKE.link)),
    ],
)
def test_an_article_that_is_written_anew_at_its_address_is_edited(before: FeedEntry, after: FeedEntry) -> None:
    """Another id with a like headline, or another headline without an id of its own, makes no new article."""
    assert verdict(after, seen(before)) is Verdict.CHANGED


def test_a_word_without_headline_is_the_same_under_another_id() -> None:
    """Where nothing can be compared but one word, that the word is the same is enough."""
    entry = replace(ENTRY, title=None, content="<p>Ahoy!</p>")
    assert verdict(replace(entry, guid="other"), seen(entry)) is Verdict.SAME


def test_an_id_that_changed_before_contradicts_nothing() -> None:
    """A feed that gives new ids at each poll is known by its addresses."""
    known = seen(STRIKE)
    changing = replace(known, keys=known.keys | seen(replace(STRIKE, guid="n7")).keys)
    assert verdict(OPERA, changing) is Verdict.CHANGED


@pytest.mark.parametrize("guid", [None, "https://harbourpost.example/news/ticker"])
def test_entries_of_one_page_without_ids_are_told_apart(guid: str | None) -> None:
    """By their headlines, few words as they may be; each is known again by its words."""
    few = [replace(each, guid=guid, title=title, content=None) for each, title in ((STRIKE, "One"), (LAKE, "Two"))]
    found = identified(*few)
    assert [each.title for each in found] == ["One", "Two"]
    known = [Sighting(at, 1, 5, frozenset(each.keys.values), each.title, each.text) for at, each in enumerate(found)]
    assert [match(each, known, feed_id=1, outlet_id=5).article_id for each in found] == [0, 1]


def test_an_id_that_different_entries_share_says_nothing() -> None:
    """Entries of the same id are told apart by their headlines; one that is listed twice comes once."""
    entries = [replace(each, guid="1", link=None) for each in (STRIKE, LAKE, OPERA, STRIKE)]
    assert [each.title for each in identified(*entries)] == [each.title for each in entries[:3]]


def test_an_id_is_not_believed_for_the_little_words_of_a_text() -> None:
    """Long texts have many single words in common; an id that is used again is still another article."""
    little = "and the of to a in it is was for on that with as at by an be this from"
    old = replace(ENTRY, guid="1", content=f"<p>{TEXT} {little}</p>")
    new = replace(OTHER, guid="1", content=f"<p>Members {' meet '.join(reversed(little.split()))} about roads.</p>")
    assert verdict(new, seen(old)) is Verdict.NEW


@pytest.mark.parametrize("title", [STRIKE.title or "", ""])
def test_what_was_passed_over_is_known_again(title: str) -> None:
    """An entry that became no article is known as articles are, also by its keys alone; an article goes first."""
    passed = replace(seen(STRIKE), article_id=None, title=title, text="")
    (found,) = identified(STRIKE)
    assert match(found, [passed], feed_id=1, outlet_id=5).verdict is not Verdict.NEW
    assert match(found, [passed, seen(STRIKE, feed_id=2)], feed_id=1, outlet_id=5).article_id == 9
    assert verdict(LAKE, passed) is (Verdict.NEW if title else Verdict.CHANGED)
