"""Lists of people, invitations, what admins did, and answers that do not stay."""

from datetime import timedelta

from domain.chat import ChatRef, Platform
from domain.records import FleetingPost
from domain.trust import Act, PersonRef, Trusted
from storage.store import Store
from tests.fakes.clock import START

ANN = PersonRef(Platform.MATRIX, "@ann:sea.example")
GROUP = ChatRef(Platform.TELEGRAM, "-7", "4")
ON = (Platform.TELEGRAM,)


async def test_a_list_holds_the_very_same_ids_only(store: Store) -> None:
    """Neither another case nor another platform nor the other list; adding twice keeps the first."""
    assert await store.admins.add(Trusted(ANN, "console:console", START))
    assert not await store.admins.add(Trusted(ANN, "matrix:@bob:sea.example", START + timedelta(days=1)))
    assert await store.admins.all() == (Trusted(ANN, "console:console", START),)
    assert await store.admins.has(ANN)
    for other in ("@Ann:sea.example", "@ann:sea.example.evil.example", "@ann:SEA.example", "%", "@ann:sea_example"):
        assert not await store.admins.has(PersonRef(Platform.MATRIX, other))
    assert not await store.admins.has(PersonRef(Platform.TELEGRAM, ANN.user))
    assert not await store.allowed.has(ANN)


async def test_who_is_removed_is_gone(store: Store) -> None:
    """Once; and may be added again."""
    await store.admins.add(Trusted(ANN, "console:console", START))
    assert await store.admins.remove(ANN)
    assert not await store.admins.remove(ANN)
    assert not await store.admins.has(ANN)
    assert await store.admins.add(Trusted(ANN, "console:console", START))


async def test_an_invitation_is_taken_once_and_in_time(store: Store) -> None:
    """Codes are compared to the letter."""
    week = timedelta(days=7)
    for code in ("Abc", "late"):
        await store.invites.add(code, made_by="console:console", expires_at=START + week, now=START)
    assert await store.invites.take("abc", now=START) is None
    assert await store.invites.take("Abc", now=START) == "console:console"
    assert await store.invites.take("Abc", now=START) is None
    assert await store.invites.take("late", now=START + week) is None


async def test_an_act_is_not_done_until_it_is_finished(store: Store) -> None:
    """Newest first; one that ended early keeps what was written before it."""
    act = Act(START, ANN, ChatRef(Platform.MATRIX, "!quay"), "/feed add x", "it was not finished")
    ids = [await store.audit.add(act) for _ in range(3)]
    await store.audit.finish(ids[0])
    await store.audit.finish(ids[1], refused="x is no feed.")
    page = await store.audit.page(limit=2)
    assert [one.refused for one in page.items] == ["it was not finished", "x is no feed."]
    assert page.total == 3
    (first,) = (await store.audit.page(limit=2, offset=2)).items
    assert first == Act(START, ANN, ChatRef(Platform.MATRIX, "!quay"), "/feed add x")


async def test_fleeting_posts_come_due(store: Store) -> None:
    """The oldest first, with the thread; deferred ones later, forgotten ones never."""
    first, second = FleetingPost(GROUP, "1"), FleetingPost(GROUP, "2")
    await store.fleeting.add(second, delete_at=START + timedelta(seconds=2))
    await store.fleeting.add(first, delete_at=START + timedelta(hours=1))
    await store.fleeting.add(first, delete_at=START + timedelta(seconds=1))
    assert await store.fleeting.due(now=START, limit=9, platforms=ON) == ()
    later = START + timedelta(seconds=2)
    assert await store.fleeting.due(now=later, limit=9, platforms=ON) == (first, second)
    assert await store.fleeting.due(now=later, limit=1, platforms=ON) == (first,)
    assert await store.fleeting.due(now=later, limit=9, platforms=(Platform.MATRIX,)) == ()
    await store.fleeting.defer(first, until=later + timedelta(seconds=1))
    await store.fleeting.forget(second)
    assert await store.fleeting.due(now=later, limit=9, platforms=ON) == ()
    assert await store.fleeting.due(now=later + timedelta(seconds=1), limit=9, platforms=ON) == (first,)


async def test_a_chat_that_moves_stays_let_in(store: Store) -> None:
    """Its posts cannot be deleted under the old id and are forgotten."""
    old, new = PersonRef(Platform.TELEGRAM, "-7"), PersonRef(Platform.TELEGRAM, "-1007")
    await store.allowed.add(Trusted(old, "console:console", START))
    await store.fleeting.add(FleetingPost(GROUP, "1"), delete_at=START)
    for _ in range(2):
        await store.chat_moves.move(Platform.TELEGRAM, old.user, new.user)
        assert [one.person for one in await store.allowed.all()] == [new]
    assert await store.fleeting.due(now=START, limit=9, platforms=ON) == ()
