"""Composes the edition that somebody asks for, and remembers what its letters and numbers stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desk.chats.chat_options import read_options
from desk.chats.chat_zone import chat_zone
from desk.desk import Desk
from desk.editions.compose_from import MOST_STORIES, compose_from
from desk.editions.edition_material import EditionMaterial
from desk.editions.story_material import story_material
from digest.compose import compose_edition as compose
from digest.left_out import LENGTH
from digest.material import Form
from domain.article import ArticleHead
from domain.chat import ChatRef
from domain.edition import Edition, LeftOut, Length, Window
from domain.records import SearchQuery
from domain.story import Story

MOST_LEFT_OUT: Final = 1_000
MOST_FOUND: Final = 500


@dataclass(frozen=True, slots=True)
class ComposedEdition:
    """An edition and the id that it was saved under; `is_followed` says that it tells of what the chat follows.

    One without a story has no numbers and is not saved: those of the edition before it go on.
    """

    edition: Edition
    edition_id: int | None
    is_followed: bool = False


async def compose_edition(
    desk: Desk,
    chat: ChatRef,
    window: Window,
    *,
    length: Length | None = None,
    words: Sequence[str] = (),
    has_all: bool = False,
) -> ComposedEdition:
    """Compose an edition over `window`, best stories first, and save it for the chat.

    With `words` only stories with an article that has all of them in one sentence are taken; else what the chat follows
    and does not mute, unless it `has_all`. The length is the chat's own where none is given.
    """
    form = Form(
        length=length or (await read_options(desk, chat)).length,
        zone=await chat_zone(desk, chat),
        window=window,
        now=desk.clock.now(),
        has_names_held=desk.preferences.has_names_held,
        words_of_outlets=await desk.store.outlets.words_per_edition(),
    )
    follows = () if words or has_all else await desk.store.follows.of(chat)
    if follows:
        material = EditionMaterial(desk, window.until, by_stored_at=window.by_stored_at)
        edition = await compose_from(material, form, material.learn(follows))
    else:
        edition = await _compose(desk, form, words)
    edition_id = await desk.store.editions.save(edition, chat) if edition.stories else None
    return ComposedEdition(edition, edition_id, is_followed=bool(follows))


async def _compose(desk: Desk, form: Form, words: Sequence[str]) -> Edition:
    stories = await _stories(desk, form.window, MOST_STORIES[form.length], words)
    read = {one.article.head.ref.article_id for story in stories for one in story.articles}
    heads = () if words else await desk.store.stories.article_heads(form.window, MOST_LEFT_OUT)
    disabled = await desk.store.outlets.disabled()
    others = [head for head in heads if head.ref.article_id not in read and head.outlet.outlet_id not in disabled]
    left_out = [LeftOut(head, LENGTH) for head in others]
    return compose([story_material(story) for story in stories], form=form, left_out=left_out)


async def _stories(desk: Desk, window: Window, most: int, words: Sequence[str]) -> list[Story]:
    """The best stories of the window, each with its articles of the window only, without disabled outlets."""
    disabled = await desk.store.outlets.disabled()
    having = await _articles_with(desk, window, words) if words else None
    heads = (await desk.store.stories.heads(window, having=having, limit=most)).items
    found: list[Story] = []
    for story in (await desk.store.stories.read([head.story_id for head in heads])).values():
        shown = (one for one in story.articles if one.article.head.outlet.outlet_id not in disabled)
        within = tuple(one for one in shown if _is_within(one.article.head, window))
        if within and (having is None or any(one.article.head.ref.article_id in having for one in within)):
            found.append(replace(story, articles=within))
    return found


async def _articles_with(desk: Desk, window: Window, words: Sequence[str]) -> frozenset[int]:
    query = SearchQuery(words=tuple(words), since=window.since, until=window.until)
    page = await desk.store.articles.search(query, limit=MOST_FOUND)
    return frozenset(found.head.ref.article_id for found in page.items)


def _is_within(head: ArticleHead, window: Window) -> bool:
    at = head.stored_at if window.by_stored_at or head.published is None else head.published.at
    return at < window.until and (window.since is None or window.since <= at)
