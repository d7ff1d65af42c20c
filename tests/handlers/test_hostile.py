"""No input breaks a command."""

import pytest

from domain.chat import Role
from domain.message import plain_text
from handlers.table import load_commands
from tests.handlers.newsroom import Newsroom

HOSTILE = {
    "nothing": "",
    "long": "x" * 10_000,
    "many words": "a " * 240,
    "control characters": "Ho\x00lt\x1b[31m \x07\u202e\u200b",
    "markup": '<b onload="x">*_`[a](javascript:1)`_*</b> &amp; {{7*7}} %s',
    "operators": "\" OR 1=1 -- * NEAR( AND ' ; drop table articles",
    "other alphabets": "Холт Χόλτ هولت 霍爾特 ஹோல்ட் 👩‍👩‍👧",
    "keys": "outlet: speaker: since: page: outlet:outlet:x",
    "numbers": "#999999999:5-2",
    "large number": "9999",
    "other digits": "٢",
    "page": "page:99999",
    "marks": '"“”„«»',
    "lone surrogate": "\ud800",
}


@pytest.mark.parametrize("name", load_commands())
@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_input(room: Newsroom, name: str, kind: str) -> None:
    """Every command answers every input in a few words and without a defect; control characters never come back."""
    for reply in await room.answers(f"/{name} {HOSTILE[kind]}", role=Role.OWNER):
        text = plain_text(reply.message)
        assert "Something went wrong" not in text
        assert len(text) < 5_000
        assert not any(ord(char) < 32 and char != "\n" for char in text)
        assert "\u202e" not in text


@pytest.mark.parametrize("name", load_commands())
async def test_no_argument_in_an_empty_newsroom(empty_room: Newsroom, name: str) -> None:
    """Every command says something with a next step where nothing is stored."""
    text = await empty_room.text(f"/{name}")
    assert "/" in text
    assert "Something went wrong" not in text


@pytest.mark.parametrize("name", load_commands())
async def test_no_argument(room: Newsroom, name: str) -> None:
    """Every command does something sensible without an argument, since a menu sends it so."""
    assert "Something went wrong" not in await room.text(f"/{name}")
