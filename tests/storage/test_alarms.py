"""Alarms: told once, and the end told once."""

from domain.alarm import Alarm, Untold
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState, Draft
from domain.followed import FailedPoll
from domain.message import Message, Paragraph, Text, plain_text
from storage.store import Store
from tests.storage.building import hours

KEY = "feed/7/failing"
ROOM = ChatRef(Platform.TELEGRAM, "12")


def post(words: str) -> list[Draft]:
    """A post of these words for the admins."""
    return [Draft(ROOM, (Message((Paragraph((Text(words),)),)),))]


async def told(store: Store) -> list[str]:
    """What went into the outbox."""
    found = await store.outbox.listed(DeliveryState.PENDING)
    return [plain_text(one.message) for one in sorted(found, key=lambda one: one.outbox_id)]


async def test_trouble_is_told_once_and_its_end_once(store: Store) -> None:
    """However often it is seen, two posts tell of it."""
    for minute in range(3):
        told_now = await store.alarms.begin(KEY, "It is down.", now=hours(minute / 60), drafts=post("down"))
        assert told_now == (minute == 0)
    assert await store.alarms.current() == (Alarm(KEY, "It is down.", hours(0)),)
    for _ in range(2):
        await store.alarms.end(KEY, now=hours(2), drafts=post("up"))
    assert await told(store) == ["down", "up"]
    assert await store.alarms.current() == ()


async def test_what_comes_and_goes_is_told_every_hour_at_most(store: Store) -> None:
    """Trouble that comes again at once is silent until it has been an hour since the last post of it."""
    for minute in range(0, 50, 10):
        await store.alarms.begin(KEY, "It is down.", now=hours(minute / 60), drafts=post("down"))
        await store.alarms.end(KEY, now=hours((minute + 5) / 60), drafts=post("up"))
    assert await told(store) == ["down", "up"]
    for minute in (58, 59, 61, 62):
        await store.alarms.begin(KEY, "It is down.", now=hours(minute / 60), drafts=post("down"))
    assert await told(store) == ["down", "up", "down"]


async def test_what_reached_nobody_is_told_to_who_comes_later(store: Store) -> None:
    """Trouble is news once while nobody hears of it, and told once somebody does; its end is told to who heard."""
    seen = [await store.alarms.begin(KEY, "It is down.", now=hours(hour), drafts=[]) for hour in range(2)]
    assert seen == [True, False]
    seen = [await store.alarms.begin(KEY, "It is down.", now=hours(2), drafts=post("down")) for _ in range(2)]
    assert seen == [True, False]
    await store.alarms.end(KEY, now=hours(3), drafts=post("up"))
    assert await told(store) == ["down", "up"]


async def test_the_end_of_what_nobody_heard_of_is_not_told(store: Store) -> None:
    """It would say that something is well again that nobody knew of."""
    await store.alarms.begin(KEY, "It is down.", now=hours(0), drafts=[])
    await store.alarms.end(KEY, now=hours(1), drafts=post("up"))
    assert await told(store) == []


async def test_alarms_of_what_is_no_more_are_dropped(store: Store) -> None:
    """Those of other things stay."""
    for key in (KEY, "feed/70/failing"):
        await store.alarms.begin(key, "It is down.", now=hours(0), drafts=[])
    await store.alarms.drop("feed/7/")
    assert [alarm.key for alarm in await store.alarms.current("feed/")] == ["feed/70/failing"]


async def test_what_is_told_together_is_told_once(store: Store) -> None:
    """What began and what ended is untold until somebody tells it, of two that do one; what nobody heard of is not."""
    other, unheard = "feed/8/failing", "feed/9/failing"
    await store.alarms.begin(KEY, "It is down.", now=hours(0), drafts=post("down"))
    await store.alarms.begin(unheard, "It is down.", now=hours(0), drafts=[])
    for key in (KEY, unheard):
        await store.alarms.end_untold(key, "It is up.", now=hours(1))
    await store.alarms.begin(other, "Another is down.", now=hours(1), drafts=[])
    await store.alarms.begin("feed/8/silent", "It is silent.", now=hours(1), drafts=[])
    untold = await store.alarms.untold("feed/%/failing")
    assert (untold.begun, untold.over) == (
        (Alarm(other, "Another is down.", hours(1)),),
        (Alarm(KEY, "It is up.", hours(0)),),
    )
    for _ in range(2):
        await store.alarms.tell(untold, now=hours(2), drafts=post("one up, one down"))
    assert await told(store) == ["down", "one up, one down"]
    assert await store.alarms.untold("feed/%/failing") == Untold((), (), hours(2))


async def test_a_feed_that_is_gone_has_no_alarm(store: Store) -> None:
    """A poll that was under way when its feed was removed or stopped says nothing of it."""
    outlet = await store.outlets.add("Harbour Post")
    added = [
        await store.feeds.add(
            f"https://{n}.example/feed", host=f"{n}.example", outlet_id=outlet.outlet_id, now=hours(0)
        )
        for n in range(3)
    ]
    removed, stopped, followed = (feed.feed_id for feed in added)
    await store.feeds.remove(removed)
    await store.feeds.note_failure(stopped, FailedPoll(hours(0), hours(1), "It is gone.", is_over=True))
    seen = [
        await store.alarms.begin(f"feed/{one}/silent", "Nothing.", now=hours(1), drafts=post("silent"), feed_id=one)
        for one in (removed, stopped, followed)
    ]
    assert seen == [False, False, True]
    assert [alarm.key for alarm in await store.alarms.current()] == [f"feed/{followed}/silent"]
    assert await told(store) == ["silent"]
