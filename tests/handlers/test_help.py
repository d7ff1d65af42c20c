"""`/help`."""

import re

import pytest

from domain.chat import ChatRef, Platform, Role
from handlers.table import load_commands
from tests.handlers.newsroom import Newsroom


@pytest.mark.parametrize("role", list(Role))
async def test_lists_what_the_asker_may(room: Newsroom, role: Role) -> None:
    """Every command that the asker may use is there, and no other; with `all` each has a sentence."""
    names = set(re.findall(r"(?<= )/([a-z]+)\b", (await room.text("/help", role=role)).split("An edition now")[0]))
    text = await room.text("/help all", role=role)
    for name, command in load_commands().items():
        is_allowed = command.role <= max(role, Role.CHAT_ADMIN)  # a private chat is the asker's own
        assert (name in names) is is_allowed
        assert (f"- /{name}: {command.help}" in text) is is_allowed


async def test_the_next_edition_is_said(empty_room: Newsroom) -> None:
    """Or how one comes."""
    assert "An edition now: /digest · none comes by itself: /schedule" in await empty_room.text("/help")
    await empty_room.text("/subscribe 8:00")
    assert "Next edition: Tue 17 Mar, 08:00 · now: /digest" in await empty_room.text("/help")


async def test_a_member_of_a_group_sees_what_is_answered_there(room: Newsroom) -> None:
    """The few commands, and a link to the rest; all where the group lets members ask everything."""
    group = ChatRef(Platform.TELEGRAM, "-1007")
    text = await room.text("/help", role=Role.MEMBER, chat=group, is_private=False)
    assert "/source" in text
    assert "/quotes" not in text
    assert "Everything else in a private chat with me: /help" in text
    await room.text("/settings asking everything", chat=group, is_private=False)
    assert "/quotes" in await room.text("/help", role=Role.MEMBER, chat=group, is_private=False)


async def test_explains_one(room: Newsroom) -> None:
    """One command is explained by its usage, arguments and examples."""
    text = await room.text("/help /QUOTES")
    assert text.startswith("/quotes [outlet | speaker | words] [since]\n")
    assert "- /quotes Holt" in text


async def test_unknown(room: Newsroom) -> None:
    """A command that does not exist, or is not for the asker, is answered with one that comes near."""
    assert await room.text("/help sorce") == "/sorce is no command; /help source?"
    assert "is no command" in await room.text("/help ingest", role=Role.MEMBER)
