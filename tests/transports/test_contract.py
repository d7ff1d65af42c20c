"""What every transport keeps to; a new one adds its stage to `STAGES`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final, Protocol

import pytest

from domain.chat import ChatRef, Platform, Request
from domain.message import Bar, Button, Message, Paragraph, Section, Strong, Text
from domain.transport import ChatGone, File, Manner, Refused, RetryAfter, Sent, Transport, Uncertain
from tests.fakes.bot_api.server import SOON_SECONDS
from tests.transports.console_stage import console_stage
from tests.transports.matrix.stage import matrix_stage
from tests.transports.telegram.stage import telegram_stage


class Stage(Protocol):
    """A transport with a platform that a test can see and trouble."""

    @property
    def transport(self) -> Transport:
        """The transport, logged in."""
        ...

    @property
    def chat(self) -> ChatRef:
        """A chat with one person."""
        ...

    def shown(self) -> list[str]:
        """The words of the posts that the platform holds in the chat, oldest first."""
        ...

    def remove_us(self) -> None:
        """Let the next post find the chat closed to us."""
        ...

    def ban_us(self, seconds: int) -> None:
        """Let the next post be told to wait."""
        ...

    def lose_answer(self) -> None:
        """Let the platform take the next post, and its answer get lost."""
        ...

    async def say(self, text: str) -> None:
        """Let a person write in the chat."""
        ...


STAGES: Final = (console_stage, telegram_stage, pytest.param(matrix_stage, marks=pytest.mark.xdist_group("synapse")))
WORDS = Message((Section((Paragraph((Strong((Text("1 Harbour Post"),)),)), Bar((Text("“We will sail.”"),)))),))
OTHER = Message((Paragraph((Text("It does not sail."),)),))


@pytest.fixture(params=STAGES, ids=lambda stage: stage.__name__.removesuffix("_stage"))
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """Each transport on its stage."""
    servers = (request.getfixturevalue("synapse"),) if request.param is matrix_stage else ()
    async with request.param(*servers) as stage:
        yield stage


async def sent(stage: Stage, message: Message = WORDS, key: str = "1") -> str:
    """The id of a post that arrived."""
    outcome = await stage.transport.post(stage.chat, message, Manner(key))
    assert isinstance(outcome, Sent)
    return outcome.post_id


async def test_a_post_arrives_and_has_an_id(stage: Stage) -> None:
    """Its words can be read, and two posts have two ids."""
    first, second = await sent(stage), await sent(stage, OTHER, "2")
    assert first != second
    shown = stage.shown()
    assert "1 Harbour Post" in shown[0]
    assert "“We will sail.”" in shown[0]
    assert "It does not sail." in shown[1]


async def test_an_edit_takes_the_place_of_the_words(stage: Stage) -> None:
    """An edit that changes nothing is a success too; what cannot be edited stays."""
    post_id = await sent(stage)
    if not stage.transport.abilities.has_edits:
        assert isinstance(await stage.transport.edit(stage.chat, post_id, OTHER, Manner("2")), Refused)
        assert "Harbour Post" in stage.shown()[0]
        return
    for _ in range(2):
        assert isinstance(await stage.transport.edit(stage.chat, post_id, OTHER, Manner("2")), Sent)
    (shown,) = stage.shown()
    assert "It does not sail." in shown
    assert "Harbour Post" not in shown


async def test_a_post_can_be_taken_away_twice(stage: Stage) -> None:
    """What is gone already is gone; what cannot be taken away stays."""
    post_id = await sent(stage)
    if not stage.transport.abilities.has_deletes:
        assert isinstance(await stage.transport.delete(stage.chat, post_id), Refused)
        assert len(stage.shown()) == 1
        return
    for _ in range(2):
        assert isinstance(await stage.transport.delete(stage.chat, post_id), Sent)
    assert stage.shown() == []


async def test_a_long_message_becomes_numbered_parts_that_all_arrive(stage: Stage) -> None:
    """Parts end between sections, and the last has the buttons; where any length fits it is one."""
    section = Section((Paragraph((Text("Harbour Post"),)), Bar((Text("The ferry sails at noon. " * 40),))))
    message = Message((section,) * 90, ((Button("more ▶", "/digest full"),),))
    parts = stage.transport.split(message)
    if stage.transport.platform is Platform.CONSOLE:
        assert parts == (message,)
        return
    assert len(parts) > 1
    assert [part.buttons for part in parts[:-1]] == [()] * (len(parts) - 1)
    assert parts[-1].buttons == message.buttons
    assert [block for part in parts for block in part.blocks if isinstance(block, Section)] == list(message.blocks)
    for n, part in enumerate(parts, start=1):
        assert part.blocks[0] == Paragraph((Text(f"{n}/{len(parts)}"),))
        await sent(stage, part, str(n))
    assert len(stage.shown()) == len(parts)


async def test_a_short_message_is_one_part(stage: Stage) -> None:
    """It is left as it is."""
    assert stage.transport.split(WORDS) == (WORDS,)


async def test_an_empty_message_is_refused(stage: Stage) -> None:
    """No platform shows one."""
    outcome = await stage.transport.post(stage.chat, Message((Paragraph(()),)), Manner("1"))
    assert isinstance(outcome, Refused)


async def test_a_post_says_that_it_leaves(stage: Stage) -> None:
    """Once, while the platform has nothing of it yet; one that is refused here never leaves."""
    seen: list[list[str]] = []

    async def leave() -> None:
        seen.append(stage.shown())

    refused = await stage.transport.post(stage.chat, Message((Paragraph(()),)), Manner("1", leaving=leave))
    assert (isinstance(refused, Refused), seen) == (True, [])
    assert isinstance(await stage.transport.post(stage.chat, WORDS, Manner("2", leaving=leave)), Sent)
    assert seen == [[]]
    assert len(stage.shown()) == 1


@pytest.mark.parametrize("is_answer", [True, False])
async def test_a_post_that_may_not_leave_stays(stage: Stage, *, is_answer: bool) -> None:
    """What says so passes through; nothing was posted, and the next post is in nobody's way."""

    async def stay() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await stage.transport.post(stage.chat, WORDS, Manner("1", is_answer=is_answer, leaving=stay))
    assert stage.shown() == []
    assert isinstance(await stage.transport.post(stage.chat, OTHER, Manner("2", is_answer=is_answer)), Sent)
    assert len(stage.shown()) == 1


async def test_a_chat_that_is_closed_to_us_is_gone(stage: Stage) -> None:
    """Nothing is there."""
    stage.remove_us()
    assert isinstance(await stage.transport.post(stage.chat, WORDS, Manner("1")), ChatGone)
    assert stage.shown() == []


async def test_a_long_ban_is_handed_on(stage: Stage) -> None:
    """Nothing was posted, and the caller knows for how long to wait."""
    stage.ban_us(3_600)
    outcome = await stage.transport.post(stage.chat, WORDS, Manner("1"))
    assert isinstance(outcome, RetryAfter)
    assert 3_590 <= outcome.seconds <= 3_600
    assert stage.shown() == []


async def test_a_lost_answer_never_makes_a_second_post(stage: Stage) -> None:
    """Where a post may be repeated under its key it arrives once; elsewhere its end is uncertain."""
    stage.lose_answer()
    outcome = await stage.transport.post(stage.chat, WORDS, Manner("1"))
    if stage.transport.abilities.has_idempotent_posts and not isinstance(outcome, Sent):
        outcome = await stage.transport.post(stage.chat, WORDS, Manner("1"))
        assert isinstance(outcome, Sent)
    elif not stage.transport.abilities.has_idempotent_posts:
        assert isinstance(outcome, Uncertain)
    assert len(stage.shown()) == 1


async def test_a_file_arrives(stage: Stage) -> None:
    """With its words, where files can be shown."""
    file = File("figures.csv", "text/csv", b"a,b\n")
    outcome = await stage.transport.send_file(stage.chat, file, OTHER, Manner("1"))
    assert isinstance(outcome, Sent if stage.transport.abilities.has_files else Refused)
    assert bool(stage.shown()) is stage.transport.abilities.has_files


async def test_requests_arrive_once_and_in_order(stage: Stage) -> None:
    """With their chat, and with an id that an answer can reply to."""
    requests: asyncio.Queue[Request] = asyncio.Queue()
    running = asyncio.create_task(stage.transport.run(requests.put))
    texts = ["/help", "/digest", "/quotes"]
    for text in texts:
        await stage.say(text)
    arrived = [await asyncio.wait_for(requests.get(), SOON_SECONDS) for _ in texts]
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert [request.text.lstrip("/!") for request in arrived] == [text.lstrip("/") for text in texts]
    assert {request.chat for request in arrived} == {stage.chat}
    assert all(request.event_id for request in arrived)
    assert requests.empty()
