"""Articles: identity, versions, and the lists they are found in."""

from dataclasses import replace

from domain.article import ArticleRef, Dropped, DropReason, Precision, Published
from domain.edition import Window
from domain.outlet import OutletEvidence, OutletStatus
from domain.records import GroupedStory, Outcome, SearchQuery
from domain.statements import (
    Credit,
    CreditKind,
    Figure,
    Quote,
    QuoteKind,
    Sensitivity,
    Sentence,
    SentenceRole,
    SentenceTag,
    Span,
    Statements,
)
from storage.store import Store
from tests.storage.building import NOON, an_article, hours, save, statements_of

TEXT = "The ferry stays in port.\nAbout 400 crew are unpaid, “we sail when the money is there”, she said."
URL = "https://harbourpost.example/ferry"


async def test_an_article_comes_back_as_it_was_saved(store: Store) -> None:
    """Text, head, statements and what was dropped are the same after a round trip."""
    article = replace(
        an_article(TEXT, url=URL, outlet="Harbour Post", domain="harbourpost.example"),
        published=Published(NOON.replace(hour=0), Precision.DAY),
        dropped=(Dropped("Also read", DropReason.RELATED),),
    )
    everything = Statements(
        sentences=(
            Sentence(0, 0, 24, 0, SentenceRole.CAPTION, "a caption", None, frozenset({SentenceTag.GRAPHIC})),
            Sentence(1, 25, len(TEXT), 1, means="Maria Holt"),
        ),
        quotes=(
            Quote(
                0,
                53,
                85,
                QuoteKind.MIXED,
                is_marked=True,
                speaker="she",
                canonical="Maria Holt",
                cue="said",
                via=("Coast Radio", "the union"),
            ),
        ),
        credits=(Credit("Coast Radio", CreditKind.OUTLET, "Coast Radio reports", 3, 9, (0, 1)),),
        figures=(Figure(400.0, 31, 34, 450.5, "people", "crew", "About", "the union"), Figure(None, 0, 3)),
        has_doubtful_order=True,
        sensitivity=frozenset({Sensitivity.MINORS, Sensitivity.VICTIMS}),
        held_names=(Span(4, 9),),
        is_analysed=False,
    )
    saved = await save(store, article, everything)
    stored = await store.articles.get(saved.ref.article_id)
    assert stored is not None
    assert (stored.text, stored.statements, stored.dropped) == (TEXT, everything, article.dropped)
    head = stored.head
    assert (head.ref, head.title, head.url, head.authors) == (saved.ref, article.title, URL, article.authors)
    assert (head.published, head.stored_at, head.language, head.path) == (article.published, NOON, "en", article.path)
    assert (head.outlet.name, head.outlet.status) == ("Harbour Post", OutletStatus.INFERRED)


async def test_the_same_article_again_is_unchanged(store: Store) -> None:
    """With a URL and without one, the second saving stores nothing, white space or not."""
    for article in (an_article(TEXT, url=URL), an_article("Another text without an address.")):
        first = await save(store, article)
        again = await save(store, replace(article, path="elsewhere.txt"), now=hours(1))
        spaced = await save(store, replace(article, text=article.text.replace(" ", "  ")), Statements())
        assert first.outcome is Outcome.STORED
        assert (again.outcome, again.ref) == (spaced.outcome, spaced.ref) == (Outcome.UNCHANGED, first.ref)
    assert (await store.articles.latest()).total == 2


async def test_another_text_under_the_same_url_is_a_new_version(store: Store) -> None:
    """The older version keeps its text and statements, but search finds the current one only."""
    first = await save(store, an_article(TEXT, url=URL))
    second = await save(store, an_article("The ferry sails again.", url=URL), now=hours(1))
    assert (second.outcome, second.ref.article_id, second.ref.version) == (Outcome.CHANGED, first.ref.article_id, 2)
    older = await store.articles.get(first.ref.article_id, 1)
    assert older is not None
    assert (older.text, older.statements, older.head.ref) == (TEXT, statements_of(TEXT), first.ref)
    assert (await store.articles.search(SearchQuery(("sails",)))).total == 1
    assert (await store.articles.search(SearchQuery(("unpaid",)))).total == 0
    assert (await store.quotes.find()).total == (await store.figures.find()).total == 0
    assert await store.articles.by_url(URL) == second.ref
    current = await store.articles.get(first.ref.article_id)
    assert current is not None
    assert current.head.stored_at == NOON


async def test_another_headline_is_a_new_version(store: Store) -> None:
    """A headline is shown verbatim, so a changed one counts."""
    await save(store, an_article(TEXT, url=URL))
    changed = await save(store, an_article(TEXT, url=URL, title="Ferry strike ends"))
    assert (changed.outcome, changed.ref.version) == (Outcome.CHANGED, 2)


async def test_what_is_learned_later_completes_the_version(store: Store) -> None:
    """A date, a URL and a better known outlet are added to the same version, and never taken away again."""
    first = await save(store, an_article(TEXT, published=None))
    told = an_article(TEXT, url=URL, outlet="Harbour Post", status=OutletStatus.STATED, published=hours(-5))
    completed = await save(store, told)
    again = await save(store, an_article(TEXT, published=None))
    assert (completed.outcome, completed.ref) == (Outcome.CHANGED, first.ref)
    assert (again.outcome, again.ref) == (Outcome.UNCHANGED, first.ref)
    head = (await store.articles.latest()).items[0]
    assert (head.url, head.outlet.shown, head.published) == (URL, "Harbour Post", told.published)
    assert await store.stories.count_articles(Window(None, hours(-4))) == 1


async def test_better_analysis_replaces_statements_without_a_new_version(store: Store) -> None:
    """The article counts as unchanged, and its statements are the new ones."""
    first = await save(store, an_article(TEXT), Statements())
    again = await save(store, an_article(TEXT), statements_of(TEXT))
    stored = await store.articles.get(first.ref.article_id)
    assert (again.outcome, again.ref) == (Outcome.UNCHANGED, first.ref)
    assert stored is not None
    assert stored.statements == statements_of(TEXT)
    assert (await store.articles.search(SearchQuery(("unpaid",)))).total == 1


async def test_one_text_in_two_known_outlets_is_two_articles(store: Store) -> None:
    """An agency text that two outlets carry stands under both, URLs or not."""
    post, daily = await store.outlets.add("Harbour Post"), await store.outlets.add("Kestrel Daily")
    one = await save(store, an_article(TEXT), outlet_id=post.outlet_id)
    other = await save(store, an_article(TEXT), outlet_id=daily.outlet_id)
    again = await save(store, an_article(TEXT), outlet_id=daily.outlet_id)
    assert (one.outcome, other.outcome) == (Outcome.STORED, Outcome.STORED)
    assert again.ref == other.ref != one.ref
    page = await store.articles.latest(outlet_id=daily.outlet_id)
    assert [head.outlet.name for head in page.items] == ["Kestrel Daily"]


async def test_short_texts_are_told_apart_by_their_headlines(store: Store) -> None:
    """The same few words under two headlines are two articles, and one under the same headline."""
    one, other, again = [
        await save(store, an_article("Read all of it.", title=title)) for title in ("Ferry sails", "Lake falls", None)
    ]
    repeated = await save(store, an_article("Read  all of it.", title="Lake falls"))
    assert len({one.ref, other.ref, again.ref}) == 3
    assert repeated.ref == other.ref


async def test_a_date_is_added_where_there_is_none(store: Store) -> None:
    """Lists go by it from then on; a date that is known stays."""
    dated = await save(store, an_article("One.", published=hours(-3)))
    undated = await save(store, an_article("Two.", published=None))
    ids = {dated.ref.article_id, undated.ref.article_id}
    assert await store.articles.undated(ids) == {undated.ref.article_id}
    for article_id in ids:
        await store.articles.date(article_id, Published(hours(-5), Precision.INSTANT))
    assert await store.articles.undated(ids) == frozenset()
    page = await store.articles.latest()
    assert [head.published and head.published.at for head in page.items] == [hours(-3), hours(-5)]


async def test_latest_goes_by_publication(store: Store) -> None:
    """An article without a date comes last, and pages go on."""
    for number, published in enumerate((hours(-3), None, hours(-1), hours(-4))):
        await save(store, an_article(f"Text {number}.", published=published), now=hours(-2))
    page = await store.articles.latest(offset=1, limit=2)
    stored = [await store.articles.get(head.ref.article_id) for head in page.items]
    assert [article and article.text for article in stored] == ["Text 0.", "Text 3."]
    assert (page.offset, page.total) == (1, 4)


async def test_grouping_reads_recent_articles_oldest_first(store: Store) -> None:
    """Each row has the text, its lead and its quotes; older articles are left out."""
    await save(store, an_article("Too old.", published=hours(-100)))
    await save(store, an_article("One. Not two.\nTwo.\nThree.\nFour “is a long quote”.", published=hours(2)))
    await save(store, an_article("Undated.", published=None), now=hours(1))
    first, second = await store.articles.for_grouping(since=hours(-72))
    assert (first.text, first.published, first.stored_at) == ("Undated.", None, hours(1))
    assert (second.lead, second.published) == ("One. Not two.\nTwo.\nThree.", hours(2))
    assert [second.text[quote.start : quote.end] for quote in second.quotes] == ["is a long quote"]
    assert len(await store.articles.for_grouping(since=None)) == 3


async def test_an_unknown_outlet_says_what_little_is_known(store: Store) -> None:
    """The platform stands in the label's brackets."""
    evidence = OutletEvidence(None, None, OutletStatus.UNKNOWN, platform="a blog page")
    await save(store, replace(an_article(TEXT), outlet=evidence))
    (head,) = (await store.articles.latest()).items
    assert head.outlet.shown == "unknown outlet (a blog page)"


async def test_credits_are_found_from_both_sides(store: Store) -> None:
    """Whom an outlet credits is counted by article; who credits a name is found however it is written."""
    post = await store.outlets.add("Harbour Post")
    for number, credit in enumerate(("Coast Radio", "Coast radio", "Tidewire")):
        article = an_article(f"Text {number}.", published=hours(number))
        await save(store, article, statements_of(article.text, credit=credit), outlet_id=post.outlet_id)
    assert await store.articles.credited_in(post.outlet_id) == (("Coast Radio", 2), ("Tidewire", 1))
    heads = await store.articles.crediting("COAST RADIO")
    assert [head.published and head.published.at for head in heads] == [hours(1), hours(0)]


async def test_an_article_that_is_not_there_is_none(store: Store) -> None:
    """Unknown ids, versions and URLs give None, and an empty store says so."""
    assert await store.is_empty()
    saved = await save(store, an_article(TEXT))
    assert not await store.is_empty()
    assert await store.articles.get(saved.ref.article_id, 2) is None
    assert await store.articles.get(saved.ref.article_id + 1) is None
    assert await store.articles.by_url(URL) is None


async def test_several_articles_are_read_together(store: Store) -> None:
    """Each in the version that was asked for; what is not stored is left out."""
    await save(store, an_article(TEXT, url=URL))
    changed = await save(store, an_article("The ferry sails again.", url=URL))
    other = await save(store, an_article("Another text."))
    first, missing = ArticleRef(changed.ref.article_id, 1), ArticleRef(other.ref.article_id, 2)
    found = await store.articles.get_all({first, other.ref, missing})
    assert {ref: article.text for ref, article in found.items()} == {first: TEXT, other.ref: "Another text."}
    assert found[first] == await store.articles.get(first.article_id, 1)
    assert await store.articles.get_all(set()) == {}


async def test_a_name_is_held_back_in_all_of_its_story(store: Store) -> None:
    """Also where only another article of the story marks it; an article of no story has its own, others have none."""
    marked = Statements(held_names=(Span(0, 6),))
    captive = (await save(store, an_article("Halvek was seen."), marked)).ref.article_id
    sibling = (await save(store, an_article("Another one saw him."), Statements())).ref.article_id
    alone = (await save(store, an_article("Dorvik was not."), marked)).ref.article_id
    plain = (await save(store, an_article("The ferry stays."), Statements())).ref.article_id
    story = GroupedStory(((captive, 0), (sibling, 1)), captive)
    await store.stories.save([story], [], window_since=None, now=hours(1))
    halvek = frozenset({"Halvek"})
    found = await store.articles.held_names([captive, sibling, alone, plain])
    assert found == {captive: halvek, sibling: halvek, alone: frozenset({"Dorvik"})}
    assert await store.articles.held_names([]) == {}
    assert await store.articles.get_all([]) == {}
