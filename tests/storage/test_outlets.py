"""Outlets: found as people write them, completed, and given the articles that waited for them."""

from domain.outlet import Outlet, OutletKind, OutletStatus
from storage.store import Store
from tests.storage.building import an_article, hours, save, save_quote, statements_of


async def test_an_outlet_is_found_however_it_is_written(store: Store) -> None:
    """Case, accents, punctuation and a leading article do not count; aliases and domains lead to it too."""
    outlet = await store.outlets.add(
        "The Härbour Post", domains=("harbourpost.example",), aliases=("HP", "O’Brien's Post"), country="XA"
    )
    for name in ("harbour post", "THE HARBOUR-POST", "hp", "O'Brien’s post"):
        assert await store.outlets.by_name(name) == outlet
    assert await store.outlets.by_domain("HarbourPost.example") == outlet
    assert await store.outlets.get(outlet.outlet_id) == outlet
    assert await store.outlets.by_name("Kestrel Daily") is None
    assert await store.outlets.by_name("…") is None
    assert (outlet.aliases, outlet.country) == (("HP", "O’Brien's Post"), "XA")


async def test_the_same_name_again_completes_the_outlet(store: Store) -> None:
    """New domains and aliases are added behind the known ones; what was known stays."""
    first = await store.outlets.add("Harbour Post", domains=("harbourpost.example",), language="en")
    again = await store.outlets.add(
        "harbour post",
        domains=("harbourpost.example", "hp.example"),
        aliases=("The Post",),
        kind=OutletKind.AGENCY,
        country="XA",
        language="de",
    )
    assert again == Outlet(
        first.outlet_id,
        "Harbour Post",
        ("harbourpost.example", "hp.example"),
        ("The Post",),
        OutletKind.AGENCY,
        "XA",
        "en",
    )
    assert await store.outlets.get(first.outlet_id) == again


async def test_an_outlet_known_by_its_domain_takes_a_name(store: Store) -> None:
    """A row called by its domain is the same outlet once somebody gives the name."""
    first = await store.outlets.add("harbourpost.example", domains=("harbourpost.example",))
    named = await store.outlets.add("Harbour Post", domains=("harbourpost.example",))
    assert named == Outlet(first.outlet_id, "Harbour Post", ("harbourpost.example",))
    assert await store.outlets.by_name("harbourpost.example") == named


async def test_a_domain_stays_with_the_outlet_that_has_it(store: Store) -> None:
    """An outlet that claims another one's domain by another known name does not get it."""
    post, daily = await store.outlets.add("Harbour Post", domains=("post.example",)), await store.outlets.add("Daily")
    await store.outlets.add("Daily", domains=("post.example",))
    assert await store.outlets.by_domain("post.example") == post
    assert await store.outlets.get(daily.outlet_id) == daily


async def test_near_outlets_are_the_most_alike(store: Store) -> None:
    """A misspelt name finds what it may have meant, best first, each outlet once."""
    for name, alias in (("Harbour Post", "Harbor Post"), ("Harbour Times", "HT"), ("Kestrel Daily", "KD")):
        await store.outlets.add(name, aliases=(alias,))
    assert [outlet.name for outlet in await store.outlets.near("Harbur Post")] == ["Harbour Post", "Harbour Times"]
    assert await store.outlets.near("xyz") == ()
    assert await store.outlets.near("") == ()


async def test_summaries_count_articles_by_outlet(store: Store) -> None:
    """Every outlet stands there by name, with the number of its articles and the newest storing."""
    post = await store.outlets.add("Harbour Post")
    await store.outlets.add("The Atoll")
    for number in range(3):
        await save(store, an_article(f"Text {number}."), outlet_id=post.outlet_id, now=hours(number))
    await save(store, an_article("Nobody's."))
    rows = [(row.outlet.name, row.articles, row.last_seen_at) for row in await store.outlets.summaries()]
    assert rows == [("The Atoll", 0, None), ("Harbour Post", 3, hours(2))]


async def test_a_row_made_later_names_all_its_articles(store: Store) -> None:
    """Articles that gave the domain or the name are the outlet's at once, and its speakers are counted for it."""
    article = an_article(
        "“We sail”, she said.", outlet="post.example", domain="post.example", status=OutletStatus.STATED
    )
    speaker_id = await store.speakers.add("Maria Holt")
    said = statements_of(article.text, speaker="Maria Holt")
    await save(store, article, said, people={"Maria Holt": speaker_id})
    await save(store, an_article("Inferred.", outlet="THE HP", published=hours(-1)))
    await save(store, an_article("Unknown.", published=hours(-2)))
    before = [head.outlet.shown for head in (await store.articles.latest()).items]
    await store.outlets.add("Harbour Post", domains=("post.example",), aliases=("HP",))
    after = [head.outlet.shown for head in (await store.articles.latest()).items]
    assert before == ["post.example", "THE HP", "unknown outlet"]
    assert after == ["Harbour Post", "Harbour Post", "unknown outlet"]
    assert [speaker.outlets for speaker in await store.speakers.find("Holt")] == [("Harbour Post",)]


async def test_a_speaker_is_counted_once_for_an_outlet(store: Store) -> None:
    """Completing an outlet counts nothing again."""
    post = await store.outlets.add("Harbour Post")
    await save_quote(store, "we sail", speaker="Maria Holt", outlet_id=post.outlet_id)
    await store.outlets.add("Harbour Post", aliases=("HP",))
    (speaker,) = await store.speakers.find("Holt")
    assert (speaker.quotes, speaker.outlets) == (1, ("Harbour Post",))
