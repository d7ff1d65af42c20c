"""Follows and mutes, the filters they share, and what these find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chat import ChatRef, Platform
from domain.edition import Window
from domain.errors import UsageError
from domain.follow import Filter, FilterKind
from domain.outlet import OutletCounts
from storage.folding import fold_words
from storage.store import Store
from tests.storage.building import NOON, an_article, hours, save, save_quote

CHAT, OTHER = ChatRef(Platform.MATRIX, "!a:b"), ChatRef(Platform.MATRIX, "!a:b", "thread")
TODAY = Window(hours(-24), hours(24))


def words(*plain: str, exact: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Filter:
    """A filter of words."""
    return Filter(FilterKind.WORDS, " ".join((*plain, *exact)), words=plain, exact=exact, without=without)


async def found(store: Store, *wanted: Filter, window: Window = TODAY) -> list[set[int]]:
    """The articles that each filter finds."""
    matches = await store.follows.match(dict(enumerate(wanted)), window)
    return [set(matches.by_filter[n]) for n in range(len(wanted))]


async def test_words_are_found_in_any_case_and_alphabet(store: Store) -> None:
    """Case, accents and marks do not count; all words stand in one sentence, or in the headline."""
    one = await save(store, an_article("The café STRIKE goes on.\nA boat.", title="Порт чекає"))
    two = await save(store, an_article("A boat.\nThe strike ends.", title="本日の港"))
    first, second = one.ref.article_id, two.ref.article_id
    assert await found(store, words("CAFE", "strike"), words("strike", "boat"), words("порт"), words("港")) == [
        {first},
        set(),
        {first},
        {second},
    ]


async def test_a_phrase_stands_word_after_word_and_a_word_leaves_out(store: Store) -> None:
    """`!word` leaves an article out wherever the word stands in it."""
    one = await save(store, an_article("Unpaid crew wait.\nTickets are sold."))
    two = await save(store, an_article("The crew is unpaid."))
    assert await found(store, words("crew", "unpaid"), words(exact=("unpaid crew",))) == [
        {one.ref.article_id, two.ref.article_id},
        {one.ref.article_id},
    ]
    assert await found(store, words("crew", without=("tickets",))) == [{two.ref.article_id}]


async def test_outlets_and_speakers_are_found_in_the_window(store: Store) -> None:
    """An article before the window is not."""
    harbour = await store.outlets.add("Harbour Post")
    old = await save(store, an_article("Old.", published=hours(-30)), outlet_id=harbour.outlet_id, now=hours(-30))
    new = await save(store, an_article("New."), outlet_id=harbour.outlet_id)
    said = await save_quote(store, "We will sail", speaker="Maria Holt")
    (holt,) = await store.speakers.find("Holt")
    of_outlet = Filter(FilterKind.OUTLET, "Harbour Post", outlet_id=harbour.outlet_id)
    of_speaker = Filter(FilterKind.SPEAKER, "Maria Holt", speaker_id=holt.speaker_id)
    assert await found(store, of_outlet, of_speaker) == [{new.ref.article_id}, {said.ref.article_id}]
    by_storing = Window(hours(-48), NOON, by_stored_at=True)
    assert await found(store, of_outlet, window=by_storing) == [{old.ref.article_id}]


async def test_chats_share_a_filter_and_have_their_own_follows(store: Store) -> None:
    """The same words in another case and order are one filter; a thread follows for itself."""
    mine = await store.follows.add(CHAT, words("ferry", "strike"), is_mute=False, now=NOON, most=5)
    other = await store.follows.add(OTHER, words("Strike", "FERRY"), is_mute=True, now=NOON, most=5)
    assert mine.filter_id == other.filter_id
    assert [one.is_mute for one in await store.follows.of(CHAT)] == [False]
    assert [one.is_mute for one in await store.follows.of(OTHER)] == [True]
    await store.follows.remove(CHAT, [mine.filter_id])
    assert await store.follows.of(CHAT) == ()
    assert len(await store.follows.of(OTHER)) == 1


async def test_a_chat_follows_no_more_than_it_may(store: Store) -> None:
    """What it follows already can be made a mute nevertheless."""
    await store.follows.add(CHAT, words("ferry"), is_mute=False, now=NOON, most=1)
    await store.follows.add(CHAT, words("ferry"), is_mute=True, now=NOON, most=1)
    with pytest.raises(UsageError, match="1 follows and mutes are the most"):
        await store.follows.add(CHAT, words("dam"), is_mute=False, now=NOON, most=1)
    assert [(one.filter.words, one.is_mute) for one in await store.follows.of(CHAT)] == [(("ferry",), True)]


async def test_follows_go_along_when_outlets_are_merged_and_chats_move(store: Store) -> None:
    """What is there under the other id already is there once."""
    ids = [(await store.outlets.add(name)).outlet_id for name in ("Harbour Post", "Kestrel Daily")]
    harbour, kestrel = (Filter(FilterKind.OUTLET, "", outlet_id=one) for one in ids)
    for chat, wanted in ((CHAT, harbour), (CHAT, kestrel), (OTHER, harbour)):
        await store.follows.add(chat, wanted, is_mute=False, now=NOON, most=5)
    nothing = OutletCounts(0, 0, 1)
    assert await store.outlets.merge(ids[0], ids[1], expected=(nothing, nothing))
    assert [one.filter.shown for one in await store.follows.of(CHAT)] == ["Kestrel Daily"]
    assert [one.filter.shown for one in await store.follows.of(OTHER)] == ["Kestrel Daily"]
    moved = ChatRef(Platform.MATRIX, "!new:b")
    await store.follows.add(moved, words("dam"), is_mute=False, now=NOON, most=5)
    await store.chat_moves.move(Platform.MATRIX, "!a:b", "!new:b")
    assert {one.filter.shown for one in await store.follows.of(moved)} == {"Kestrel Daily", "dam"}


@given(st.text(min_size=1, max_size=30))
def test_any_words_make_a_filter_or_none(typed: str) -> None:
    """Nothing that a person types is an operator: folding leaves letters, digits and marks."""
    assert all(part.isalnum() or not part.isascii() for part in fold_words(typed))
