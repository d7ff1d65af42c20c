"""Finds what a number or a letter stands for: in the post that was answered, else in the chat's last edition."""

from collections.abc import Iterable
from dataclasses import replace

from desk.desk import Desk
from digest.dates import moment_words
from domain.article import ArticleHead
from domain.chat import ChatRef
from domain.errors import NotFoundError
from domain.records import SavedEdition, SavedLine
from domain.zones import is_zone


async def find_edition(desk: Desk, chat: ChatRef, reply_to: str | None) -> SavedEdition | None:
    """The edition that the answered post shows, else the last one of the thread, else that of its chat."""
    found = None if reply_to is None else await desk.store.editions.by_post(chat, reply_to)
    found = found or await desk.store.editions.last(chat)
    return found or (await desk.store.editions.last(replace(chat, thread="")) if chat.thread else None)


async def resolve_number(desk: Desk, chat: ChatRef, reply_to: str | None, n: int) -> tuple[SavedEdition, SavedLine]:
    """The line that a number stands for, with its edition.

    Raises:
        NotFoundError: If there is no edition, or no line of that number in it.
    """
    edition = await _known_edition(desk, chat, reply_to)
    if n not in edition.lines:
        raise NotFoundError(f"{edition_words(edition)} {_extent('line', edition.lines)}; there is no line {n}.")
    return edition, edition.lines[n]


async def resolve_letter(desk: Desk, chat: ChatRef, reply_to: str | None, letter: str) -> tuple[SavedEdition, int]:
    """The id of the story that a letter stands for, with its edition.

    Raises:
        NotFoundError: If there is no edition, or no story of that letter in it.
    """
    edition = await _known_edition(desk, chat, reply_to)
    if letter not in edition.stories:
        letters = sorted(edition.stories, key=lambda one: (len(one), one))
        has = _extent("story", letters)
        raise NotFoundError(f"{edition_words(edition)} {has}; there is no story {letter}. /stories lists all.")
    return edition, edition.stories[letter]


async def line_heads(desk: Desk, edition: SavedEdition, most: int) -> tuple[tuple[int, ArticleHead], ...]:
    """The numbers of an edition's first lines, each with the article that it is from."""
    found = []
    for n, line in sorted(edition.lines.items())[:most]:
        article = await desk.store.articles.get(line.ref.article_id, line.ref.version)
        found += [(n, article.head)] if article is not None else []
    return tuple(found)


def edition_words(edition: SavedEdition) -> str:
    """Names an edition by its moment: "The edition of Thu 17 Mar, 08:00"."""
    return f"The edition of {moment_words(edition.composed_at, edition.zone if is_zone(edition.zone) else 'UTC')}"


async def _known_edition(desk: Desk, chat: ChatRef, reply_to: str | None) -> SavedEdition:
    edition = await find_edition(desk, chat, reply_to)
    if edition is None:
        raise NotFoundError("There is no edition in this chat yet. /digest makes one, /stories lists what there is.")
    return edition


def _extent(noun: str, names: Iterable[object]) -> str:
    """What there is of something: "has lines 1 to 8", "has no story"."""
    known = list(names)
    plural = {"line": "lines", "story": "stories"}[noun]
    if not known:
        return f"has no {noun}"
    return f"has only {noun} {known[0]}" if len(known) == 1 else f"has {plural} {known[0]} to {known[-1]}"
