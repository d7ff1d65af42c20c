"""Composes an edition from what was read once for many chats: for a taste, over a window, for who was shown what."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk.editions.choose_articles import Chosen, Taste, rank_stories
from desk.editions.edition_material import EditionMaterial
from digest.compose import compose_edition
from digest.left_out import LENGTH, OLD
from digest.material import Form, SeenSpan
from domain.edition import Edition, LeftOut, Length
from domain.records import Shown, WindowArticle

MOST_STORIES: Final = {Length.SHORT: 12, Length.NORMAL: 20, Length.FULL: 40}
"""So many of the best stories are read for an edition; the articles of the others are counted as left out."""

MOST_LEFT_OUT: Final = 5_000


async def compose_from(
    material: EditionMaterial,
    form: Form,
    taste: Taste,
    *,
    shown: Shown | None = None,
    old_after: timedelta | None = None,
) -> Edition:
    """Compose an edition over the form's window of what a chat of this taste hears of.

    What was shown is not shown again; a story that was shown says what is new. Articles that were published longer than
    `old_after` before they were stored are left out.

    Raises:
        NotVerbatimError: If a line's words are not the stored ones, which is a defect.
    """
    before = shown or Shown()
    chosen = await material.choose(taste, form.window.since)
    fresh = _without_old(chosen, old_after)
    best = rank_stories(fresh, before.story_ids)[: MOST_STORIES[form.length]]
    stories = [
        replace(one, shown_until=form.window.since) if one.story.head.story_id in before.story_ids else one
        for one in await material.stories(best, fresh, taste, form.window.since)
    ]
    taken = {one.article_id for found in stories for one in fresh.by_story[found.story.head.story_id]}
    kept = {one.article_id for some in fresh.by_story.values() for one in some}
    every = [one for some in chosen.by_story.values() for one in some]
    rest = [one for one in every if one.article_id not in taken]
    left_out = await _left_out(material, [one for one in rest if one.article_id in kept], LENGTH)
    left_out += await _left_out(material, [one for one in rest if one.article_id not in kept], OLD)
    seen = frozenset(SeenSpan(*span) for span in before.spans)
    return compose_edition(stories, form=replace(form, seen=seen), left_out=left_out)


def is_old(one: WindowArticle, old_after: timedelta) -> bool:
    """Whether an article had been published long before it was stored."""
    return one.stored_at - one.listed_at > old_after


def _without_old(chosen: Chosen, old_after: timedelta | None) -> Chosen:
    if old_after is None:
        return chosen
    kept = {
        story_id: tuple(one for one in some if not is_old(one, old_after)) for story_id, some in chosen.by_story.items()
    }
    return replace(chosen, by_story={story_id: some for story_id, some in kept.items() if some})


async def _left_out(material: EditionMaterial, articles: list[WindowArticle], why: str) -> list[LeftOut]:
    return [LeftOut(head, why) for head in await material.heads(articles[:MOST_LEFT_OUT])]
