"""Stories: ranked, kept under their ids, and read whole."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from domain.edition import Window
from domain.outlet import OutletStatus
from domain.records import GroupedStory
from domain.story import Utterance, UtteranceQuote
from storage.grouping import keep_ids
from storage.store import Store
from storage.stories import AT_ONCE
from tests.storage.building import an_article, hours, save, save_quote, statements_of

ALL = Window(None, hours(1_000))


async def articles(store: Store, *published: datetime | None, outlet: str | None = "Harbour Post") -> list[int]:
    """Ids of new articles, stored in this order."""
    before = (await store.articles.latest()).total
    saved = [
        await save(store, an_article(f"Text {number}.", published=at, outlet=outlet), now=hours(number))
        for number, at in enumerate(published, before)
    ]
    return [one.ref.article_id for one in saved]


async def group(store: Store, *groups: Mapping[int, int], since: datetime | None = None) -> None:
    """Save stories given as article id to origin, each led by its first article, fifty hours after noon."""
    stories = [GroupedStory(tuple(group.items()), next(iter(group))) for group in groups]
    await store.stories.save(stories, [], window_since=since, now=hours(50))


async def test_stories_rank_by_origins_then_freshness(store: Store) -> None:
    """Copies count once, unknown outlets not at all, and pages go on."""
    a, b, c, d, e = await articles(store, hours(0), hours(1), hours(2), hours(3), hours(4))
    unknown = await articles(store, hours(9), hours(9), outlet=None)
    await group(store, {a: 0, b: 0}, {c: 0, d: 1}, {e: 0}, {unknown[0]: 0, unknown[1]: 1})
    page = await store.stories.heads(ALL)
    assert [(head.lead.ref.article_id, head.origins, head.articles) for head in page.items] == [
        (c, 2, 2),
        (e, 1, 1),
        (a, 1, 2),
        (unknown[0], 0, 2),
    ]
    assert [head.last_at for head in page.items] == [hours(3), hours(4), hours(1), hours(9)]
    second = await store.stories.heads(ALL, offset=1, limit=1)
    assert ([head.lead.ref.article_id for head in second.items], second.offset, second.total) == ([e], 1, 4)


async def test_a_window_goes_by_publication_or_by_storing(store: Store) -> None:
    """Half-open: an article at the end is out, one at the beginning is in; without a date its storing counts."""
    a, b, c = await articles(store, hours(-10), hours(5), None)
    await group(store, {a: 0}, {b: 0}, {c: 0})
    published, stored = Window(hours(2), hours(5)), Window(hours(0), hours(2), by_stored_at=True)
    assert [head.lead.ref.article_id for head in (await store.stories.heads(published)).items] == [c]
    assert {head.lead.ref.article_id for head in (await store.stories.heads(stored)).items} == {a, b}
    assert await store.stories.count_articles(published) == 1
    assert await store.stories.count_articles(stored) == 2
    assert [head.ref.article_id for head in await store.stories.article_heads(stored, 1)] == [b]


async def test_a_story_is_read_with_articles_and_utterances(store: Store) -> None:
    """Dated articles stand in time order before undated ones; known outlets before unknown ones, once each."""
    late = await save_quote(store, "we sail", speaker="Maria Holt", published=hours(2))
    undated = await save(store, an_article("Undated.", published=None, outlet="Kestrel Daily"))
    post = await store.outlets.add("Harbour Post")
    early = await save_quote(store, "we sail now", speaker="Maria Holt", published=hours(1), outlet_id=post.outlet_id)
    again = await save(
        store, an_article("More.", published=hours(3), outlet="x", status=OutletStatus.STATED), outlet_id=post.outlet_id
    )
    ids = [saved.ref.article_id for saved in (early, late, again, undated)]
    said = (UtteranceQuote(ids[0], 0, has_same_words=True), UtteranceQuote(ids[1], 0, has_same_words=False))
    story = GroupedStory(tuple((article_id, number) for number, article_id in enumerate(ids)), ids[0])
    await store.stories.save([story], [said], window_since=None, now=hours(4))
    (head,) = (await store.stories.heads(ALL)).items
    found = await store.stories.get(head.story_id)
    assert found is not None
    assert found.head == head
    assert [label.shown for label in head.outlets] == ["Harbour Post", "Kestrel Daily", "unknown outlet"]
    assert [(one.article.head.ref.article_id, one.origin) for one in found.articles] == list(
        zip(ids, range(4), strict=True)
    )
    assert found.articles[0].article.statements == statements_of(found.articles[0].article.text, speaker="Maria Holt")
    (utterance,) = found.utterances
    assert utterance == Utterance(utterance.utterance_id, said)
    assert await store.stories.get(head.story_id + 1) is None


async def test_several_stories_are_read_as_each_alone(store: Store) -> None:
    """In the order asked for, however many; one that is no more is left out."""
    ids = await articles(store, *(hours(n) for n in range(2 * AT_ONCE + 2)))
    await group(store, *({first: 0, second: 1} for first, second in zip(ids[::2], ids[1::2], strict=True)))
    heads = (await store.stories.heads(ALL, limit=99)).items
    asked = [head.story_id for head in heads]
    found = await store.stories.read([*asked[:2], max(asked) + 1, *asked[2:]])
    assert list(found) == asked
    assert list(found.values()) == [await store.stories.get(story_id) for story_id in asked]


async def test_stories_are_found_by_their_articles(store: Store) -> None:
    """Those in the window alone, best first."""
    a, b, c = await articles(store, hours(0), hours(1), hours(2))
    await group(store, {a: 0}, {b: 0}, {c: 0})
    page = await store.stories.heads(Window(None, hours(2)), having={a, b, c}, limit=1)
    assert ([head.lead.ref.article_id for head in page.items], page.total) == ([b], 2)
    assert (await store.stories.heads(ALL, having=())).total == 0


async def test_a_story_keeps_its_id_when_it_is_grouped_again(store: Store) -> None:
    """The group with most of its articles keeps the id, another gets a new one, and no id is given twice."""
    a, b, c, d = await articles(store, hours(0), hours(1), hours(2), hours(3))
    await group(store, {a: 0, b: 1, c: 2}, {d: 0})
    first = {head.lead.ref.article_id: head.story_id for head in (await store.stories.heads(ALL)).items}
    await group(store, {c: 0}, {b: 0, a: 1, d: 2})
    second = {head.lead.ref.article_id: head.story_id for head in (await store.stories.heads(ALL)).items}
    assert second[b] == first[a]
    assert second[c] > max(first.values())
    assert await store.stories.get(first[d]) is None


async def test_what_is_older_than_the_window_stays(store: Store) -> None:
    """Older articles stay in their story, which goes on under its id, and their origins are not mixed up."""
    old, a, b = await articles(store, hours(-100), hours(0), hours(1))
    await group(store, {old: 0, a: 1})
    ((before,), _) = (await store.stories.heads(ALL)).items, None
    await group(store, {a: 0, b: 1}, since=hours(-1))
    (after,) = (await store.stories.heads(ALL)).items
    assert (after.story_id, after.articles, after.origins) == (before.story_id, 3, 3)
    assert (before.last_at, after.last_at) == (hours(0), hours(1))


async def test_an_article_that_left_every_group_is_in_no_story(store: Store) -> None:
    """A story without articles goes."""
    (a,) = await articles(store, hours(0))
    await group(store, {a: 0})
    await group(store)
    assert (await store.stories.heads(ALL)).total == 0


async def test_an_article_waits_for_grouping_from_its_reading_on(store: Store) -> None:
    """Until the next grouping, and again once it has another text; the oldest publication is told."""
    url = "https://harbourpost.example/ferry"
    assert await store.stories.waiting_since() is None
    saved = await save(store, an_article("Old text.", url=url, published=hours(-1)))
    (a,) = await articles(store, hours(0))
    assert await store.stories.waiting_since() == hours(-1)
    await group(store, {saved.ref.article_id: 0, a: 0})
    assert await store.stories.waiting_since() is None
    await save(store, an_article("New text.", url=url, published=hours(-2)), now=hours(51))
    assert await store.stories.waiting_since() == hours(-2)


@pytest.mark.parametrize(
    ("groups", "before", "kept"),
    [
        ([{1, 2}, {3}], {}, {}),
        ([{1, 2}, {3}], {1: 7, 2: 7, 3: 7}, {0: 7}),
        ([{1, 9, 8}, {2}], {1: 7, 2: 7}, {1: 7}),
        ([{1, 2, 3}, {4}], {1: 7, 2: 8, 3: 8, 4: 7}, {0: 8, 1: 7}),
    ],
)
def test_ids_go_to_the_largest_share(groups: list[set[int]], before: dict[int, int], kept: dict[int, int]) -> None:
    """By articles in common, then by the smaller group, each id once."""
    assert keep_ids(groups, before) == kept


async def test_a_disabled_outlet_leads_no_story(store: Store) -> None:
    """Another article does, the outlet is not counted, and a story of it alone is none."""
    post = await store.outlets.add("Harbour Post")
    saved = [await save(store, an_article(f"Text {n}.", published=hours(n)), outlet_id=post.outlet_id) for n in (0, 1)]
    (other,) = await articles(store, hours(2), outlet="Kestrel Daily")
    first, second = (one.ref.article_id for one in saved)
    await group(store, {first: 0, other: 1}, {second: 0})
    await store.outlets.disable(post.outlet_id)
    page = await store.stories.heads(ALL)
    (head,) = page.items
    assert (page.total, head.lead.ref.article_id, head.articles) == (1, other, 1)
    assert [label.name for label in head.outlets] == ["Kestrel Daily"]
    assert await store.stories.get(head.story_id) is not None
