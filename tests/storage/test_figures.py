"""Figures over all articles."""

from domain.edition import Window
from domain.records import GroupedStory
from storage.store import Store
from tests.storage.building import an_article, hours, save


async def test_figures_are_found_by_words_and_time(store: Store) -> None:
    """A figure is found by the words of its own sentence; newest first, in an article in text order."""
    await save(store, an_article("About 400 crew are unpaid.\nThe ferry is 12 years old.", published=hours(0)))
    await save(store, an_article("More than 450 crew, 30 of them cooks.", published=hours(1)))
    page = await store.figures.find(limit=3)
    assert ([found.text for found in page.items], page.total) == (["450", "30", "400"], 4)
    assert [found.figure.value for found in (await store.figures.find(words=("crew",))).items] == [450, 30, 400]
    (ferry,) = (await store.figures.find(words=("ferry", "years"))).items
    assert (ferry.text, ferry.context, ferry.context_start) == ("12", "The ferry is 12 years old.", 27)
    assert (await store.figures.find(words=("crew",), since=hours(1), offset=1)).items[0].text == "30"
    assert (await store.figures.find(words=("crew", "ferry"))).total == 0


async def test_a_figure_has_the_story_of_its_article(store: Store) -> None:
    """The story stands with the figure, and nothing does before its article is grouped."""
    grouped = await save(store, an_article("About 400 crew are unpaid.", published=hours(1)))
    await save(store, an_article("More than 450 crew slept aboard.", published=hours(0)))
    story = GroupedStory(((grouped.ref.article_id, 0),), grouped.ref.article_id)
    await store.stories.save([story], [], window_since=None, now=hours(50))
    first, second = (await store.figures.find()).items
    (head,) = (await store.stories.heads(Window(None, hours(1_000)))).items
    assert (first.story_id, second.story_id) == (head.story_id, None)
