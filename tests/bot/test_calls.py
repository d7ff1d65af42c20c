"""Which command a text asks for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calls import Call, read_call
from domain.chat import Attachment, ChatRef, Platform, Request, Role
from domain.errors import UsageError

CHAT = ChatRef(Platform.TELEGRAM, "1")


def call(text: str, *, is_private: bool = True, reply_to: str | None = None) -> Call | None:
    """What a text is read as."""
    return read_call(Request(CHAT, "ann", Role.MEMBER, text, is_private=is_private, reply_to=reply_to))


@pytest.mark.parametrize(
    "text",
    [
        "/quotes Holt",
        "/QUOTES  Holt",
        "/quotes@bylinebot Holt",
        "!quotes Holt",
        "!byline quotes Holt",
        " /quotes\nHolt\t",
    ],
)
def test_every_form_of_a_command(text: str) -> None:
    """The prefix, case, the bot's name and white space do not count."""
    assert call(text) == Call("quotes", "Holt")


@pytest.mark.parametrize("text", ["/", "!", "!byline", "help", "/help"])
def test_prefix_alone_asks_for_help(text: str) -> None:
    """Somebody who types the prefix alone wants to know what can be asked."""
    assert call(text) == Call("help", "")


@pytest.mark.parametrize(
    ("text", "expected"), [("2", Call("source", "2")), ("#12", Call("source", "12")), ("a", Call("story", "a"))]
)
def test_bare_number_and_letter(text: str, expected: Call) -> None:
    """A bare number asks where a line is from, a bare letter for a story."""
    assert call(text) == expected
    assert call(text, is_private=False, reply_to="7") == expected


def test_what_comes_without_a_word_in_private() -> None:
    """A bare URL asks what is stored of it, a file whether to read it; in a group neither asks anything."""
    assert call("https://harbourpost.example/quay") == Call("source", "https://harbourpost.example/quay")
    file = Attachment("quay.txt", "text/plain", 4, _read_nothing)
    request = Request(CHAT, "ann", Role.MEMBER, "", attachment=file)
    assert read_call(request) == Call("ingest", "offer")
    assert read_call(replace(request, is_private=False, reply_to="7")) != Call("ingest", "offer")


async def _read_nothing() -> bytes:
    return b""


@pytest.mark.parametrize("text", ["2", "A", "more", "hello everybody", "help", "https://harbourpost.example/quay"])
def test_groups_are_left_alone(text: str) -> None:
    """In a group, what is neither a command nor a reply asks nothing."""
    assert call(text, is_private=False) is None


def test_too_long() -> None:
    """A text of ten thousand characters is refused in one sentence."""
    with pytest.raises(UsageError, match="10,001 characters"):
        call("/" + "a" * 10_000)


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the reading, and no control character gets through."""
    found = call(text)
    assert found is None or not any(ord(char) < 32 for char in found.name + found.text)
