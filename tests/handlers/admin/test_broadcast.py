"""`/broadcast`, from the words to the last post."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import cast

from desk.outbox.send_outbox import Sender, Timing
from domain.chat import Attachment, ChatRef, Platform
from domain.follow import Filter, FilterKind
from domain.message import Message
from domain.subscription import Schedule, Slot
from domain.transport import Absence, Manner, Outcome, Transport
from jobs import show_broadcasts
from tests.fakes.board import Board
from tests.handlers.newsroom import Newsroom, make_router

ADMIN = ChatRef(Platform.TELEGRAM, "7")
DAILY = Schedule((Slot(time(8), frozenset(range(1, 8))),))


@dataclass(slots=True)
class Bell(Board):
    """A board that rings at each post."""

    rung: asyncio.Event = field(default_factory=asyncio.Event)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Pin it up, and ring."""
        outcome = await Board.post(self, chat, part, manner)
        self.rung.set()
        return outcome


def on_air(room: Newsroom) -> tuple[Newsroom, Bell]:
    """The newsroom with an account on Telegram."""
    board = Bell()
    desk = replace(room.desk, transports={Platform.TELEGRAM: cast("Transport", board)})
    return Newsroom(desk, make_router(desk)), board


async def subscribe(room: Newsroom, *chats: str) -> None:
    """Let chats have a subscription."""
    for chat in chats:
        ref = ChatRef(Platform.TELEGRAM, chat)
        await room.desk.store.subscriptions.subscribe(ref, "UTC", DAILY, now=room.desk.clock.now())


async def send_all(room: Newsroom, board: Bell, *, posts: int) -> None:
    """Send until the platform has so many posts; what is on its way is written down before it ends."""
    transport = cast("Transport", board)
    sender = asyncio.create_task(Sender(room.desk, transport, sleep=asyncio.sleep, timing=Timing(poll=0.01)).run())
    async with asyncio.timeout(30):
        while len(board.posts) < posts:
            board.rung.clear()
            await board.rung.wait()
    sender.cancel()
    await asyncio.gather(sender, return_exceptions=True)


async def test_a_broadcast_is_shown_before_it_is_sent(empty_room: Newsroom) -> None:
    """The first answer has the words and the number of chats, and nothing is in the outbox; it goes to each once."""
    room, board = on_air(empty_room)
    await subscribe(room, "1", "2", "3")
    await room.desk.store.subscriptions.pause(ChatRef(Platform.TELEGRAM, "3"))
    shown = await room.text("/broadcast Byline rests on Sunday.", chat=ADMIN)
    assert shown.splitlines()[:3] == [
        "This goes to 2 chats; 1 chat paused and left out. Nothing is sent yet; it will read:",
        "From those who run this Byline",
        "Byline rests on Sunday.",
    ]
    assert await room.desk.store.outbox.counts() == {}
    assert "goes to 2 chats" in await room.text("/broadcast send 1", chat=ADMIN)
    assert "nobody gets it twice" in await room.text("/broadcast send 1", chat=ADMIN)
    await send_all(room, board, posts=3)
    words = [(chat.chat, text) for chat, text, _ in board.posts.values() if "Sunday" in text]
    assert words == [(chat, "From those who run this Byline\nByline rests on Sunday.") for chat in ("1", "2")]
    assert all(manner.is_broadcast for _, text, manner in board.posts.values() if "Sunday" in text)


async def test_one_post_tells_how_far_it_is(empty_room: Newsroom) -> None:
    """It is edited, in the chat where it was asked for, until nothing waits; the list says the same."""
    room, board = on_air(empty_room)
    await subscribe(room, "1", "2")
    await room.text("/broadcast Soon.", chat=ADMIN)
    await room.text("/broadcast send 1", chat=ADMIN)
    await send_all(room, board, posts=3)
    await show_broadcasts.run(room.desk)
    (told,) = [text for chat, text, _ in board.posts.values() if chat == ADMIN]
    assert told == "Broadcast 1 · done · 2 of 2 posts sent"
    await show_broadcasts.run(room.desk)
    assert f"- {told}\n" in await room.text("/broadcast")


async def test_a_broadcast_can_be_stopped(empty_room: Newsroom) -> None:
    """What has not left does not leave, and the count says how much that is."""
    room, board = on_air(empty_room)
    await subscribe(room, *map(str, range(1, 6)))
    await room.text("/broadcast Soon.", chat=ADMIN)
    await room.text("/broadcast send 1", chat=ADMIN)
    assert "5 posts did not leave" in await room.text("/broadcast stop 1", chat=ADMIN)
    assert "is not on its way" in await room.text("/broadcast stop 1", chat=ADMIN)
    await send_all(room, board, posts=1)
    await show_broadcasts.run(room.desk)
    assert {chat for chat, _, _ in board.posts.values()} == {ADMIN}
    assert "stopped · 0 of 5 posts sent, 5 did not arrive" in await room.text("/broadcast")


async def test_a_part_can_be_chosen(empty_room: Newsroom) -> None:
    """By platform, or by what chats follow, whatever its case; a part of nobody is said."""
    room, _ = on_air(empty_room)
    await subscribe(room, "1", "2")
    ferry = Filter(FilterKind.WORDS, "Ferry strike", words=("Ferry", "strike"))
    now = room.desk.clock.now()
    await room.desk.store.follows.add(ChatRef(Platform.TELEGRAM, "2"), ferry, is_mute=False, now=now, most=5)
    assert "This goes to 1 chat that follow" in await room.text('/broadcast follows:"ferry STRIKE" It is over.')
    assert "This goes to 2 chats on Telegram" in await room.text("/broadcast to:telegram Hello.")
    assert "reaches nobody" in await room.text("/broadcast follows:lighthouses Hello.")
    assert "is no platform" in await room.text("/broadcast to:pigeon Hello.")


async def test_where_no_platform_is_at_hand_it_is_said_where_to_write(empty_room: Newsroom) -> None:
    """In the console, and for a platform that has no account; who subscribed is not asked."""
    await subscribe(empty_room, "1")
    assert await empty_room.text("/broadcast Hello.") == (
        "This process is not connected to a chat platform: write /broadcast to Byline where it answers."
    )
    room, _ = on_air(empty_room)
    assert "not connected to Matrix: write" in await room.text("/broadcast to:matrix Hello.")


async def test_a_platform_that_is_not_connected_misses_nothing(empty_room: Newsroom) -> None:
    """What is also for its chats waits, while it is still connecting too; what is for another platform does not."""
    room, _ = on_air(empty_room)
    await subscribe(room, "1")
    desk = replace(room.desk, set_up=(Platform.MATRIX, Platform.TELEGRAM))
    half = Newsroom(desk, make_router(desk))
    assert "Matrix is not connected now" in await half.text("/broadcast Hello.")
    assert "This goes to 1 chat on Telegram" in await half.text("/broadcast to:telegram Hello.")
    await room.text("/broadcast Hello.")
    assert "Matrix is not connected now" in await half.text("/broadcast send 2")


async def test_a_platform_that_refused_its_account_holds_up_no_broadcast(empty_room: Newsroom) -> None:
    """It goes to the others, and both answers say whom it leaves out and why; for that platform alone it is refused."""
    room, _ = on_air(empty_room)
    await subscribe(room, "1")
    on_matrix = ChatRef(Platform.MATRIX, "!quay:sea.example")
    await room.desk.store.subscriptions.subscribe(on_matrix, "UTC", DAILY, now=room.desk.clock.now())
    away = {Platform.MATRIX: Absence(room.desk.clock.now(), "The token was revoked.", is_for_good=True)}
    desk = replace(room.desk, set_up=(Platform.MATRIX, Platform.TELEGRAM), away=away)
    half = Newsroom(desk, make_router(desk))
    left_out = "Left out: 1 chat on Matrix. The token was revoked."
    assert (await half.text("/broadcast Hello.")).startswith(f"{left_out}\nThis goes to 1 chat. Nothing is sent yet")
    sent = await half.text("/broadcast send 1", chat=ADMIN)
    assert sent.startswith("Broadcast 1 goes to 1 chat,")
    assert sent.endswith(left_out)
    assert await half.text("/broadcast to:matrix Hello.") == "Nothing goes to Matrix any more. The token was revoked."


async def test_a_message_that_is_answered_is_broadcast(empty_room: Newsroom) -> None:
    """Its paragraphs stay; a draft that nobody sent is in no list."""
    room, _ = on_air(empty_room)
    await subscribe(room, "1")

    async def read() -> bytes:
        return b"We move.\n\nOn Sunday.\n"

    attachment = Attachment("message", "text/plain", 20, read)
    shown = await room.text("/broadcast", attachment=attachment)
    assert "We move.\nOn Sunday." in shown
    assert "Nothing was broadcast yet." in await room.text("/broadcast")


async def test_a_chat_that_comes_after_the_look_gets_it_too(empty_room: Newsroom) -> None:
    """Whom it reaches is asked when it is sent."""
    room, _ = on_air(empty_room)
    await subscribe(room, "1")
    await room.text("/broadcast Soon.", chat=ADMIN)
    await subscribe(room, "2")
    await room.desk.store.subscriptions.pause(
        ChatRef(Platform.TELEGRAM, "1"), room.desk.clock.now() + timedelta(hours=1)
    )
    assert "goes to 1 chat," in await room.text("/broadcast send 1", chat=ADMIN)
