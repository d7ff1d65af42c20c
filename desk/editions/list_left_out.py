"""Lists the articles that a scheduled edition left out."""

from datetime import timedelta

from desk.answers.resolve_number import edition_words, find_edition
from desk.answers.show_words import hold_names
from desk.desk import Desk
from desk.editions.compose_from import is_old
from desk.editions.edition_material import EditionMaterial
from domain.answers import Page
from domain.article import ArticleHead
from domain.chat import ChatRef
from domain.errors import NotFoundError


async def list_left_out(
    desk: Desk, chat: ChatRef, reply_to: str | None, *, offset: int, limit: int
) -> tuple[str, Page[ArticleHead]]:
    """The articles of an edition's window that it has no line of, and the words that name the edition.

    The edition is that of the answered post, else the chat's last scheduled one; what the chat follows and mutes by now
    counts. The newest come first, those that had been published long before last.

    Raises:
        NotFoundError: If no scheduled edition came here.
    """
    edition = await find_edition(desk, chat, reply_to)
    window = await desk.store.publishing.window_of(edition.edition_id) if edition else None
    if edition is None or window is None:
        edition = await desk.store.editions.last(chat, is_scheduled=True)
        window = await desk.store.publishing.window_of(edition.edition_id) if edition else None
    if edition is None or window is None:
        raise NotFoundError("No edition came here by itself yet. /latest lists the newest articles.")
    material = EditionMaterial(desk, window.until, by_stored_at=True)
    chosen = await material.choose(material.learn(await desk.store.follows.of(chat)), window.since)
    old_after = timedelta(days=desk.preferences.old_after_days)
    shown = {line.ref.article_id for line in edition.lines.values()}
    left_out = [one for some in chosen.by_story.values() for one in some if one.article_id not in shown]
    left_out.sort(key=lambda one: (is_old(one, old_after), -one.listed_at.timestamp(), -one.article_id))
    heads = await material.heads(left_out[offset : offset + limit])
    curtain = await hold_names(desk, heads)
    return edition_words(edition), Page(tuple(map(curtain.head, heads)), offset, len(left_out))
