"""`/outbox` and `/retry`."""

from datetime import timedelta

from domain.chat import Role
from domain.delivery import DeliveryState
from tests.handlers.admin.outbox_rows import WHY, put, settle
from tests.handlers.newsroom import EVENING, Newsroom


async def test_nothing_is_said_to_be_nothing(empty_room: Newsroom) -> None:
    """Without a post there is neither a failure nor a wait."""
    assert await empty_room.text("/outbox") == "Outbox\nNothing failed, and nothing is uncertain. /health tells more."
    assert (await empty_room.text("/outbox waiting")).endswith("Nothing waits.")


async def test_what_failed_is_listed_with_its_cause(empty_room: Newsroom) -> None:
    """Dead, uncertain and put off, newest first, each with its number, its chat and why; what waits is counted."""
    await settle(empty_room, await put(empty_room, "5"), DeliveryState.DEAD)
    await settle(empty_room, await put(empty_room, "6"), DeliveryState.UNCERTAIN)
    later = EVENING + timedelta(minutes=7)
    await settle(empty_room, await put(empty_room, "7"), DeliveryState.RETRY_AT, retry_at=later)
    await put(empty_room, "8")
    assert (await empty_room.text("/outbox")).splitlines() == [
        "Outbox",
        "- Telegram: 2 posts for 2 chats; the platform wants to rest until 20:07",
        f"- 3 · word to the admins for telegram 7 · goes again at 20:07: {WHY}",
        f"- 2 · word to the admins for telegram 6 · uncertain: {WHY} · /retry 2",
        f"- 1 · word to the admins for telegram 5 · dead: {WHY} · /retry 1",
    ]
    assert "4 · word to the admins for telegram 8 · pending" in await empty_room.text("/outbox waiting")


async def test_a_post_goes_again(empty_room: Newsroom) -> None:
    """One that failed as it is, one that may have arrived with a mark; one that is on its way stays so."""
    dead, uncertain = await put(empty_room, "5"), await put(empty_room, "6")
    await settle(empty_room, dead, DeliveryState.DEAD)
    await settle(empty_room, uncertain, DeliveryState.UNCERTAIN)
    assert await empty_room.text("/retry 1") == "Post 1 goes to telegram 5 again."
    words = "Post 2 goes to telegram 6 again, with a mark that it may be a repetition."
    assert await empty_room.text("/retry 2") == words
    assert "nothing has to be done" in await empty_room.text("/retry 2")
    assert "There is no post 9 in the outbox" in await empty_room.text("/retry 9")
    assert "Which post?" in await empty_room.text("/retry")


async def test_only_admins_see_the_outbox(empty_room: Newsroom) -> None:
    """Nobody else reads where posts go."""
    for command in ("/outbox", "/retry 1", "/health", "/stats"):
        assert "is for the admins of this Byline only" in await empty_room.text(command, role=Role.MEMBER)
