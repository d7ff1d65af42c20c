"""Outlets: found as people write them, completed, and given the articles that waited for them."""

from domain.edition import Window
from domain.outlet import Outlet, OutletChanges, OutletCounts, OutletKind, OutletStatus, WaitingDomain
from storage.merging import MOVED
from storage.store import Store
from storage.tables import metadata, outlets
from tests.storage.building import add_speaker, an_article, hours, save, save_quote, statements_of


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
    speaker_id = await add_speaker(store, "Maria Holt")
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


async def test_what_waits_under_a_domain_is_adopted(store: Store) -> None:
    """An article of which nothing but the domain is known waits under it, and is its outlet's once that has a row."""
    await save(store, an_article("Under a domain.", domain="post.example", url="https://post.example/1"))
    assert await store.outlets.waiting() == (WaitingDomain("post.example", 1),)
    (before,) = (await store.articles.latest()).items
    post = await store.outlets.add("Harbour Post")
    edited = await store.outlets.edit(post.outlet_id, OutletChanges(domains=("post.example",)))
    (after,) = (await store.articles.latest()).items
    assert (before.outlet.shown, after.outlet.shown) == ("unknown outlet (post.example)", "Harbour Post")
    assert edited == Outlet(post.outlet_id, "Harbour Post", ("post.example",))
    assert await store.outlets.waiting() == ()


async def test_a_text_of_another_outlet_says_so(store: Store) -> None:
    """A head names whose page it was where that is not the outlet's; naming the other corrects it at once."""
    hub = await store.outlets.add("News Hub", domains=("hub.example", "news.hub2.example"))
    bare = await store.outlets.add("Coast Radio")
    for number, (domain, outlet) in enumerate(
        (("hub.example", hub), ("hub2.example", hub), ("post.example", hub), ("post.example", bare), (None, hub))
    ):
        article = an_article(f"Text {number}.", domain=domain, outlet="Any", published=hours(-number))
        await save(store, article, outlet_id=outlet.outlet_id)
    shown = ["News Hub", "News Hub", "News Hub (text: post.example)", "Coast Radio", "News Hub"]
    assert [head.outlet.shown for head in (await store.articles.latest()).items] == shown
    await store.outlets.add("Harbour Post", domains=("post.example",))
    shown[2] = "News Hub (text: Harbour Post)"
    assert [head.outlet.shown for head in (await store.articles.latest()).items] == shown


async def test_an_edit_changes_what_it_names(store: Store) -> None:
    """Parts that are given change, empty ones go, the others stay; the old name is an alias from then on."""
    post = await store.outlets.add("Harbor Post", domains=("a.example",), aliases=("HP",), country="XA", language="en")
    changes = OutletChanges(
        name="Harbour Post",
        domains=("b.example",),
        without=("a.example", "hp"),
        kind=OutletKind.AGENCY,
        country="",
        words_per_edition=80,
        licence="CC BY",
    )
    edited = await store.outlets.edit(post.outlet_id, changes)
    assert edited == Outlet(
        post.outlet_id,
        "Harbour Post",
        ("b.example",),
        ("Harbor Post",),
        OutletKind.AGENCY,
        None,
        "en",
        words_per_edition=80,
        licence="CC BY",
    )
    assert await store.outlets.by_name("HP") is None
    assert await store.outlets.edit(99, OutletChanges(country="GB")) is None


async def test_merging_moves_everything(store: Store) -> None:
    """Articles, names, domains and counts of speakers are the other outlet's; the first is there no more."""
    post = await store.outlets.add("Harbour Post", domains=("post.example",))
    daily = await store.outlets.add("The Daily", domains=("daily.example",), aliases=("TD",), country="XA")
    for words, outlet in (("we sail", post), ("we stay", daily), ("we wait", daily)):
        await save_quote(store, words, speaker="Maria Holt", outlet_id=outlet.outlet_id)
    await save_quote(store, "no", speaker="Jon Reed", outlet_id=daily.outlet_id)
    await store.feeds.add("https://daily.example/f", host="daily.example", outlet_id=daily.outlet_id, now=hours(0))
    counts = (await store.outlets.counts(daily.outlet_id), await store.outlets.counts(post.outlet_id))
    assert counts == (OutletCounts(3, 1, 3), OutletCounts(1, 0, 2))
    assert not await store.outlets.merge(daily.outlet_id, post.outlet_id, expected=(counts[1], counts[0]))
    assert await store.outlets.merge(daily.outlet_id, post.outlet_id, expected=counts)
    merged = await store.outlets.by_name("TD")
    domains = ("post.example", "daily.example")
    assert merged == Outlet(post.outlet_id, "Harbour Post", domains, ("The Daily", "TD"), country="XA")
    assert await store.outlets.get(daily.outlet_id) is None
    assert await store.outlets.counts(post.outlet_id) == OutletCounts(4, 1, 5)
    for name in ("Holt", "Reed"):
        assert [speaker.outlets for speaker in await store.speakers.find(name)] == [("Harbour Post",)]


def test_a_merge_knows_every_table_that_points_to_outlets() -> None:
    """A table that is new has to be moved as well."""
    pointing = {
        table.name for table in metadata.tables.values() for key in table.foreign_keys if key.column.table is outlets
    }
    assert pointing == {table.name for table in MOVED}


async def test_a_disabled_outlet_is_not_polled_and_not_shown(store: Store) -> None:
    """Its feeds are never due and its articles in no window of an edition, until it is enabled again."""
    post = await store.outlets.add("Harbour Post")
    await save(store, an_article("Text."), outlet_id=post.outlet_id)
    await store.feeds.add("https://post.example/f", host="post.example", outlet_id=post.outlet_id, now=hours(0))
    window = Window(None, hours(1))
    await store.outlets.edit(post.outlet_id, OutletChanges(words_per_edition=80))
    assert await store.outlets.words_per_edition() == {post.outlet_id: 80}
    await store.outlets.disable(post.outlet_id)
    assert await store.outlets.words_per_edition() == {post.outlet_id: 0}
    assert await store.feeds.claim_due(now=hours(1), until=hours(2), most=9, most_of_host=9) == ()
    assert await store.publishing.articles(window) == ()
    assert (await store.articles.latest()).total == 0
    assert (await store.articles.latest(outlet_id=post.outlet_id)).total == 1
    await store.outlets.disable(post.outlet_id, is_disabled=False)
    assert len(await store.publishing.articles(window)) == 1
    assert len(await store.feeds.claim_due(now=hours(1), until=hours(2), most=9, most_of_host=9)) == 1
