"""Editions: what letters and numbers stand for, by post and by chat."""

from dataclasses import replace

import pytest

from domain.article import ArticleRef
from domain.chat import ChatRef, Platform
from domain.edition import Edition, EditionStory, FigureRow, Length, Line, Window
from domain.errors import StoreError
from domain.records import SavedEdition, SavedLine
from storage.store import Store
from tests.storage.building import NOON, an_article, hours, save

GROUP = ChatRef(Platform.TELEGRAM, "-100")
THREAD = replace(GROUP, thread="7")


async def an_edition(store: Store) -> Edition:
    """One story with a line and a figure in a row."""
    await save(store, an_article("The ferry stays. About 400 crew are unpaid."))
    (head,) = (await store.articles.latest()).items
    lines = Line(1, "The ferry stays.", head, 0, 16), Line(2, "[…] 400 crew […]", head, 23, 31)
    row = FigureRow("crew", None, lines[1:], None)
    story = EditionStory("A", 31, "Ferry strike", head, (head.outlet,), lines[:1], (row,))
    return Edition(NOON, "Europe/Kyiv", Window(None, NOON), Length.SHORT, (story,))


async def test_an_edition_is_remembered_by_chat_and_by_post(store: Store) -> None:
    """Its letters and numbers, figures included, say what they stand for; a post is found from any thread."""
    edition = await an_edition(store)
    ref = edition.lines[0].head.ref
    edition_id = await store.editions.save(edition, THREAD)
    await store.editions.tie(edition_id, THREAD, "900")
    remembered = SavedEdition(
        edition_id,
        NOON,
        "Europe/Kyiv",
        {"A": 31},
        {1: SavedLine(ref, 0, 16, "The ferry stays."), 2: SavedLine(ref, 23, 31, "[…] 400 crew […]")},
    )
    assert await store.editions.last(THREAD) == remembered
    assert await store.editions.by_post(GROUP, "900") == remembered
    assert await store.editions.last(GROUP) is None
    assert await store.editions.by_post(GROUP, "901") is None


async def test_the_newest_edition_is_the_last(store: Store) -> None:
    """And a post that is edited into another edition stands for that one."""
    edition = await an_edition(store)
    first = await store.editions.save(edition, GROUP)
    second = await store.editions.save(replace(edition, composed_at=hours(1), stories=()), GROUP)
    for edition_id in (first, second):
        await store.editions.tie(edition_id, GROUP, "900")
    last, by_post = await store.editions.last(GROUP), await store.editions.by_post(GROUP, "900")
    assert last == by_post == SavedEdition(second, hours(1), "Europe/Kyiv", {}, {})


async def test_an_edition_with_a_line_of_no_stored_article_is_refused_whole(store: Store) -> None:
    """Nothing of it is remembered."""
    edition = await an_edition(store)
    (story,) = edition.stories
    (line,) = story.lines
    unstored = replace(line, head=replace(line.head, ref=ArticleRef(line.head.ref.article_id, 9)))
    with pytest.raises(StoreError):
        await store.editions.save(replace(edition, stories=(replace(story, lines=(unstored,)),)), GROUP)
    assert await store.editions.last(GROUP) is None
