"""Subscriptions in the store: chosen, changed, paused, gone and back."""

from datetime import UTC, datetime, time, timedelta

from domain.chat import ChatRef, Platform
from domain.subscription import FOREVER, Due, Quiet, Schedule, Slot
from storage.store import Store

EVERY_DAY = frozenset(range(1, 8))
ROOM = ChatRef(Platform.MATRIX, "!room:harbour.example")
THREAD = ChatRef(ROOM.platform, ROOM.chat, "$thread")
EVENING = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)


def daily(*hours: float, quiet: tuple[int, int] | None = None) -> Schedule:
    """A schedule of every day; 8.5 is 8:30."""
    slots = tuple(Slot(time(int(hour), round(hour % 1 * 60)), EVERY_DAY) for hour in hours)
    return Schedule(slots, quiet and Quiet(time(quiet[0]), time(quiet[1])))


def at(day: int, hour: float) -> datetime:
    """An instant of March 2026."""
    return datetime(2026, 3, day, tzinfo=UTC) + timedelta(hours=hour)


async def dues(store: Store, now: datetime) -> tuple[Due, ...]:
    """What is due after a tick."""
    await store.occurrences.plan(now)
    return await store.occurrences.due(now, 10)


async def test_a_subscription_is_what_was_chosen(store: Store) -> None:
    """Schedule, quiet hours and zone come back as they were; a thread has its own; the first window is a day."""
    chosen = Schedule((Slot(time(8, 30), frozenset({1, 5})), Slot(time(18), EVERY_DAY)), Quiet(time(22), time(7)))
    made = await store.subscriptions.subscribe(ROOM, "Europe/Kyiv", chosen, now=EVENING)
    assert (made.zone, made.schedule, made.chat) == ("Europe/Kyiv", chosen, ROOM)
    assert (made.window_until, made.is_active) == (EVENING - timedelta(days=1), True)
    assert await store.subscriptions.get(ROOM) == made
    assert await store.subscriptions.get(THREAD) is None


async def test_the_list_has_those_that_are_active(store: Store) -> None:
    """In their order, a page at a time, with the number of all."""
    for chat in "abcd":
        await store.subscriptions.subscribe(ChatRef(Platform.TELEGRAM, chat), "UTC", daily(8), now=EVENING)
    await store.subscriptions.unsubscribe(ChatRef(Platform.TELEGRAM, "b"))
    page = await store.subscriptions.page(offset=1, limit=1)
    assert ([one.chat.chat for one in page.items], page.offset, page.total) == (["c"], 1, 3)


async def test_who_unsubscribes_keeps_what_was_chosen(store: Store) -> None:
    """Nothing comes, and with the next subscription no more than a day is looked back on."""
    made = await store.subscriptions.subscribe(ROOM, "Europe/Kyiv", daily(8), now=EVENING)
    await store.occurrences.plan(EVENING)
    assert await store.subscriptions.unsubscribe(ROOM)
    assert not await store.subscriptions.unsubscribe(ROOM)
    assert await dues(store, at(20, 12)) == ()
    kept = await store.subscriptions.get(ROOM)
    assert kept is not None
    assert (kept.schedule, kept.is_active) == (made.schedule, False)
    again = await store.subscriptions.subscribe(ROOM, kept.zone, kept.schedule, now=at(20, 12))
    assert (again.subscription_id, again.window_until) == (made.subscription_id, at(19, 12))
    assert await dues(store, at(20, 13)) == ()
    (due,) = await dues(store, at(21, 6))
    assert due.first_due_at == at(21, 6)


async def test_nothing_is_due_in_a_pause(store: Store) -> None:
    """Neither what waited at its beginning nor what falls into it; the first after it covers all."""
    made = await store.subscriptions.subscribe(ROOM, "UTC", daily(8), now=EVENING)
    assert len(await dues(store, at(17, 8))) == 1
    await store.subscriptions.pause(ROOM, at(20, 9))
    for day in (17, 19, 20):
        assert await dues(store, at(day, 8.5)) == ()
    assert await dues(store, at(20, 9)) == ()
    (due,) = await dues(store, at(21, 8))
    assert (due.first_due_at, due.subscription.window_until) == (at(21, 8), made.window_until)


async def test_a_pause_without_end_ends_when_somebody_says_so(store: Store) -> None:
    """Then what was missed is no edition of its own."""
    await store.subscriptions.subscribe(ROOM, "UTC", daily(8), now=EVENING)
    await store.subscriptions.pause(ROOM)
    paused = await store.subscriptions.get(ROOM)
    assert paused is not None
    assert (paused.paused_until, paused.is_paused(at(20, 0) + timedelta(days=9999))) == (FOREVER, True)
    assert await dues(store, at(25, 9)) == ()
    await store.subscriptions.resume(ROOM, now=at(25, 9))
    assert await dues(store, at(25, 10)) == ()
    assert len(await dues(store, at(26, 8))) == 1


async def test_a_chat_that_is_gone_pauses_with_its_threads(store: Store) -> None:
    """What it chose stays; when we are back it goes on, without an edition at once, and twice told is once told."""
    for chat in (ROOM, THREAD):
        await store.subscriptions.subscribe(chat, "UTC", daily(8), now=EVENING)
    await store.occurrences.plan(EVENING)
    for why in ("The bot was kicked.", "Again."):
        await store.subscriptions.left(ROOM, why)
    gone = await store.subscriptions.get(THREAD)
    assert gone is not None
    assert (gone.paused_why, gone.is_active, gone.is_paused(EVENING)) == ("The bot was kicked.", True, True)
    assert await dues(store, at(20, 9)) == ()
    for _ in range(2):
        await store.subscriptions.joined(ROOM)
    assert await dues(store, at(20, 10)) == ()
    assert len(await dues(store, at(21, 8))) == 2


async def test_a_thread_that_is_gone_is_alone(store: Store) -> None:
    """The chat and its other threads go on."""
    for chat in (ROOM, THREAD):
        await store.subscriptions.subscribe(chat, "UTC", daily(8), now=EVENING)
    await store.subscriptions.left(THREAD, "The topic was deleted.")
    (due,) = await dues(store, at(17, 8))
    assert due.subscription.chat == ROOM


async def test_being_back_ends_no_pause_of_a_person(store: Store) -> None:
    """A pause that somebody asked for holds over leaving and joining."""
    await store.subscriptions.subscribe(ROOM, "UTC", daily(8), now=EVENING)
    await store.subscriptions.pause(ROOM, at(20, 0))
    await store.subscriptions.left(ROOM, "The bot was kicked.")
    await store.subscriptions.joined(ROOM)
    assert await dues(store, at(18, 9)) == ()
    assert await dues(store, at(20, 5)) == ()
    assert len(await dues(store, at(20, 8))) == 1


async def test_a_chat_that_moves_keeps_its_subscription(store: Store) -> None:
    """Also what is planned already; where the new chat has one of its own, that stays."""
    old, new = (ChatRef(Platform.TELEGRAM, chat) for chat in ("-7", "-1007"))
    await store.subscriptions.subscribe(old, "UTC", daily(8), now=EVENING)
    await store.occurrences.plan(EVENING)
    await store.chat_moves.move(Platform.TELEGRAM, old.chat, new.chat)
    (due,) = await dues(store, at(17, 8))
    assert due.subscription.chat == new
    other = ChatRef(Platform.TELEGRAM, "-9")
    await store.subscriptions.subscribe(other, "UTC", daily(7), now=at(17, 9))
    await store.occurrences.plan(at(17, 9))
    await store.chat_moves.move(Platform.TELEGRAM, other.chat, new.chat)
    assert await store.subscriptions.get(other) is None
    kept = await store.subscriptions.get(new)
    assert kept is not None
    assert kept.schedule == daily(8)


async def test_a_change_keeps_a_pause_and_needs_a_subscription(store: Store) -> None:
    """Without one nothing is made; a paused one is still paused after it."""
    assert await store.subscriptions.change(ROOM, zone="Asia/Tokyo", now=EVENING) is None
    await store.subscriptions.subscribe(ROOM, "UTC", daily(8), now=EVENING)
    await store.subscriptions.pause(ROOM, at(18, 12))
    changed = await store.subscriptions.change(ROOM, schedule=daily(7), now=at(17, 7.5))
    assert changed is not None
    assert (changed.schedule, changed.paused_until) == (daily(7), at(18, 12))
    assert await dues(store, at(18, 7)) == ()
    assert len(await dues(store, at(19, 7))) == 1
