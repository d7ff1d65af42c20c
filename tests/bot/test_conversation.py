"""One request and its answers on a platform."""

from collections.abc import AsyncIterator
from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.answering import make_router
from bot.conversation import Conversation
from bot.router import Router
from desk.chats.take_away import MOST_AT_ONCE, STAYS_FOR, let_go
from domain.chat import ChatRef, Platform, Reply, Request, Role
from domain.message import Message, Paragraph, Text, plain_text
from domain.transport import Manner, Outcome, Refused, RetryAfter, Sent, Uncertain
from jobs import take_away
from tests.fakes.board import Board
from tests.fakes.clock import TurnedClock
from tests.handlers.newsroom import EVENING, Newsroom

ROOM = ChatRef(Platform.MATRIX, "!quay:sea.example")
ASKED = Request(ROOM, "@ann:sea.example", Role.CHAT_ADMIN, "/sources", is_private=False, event_id="$asked")


class Talk:
    """A room on a board, with a clock that is turned by hand."""

    def __init__(self, room: Newsroom) -> None:
        self.clock = TurnedClock(EVENING)
        self.board = Board(Platform.MATRIX)
        self.desk = replace(room.desk, clock=self.clock, transports={Platform.MATRIX: self.board})
        self.conversation = Conversation(make_router(self.desk), self.board, self._sleep)

    async def says(self, text: str, **request: object) -> None:
        """Somebody asks."""
        await self.conversation.take(replace(ASKED, text=text, **request))  # type: ignore[arg-type]

    async def passes(self, time: timedelta) -> None:
        """Time passes, and the job runs."""
        self.clock.turn(time)
        await take_away.run(self.desk)

    async def _sleep(self, seconds: float) -> None:
        self.clock.turn(timedelta(seconds=seconds))


async def test_answers_stand_where_they_were_asked_for(room: Newsroom) -> None:
    """As a reply, in the thread asked in."""
    talk = Talk(room)
    await talk.says("/sources", chat=replace(ROOM, thread="$root"))
    ((chat, _, manner),) = talk.board.posts.values()
    assert (chat.thread, manner.reply_to, manner.asker) == ("$root", "$asked", "@ann:sea.example")


async def test_a_room_may_want_threads(room: Newsroom) -> None:
    """What was asked begins one, and what is asked there means what was answered there; outside it is found too."""
    talk = Talk(room)
    await talk.says("/settings answers thread")
    await talk.says("/digest all", event_id="$first")
    chat, _, _ = talk.board.posts["p2"]
    assert chat.thread == "$first"
    await talk.says("/source 1", chat=chat, event_id="$second")
    chat, words, _ = talk.board.posts["p3"]
    assert chat.thread == "$first"
    assert words.startswith("Line 1.")


async def test_answers_may_go_away_again(room: Newsroom) -> None:
    """After their time the job deletes them, once; those of another chat stay."""
    talk = Talk(room)
    await talk.says("/sources", chat=replace(ROOM, chat="!other:sea.example"))
    await talk.says("/settings answers briefly")
    await talk.says("/sources")
    await talk.passes(STAYS_FOR - timedelta(seconds=1))
    assert talk.board.deleted == []
    await talk.passes(timedelta(seconds=1))
    assert talk.board.deleted == ["p3"]
    await talk.passes(STAYS_FOR)
    assert talk.board.deleted == ["p3"]


async def test_a_defect_of_posting_is_said_too(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    """With the id by which it stands in the log, as one of answering is."""
    talk = Talk(room)

    class Torn(Board):
        """It stumbles over everything but apologies."""

        async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
            """Post what is said about errors."""
            if "went wrong" not in plain_text(part):
                raise LookupError
            return await super().post(chat, part, manner)

    talk.board = Torn(Platform.MATRIX)
    await replace(talk.conversation, transport=talk.board).take(ASKED)
    ((_, words, _),) = talk.board.posts.values()
    assert words.rpartition(" as ")[2].rstrip(".") in caplog.text


class Keyed(Board):
    """A platform on which the same key is the same post, and that changes no post."""

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Pin it up, unless something hangs there by that key."""
        known = [post_id for post_id, (_, _, other) in self.posts.items() if other.key == manner.key]
        return Sent(known[0]) if known else await super().post(chat, part, manner)

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """It is too old."""
        del chat, post_id, part, manner
        return Refused("it is too old")


class Twice(Router):
    """It says two things, and stumbles over what is asked twice."""

    async def answer(self, request: Request) -> AsyncIterator[Reply]:
        """Say both."""
        yield Reply(Message((Paragraph((Text("Soon."),)),)))
        if request.text == "/twice":
            raise LookupError
        yield Reply(Message((Paragraph((Text("Done."),)),)))


@pytest.mark.parametrize(("asked", "second"), [("/sources", "Done."), ("/twice", "went wrong")])
async def test_what_follows_a_first_post_has_a_key_of_its_own(room: Newsroom, asked: str, second: str) -> None:
    """A platform that knows keys would lose it else."""
    talk = Talk(room)
    known = talk.conversation.router
    router = Twice(*[getattr(known, one.name) for one in fields(known)])
    await replace(talk.conversation, router=router, transport=(board := Keyed(Platform.MATRIX))).take(
        replace(ASKED, text=asked)
    )
    first, last = (words for _, words, _ in board.posts.values())
    assert first == "Soon."
    assert second in last


class Strips(Board):
    """It holds one block in a post."""

    def split(self, message: Message) -> tuple[Message, ...]:
        """A post for each block, the last with the buttons."""
        *blocks, last = message.blocks
        return (*(Message((block,)) for block in blocks), Message((last,), message.buttons))

    def shown(self) -> list[str]:
        """The words of all posts."""
        return [words for _, words, _ in self.posts.values()]


async def test_a_press_turns_all_posts_of_an_answer(room: Newsroom) -> None:
    """No part of an old page stays above the new one, however many posts each of them takes."""
    talk = Talk(room)
    conversation = replace(talk.conversation, transport=(board := Strips(Platform.MATRIX)))
    commands = ["/sources", "/help", "/quotes Holt", "/help", "/sources"]
    pages = {}
    for command in commands:
        alone = replace(talk.conversation, transport=(other := Strips(Platform.MATRIX)))
        await alone.take(replace(ASKED, text=command))
        pages[command] = other.shown()
    assert len({len(page) for page in pages.values()}) > 1
    await conversation.take(replace(ASKED, text=commands[0]))
    for command in commands[1:]:
        await conversation.take(replace(ASKED, text=command, pressed=list(board.posts)[-1]))
        assert board.shown() == pages[command]


async def test_what_cannot_be_deleted_now_is_tried_again(room: Newsroom) -> None:
    """After the time that the platform wants to rest."""
    talk = Talk(room)
    await talk.says("/settings answers briefly")
    await talk.says("/sources")
    talk.board.outcomes = [RetryAfter(300), Uncertain("the connection broke")]
    await talk.passes(STAYS_FOR)
    await talk.passes(timedelta(seconds=299))
    assert len(talk.board.outcomes) == 1
    await talk.passes(timedelta(seconds=1))
    assert (talk.board.outcomes, talk.board.deleted) == ([], [])
    await talk.passes(timedelta(minutes=1))
    assert talk.board.deleted == ["p2"]


async def test_a_platform_that_is_away_holds_up_no_other(room: Newsroom) -> None:
    """However many of its posts wait to be taken away."""
    talk = Talk(room)
    for n in range(MOST_AT_ONCE):
        await let_go(talk.desk, ChatRef(Platform.TELEGRAM, "7"), str(n))
    talk.clock.turn(timedelta(seconds=1))
    await talk.says("/settings answers briefly")
    await talk.says("/sources")
    await talk.passes(STAYS_FOR)
    assert talk.board.deleted == ["p2"]


async def test_a_press_changes_the_post_it_stands_on(room: Newsroom) -> None:
    """And what went away again counts from the last answer on it."""
    talk = Talk(room)
    await talk.says("/settings about answers")
    await talk.says("/settings answers briefly", pressed="p1", event_id="p1")
    assert list(talk.board.posts) == ["p1"]
    assert "Answers: briefly from now on" in talk.board.posts["p1"][1]


async def test_what_refuses_a_press_leaves_the_post_as_it_is(room: Newsroom) -> None:
    """Its other buttons can still be pressed; the refusal stands apart."""
    talk = Talk(room)
    await talk.says("/settings")
    _, before, _ = talk.board.posts["p1"]
    await talk.says("/settings hour 08:00", pressed="p1", event_id="p1")
    assert talk.board.posts["p1"][1] == before
    assert talk.board.posts["p2"][1].startswith("Editions that come by themselves are for people")
