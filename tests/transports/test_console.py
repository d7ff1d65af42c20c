"""The console shows messages in a terminal and without one, and reads commands."""

import io

import pytest

from domain.chat import Request
from domain.errors import InputRefusedError
from domain.message import Ask, Bar, Break, Button, Emphasis, Items, Link, Message, Paragraph, Section, Strong, Text
from domain.transport import Manner, Sent
from transports.console import Console

HOSTILE = "one\x1b]0;owned\x07\x1b[31m two\x9b2J"
MESSAGE = Message(
    (
        Section(
            (
                Paragraph(
                    (Strong((Text("1"),)), Text(" "), Link((Text("Harbour Post"),), "https://harbourpost.example/"))
                ),
                Bar((Text("“We will sail when the money is there,” she added. "), Break(), Text("Then she left."))),
            )
        ),
        Items(((Text("first"),), (Emphasis((Text("second row"),)),))),
        Paragraph(()),
        Paragraph((Text("Where from: "), Ask((Text("/source 1"),), "/source 1"))),
    ),
    ((Button("more", "/quotes page:2"),),),
)


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Say that somebody looks at it."""
        return True


def shown(message: Message, out: io.StringIO) -> str:
    """Give what the console writes."""
    Console(io.StringIO(), out).show(message)
    return out.getvalue()


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal of 24 columns."""
    monkeypatch.setenv("COLUMNS", "24")
    monkeypatch.setenv("TERM", "xterm-256color")
    return Terminal()


def test_without_a_terminal_a_message_is_plain_words() -> None:
    """Links are their words, each line of a bar has its mark, and nothing is wrapped or trails."""
    assert shown(MESSAGE, io.StringIO()) == (
        "1 Harbour Post\n"
        "| “We will sail when the money is there,” she added.\n"
        "| Then she left.\n"
        "- first\n"
        "- second row\n"
        "\n"
        "Where from: /source 1\n"
        "more: /quotes page:2\n\n"
    )


def test_a_terminal_gets_links_and_a_rule_on_each_wrapped_line(narrow: Terminal) -> None:
    """A link is an OSC 8 link, and every line of a bar that the width breaks has its rule."""
    words = shown(MESSAGE, narrow)
    assert ";https://harbourpost.example/\x1b\\" in words
    bars = [line for line in words.splitlines() if "▌" in line]
    assert len(bars) == 4
    assert all(len(line.split("▌ ")[1]) <= 22 + len("\x1b[0m") for line in bars)


def test_wide_letters_count_twice(narrow: Terminal) -> None:
    """East Asian letters and emoji take two columns each, so a line of them holds half as many."""
    words = shown(Message((Bar((Text("東" * 22),)), Bar((Text("😀" * 12),)))), narrow)
    assert [line.count("東") for line in words.splitlines() if "東" in line] == [11, 11]
    assert [line.count("😀") for line in words.splitlines() if "😀" in line] == [11, 1]


@pytest.mark.parametrize("out", [io.StringIO, Terminal])
def test_control_characters_of_the_news_never_reach_the_terminal(out: type[io.StringIO]) -> None:
    """Escape sequences in an outlet's words, in either form, are shown as harmless letters."""
    words = shown(Message((Bar((Text(HOSTILE),)), Paragraph((Text(HOSTILE),)))), out())
    assert "owned" in words
    assert not [sign for sign in ("\x1b]0;", "\x07", "\x1b[31m", "\x9b") if sign in words]


def test_a_link_with_control_characters_is_words_alone(narrow: Terminal) -> None:
    """An address that would break out of its escape sequence is not written."""
    link = Link((Text("Harbour Post"),), "https://harbourpost.example/\x1b\\x")
    assert "example" not in shown(Message((Paragraph((link,)),)), narrow)


def test_an_encoding_that_lacks_a_letter_is_no_failure() -> None:
    """Where the output cannot write a letter a question mark stands for it."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    Console(io.StringIO(), out).show(Message((Paragraph((Text("a … b"),)),)))
    assert raw.getvalue() == b"a ? b\n\n"


async def test_a_script_is_answered_line_by_line() -> None:
    """Commands come one a line, empty lines are passed over, and the end of the input ends the talk."""
    out, asked = io.StringIO(), []
    console = Console(io.StringIO("/digest\n\n  /source 1 \nlast"), out)

    async def take(request: Request) -> None:
        asked.append(request.text)
        words = Message((Paragraph((Text(f"answer to {request.text}"),)),))
        assert isinstance(await console.post(request.chat, words, Manner(request.event_id)), Sent)

    await console.run(take)
    assert asked == ["/digest", "/source 1", "last"]
    assert out.getvalue() == "answer to /digest\n\nanswer to /source 1\n\nanswer to last\n\n"


async def test_several_lines_can_be_one_request() -> None:
    """A line that ends with the opener goes on up to a line of one dot, or to the end of the input."""
    asked = []

    async def take(request: Request) -> None:
        asked.append(request.text)

    await Console(io.StringIO("/ingest <<\nBoats\n\nexit\n.\n/digest\n/check <<\nlast"), io.StringIO()).run(take)
    assert asked == ["/ingest \nBoats\n\nexit", "/digest", "/check \nlast"]


async def test_exit_ends_the_talk() -> None:
    """After "exit" nothing is read any more."""

    async def take(request: Request) -> None:
        raise AssertionError(request)

    await Console(io.StringIO("Exit\n/digest\n"), io.StringIO()).run(take)


async def test_input_that_is_no_text_is_refused_in_a_sentence() -> None:
    """Bytes that cannot be decoded end the talk with an error that a user may read."""

    async def take(request: Request) -> None:
        raise AssertionError(request)

    source = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8")
    with pytest.raises(InputRefusedError, match="encoding"):
        await Console(source, io.StringIO()).run(take)
