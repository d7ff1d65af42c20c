"""Follows and mutes of a chat: chosen, taken back, and what each would have brought lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from desk.answers.show_words import hold_names
from desk.desk import Desk
from digest.names import HeldNames
from domain.article import ArticleHead
from domain.chat import ChatRef, Request, Role
from domain.edition import Window
from domain.errors import NotAllowedError, UsageError
from domain.follow import Filter, FilterKind, Follow
from storage.folding import fold_key, fold_words

MOST_FOLLOWS: Final = 50
MOST_WORDS: Final = 8
MOST_CHARS: Final = 100
LATELY: Final = timedelta(days=7)
MOST_SHARE: Final = 0.5
LEAST_ARTICLES: Final = 10
"""Words that stand in more than this part of at least so many articles choose nothing."""
_TRIED: Final = 0
"""Stands for the id of a filter that is tried before it is stored."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A follow or mute with how many of the articles of the last seven days it finds, and the newest of these."""

    follow: Follow
    found: int
    articles: int
    heads: tuple[ArticleHead, ...] = ()


def check_chooser(request: Request) -> None:
    """Refuse who may not choose for a chat.

    Raises:
        NotAllowedError: If it is a chat of several people and the asker is none of its admins.
    """
    if not request.is_private and request.role < Role.CHAT_ADMIN:
        raise NotAllowedError("What this chat follows is chosen by its admins; /follows shows it.")


async def follow(desk: Desk, chat: ChatRef, wanted: Filter, *, is_mute: bool, heads: int) -> Brought:
    """Let a chat or thread follow or mute; gives what that would have brought, with so many of the newest articles.

    Raises:
        UsageError: If the filter is too long or finds nearly everything, or the chat has as many as it may.
    """
    _check_size(wanted)
    brought = (await _brought(desk, [Follow(_TRIED, wanted, is_mute)], heads))[0]
    if wanted.kind is FilterKind.WORDS and brought.articles >= LEAST_ARTICLES:
        _check_share(wanted, brought)
    now = desk.clock.now()
    stored = await desk.store.follows.add(chat, wanted, is_mute=is_mute, now=now, most=MOST_FOLLOWS)
    return replace(brought, follow=replace(brought.follow, filter_id=stored.filter_id))


async def unfollow(desk: Desk, chat: ChatRef, chosen: Sequence[Follow]) -> None:
    """Take follows and mutes of a chat back."""
    await desk.store.follows.remove(chat, [one.filter_id for one in chosen])


async def list_follows(desk: Desk, chat: ChatRef) -> tuple[Brought, ...]:
    """What a chat or thread follows and mutes, in the order in which it chose, with what each finds."""
    return await _brought(desk, await desk.store.follows.of(chat), 0)


async def followed(desk: Desk, chat: ChatRef) -> tuple[Follow, ...]:
    """What a chat or thread follows and mutes, in the order in which it chose."""
    return await _shown(desk, await desk.store.follows.of(chat))


def same_follow(chosen: Sequence[Follow], text: str, wanted: Filter | None) -> Follow | None:
    """The follow or mute that somebody means by a filter, or by words that are shown for it."""
    for one in chosen:
        looks_at = (one.filter.kind, one.filter.outlet_id, one.filter.speaker_id)
        is_words = one.filter.kind is FilterKind.WORDS
        if wanted and not is_words and looks_at == (wanted.kind, wanted.outlet_id, wanted.speaker_id):
            return one
    return next((one for one in chosen if fold_key(one.filter.shown) == fold_key(text)), None)


def _check_size(wanted: Filter) -> None:
    if len([*wanted.words, *wanted.exact, *wanted.without]) > MOST_WORDS or len(wanted.shown) > MOST_CHARS:
        raise UsageError(
            f"That is too much for one follow: {MOST_WORDS} words and {MOST_CHARS} characters are the most. "
            "Several follows find what any of them finds."
        )
    if wanted.kind is FilterKind.WORDS and not any(map(fold_words, (*wanted.words, *wanted.exact))):
        raise UsageError(f"There is no letter or digit in “{wanted.shown}”.")


def _check_share(wanted: Filter, brought: Brought) -> None:
    if brought.found > MOST_SHARE * brought.articles:
        raise UsageError(
            f"“{wanted.shown}” is in {brought.found:,} of the last {brought.articles:,} articles, "
            "so it chooses nothing. Add a word."
        )


async def _brought(desk: Desk, chosen: Sequence[Follow], heads: int) -> tuple[Brought, ...]:
    now = desk.clock.now()
    window = Window(now - LATELY, now)
    matches = await desk.store.follows.match({one.filter_id: one.filter for one in chosen}, window)
    newest = {key: await desk.store.articles.heads(ids[:heads]) for key, ids in matches.by_filter.items()}
    curtain = await hold_names(desk, (head for found in newest.values() for head in found))
    return tuple(
        Brought(
            one,
            len(matches.by_filter[one.filter_id]),
            matches.articles,
            tuple(map(curtain.head, newest[one.filter_id])),
        )
        for one in await _shown(desk, chosen)
    )


async def _shown(desk: Desk, chosen: Sequence[Follow]) -> tuple[Follow, ...]:
    """The same with the names of speakers as they may be shown."""
    ids = [one.filter.speaker_id for one in chosen if one.filter.speaker_id is not None]
    if not ids or not desk.preferences.has_names_held:
        return tuple(chosen)
    held = await desk.store.speakers.held_names(ids)
    return tuple(_redacted(one, held) for one in chosen)


def _redacted(one: Follow, held: Mapping[int, frozenset[str]]) -> Follow:
    names = HeldNames.of(held.get(one.filter.speaker_id or 0, ()))
    return replace(one, filter=replace(one.filter, shown=names.redact(one.filter.shown)))
