"""What a message looks like on Telegram."""

import pytest

from domain.message import (
    Ask,
    Bar,
    Break,
    Emphasis,
    Items,
    Link,
    Message,
    Paragraph,
    Section,
    Strong,
    Text,
)
from tests.fakes.bot_api.judge import live
from transports.telegram.links import read_payload, start_payload
from transports.telegram.rendering import Names, render

NAMES = Names("byline_bot", frozenset({"help", "source", "ingest"}), frozenset({"help", "source"}))


def shown(message: Message) -> tuple[str, list[tuple[str, str]]]:
    """The text, and each entity's kind with the words that it stands on."""
    rendered = render(message, NAMES)
    wide = rendered.text.encode("utf-16-le")
    return rendered.text, [
        (entity.type, wide[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le"))
        for entity in rendered.entities
    ]


def test_an_edition_is_heads_and_bars() -> None:
    """Empty lines part, bars are blockquotes, offsets count UTF-16 units."""
    head = Paragraph((Strong((Text("1 🚢 Harbour Post"),)), Text(", 17 Mar 2022")))
    message = Message(
        (
            head,
            Paragraph(()),
            Section((Bar((Text("“We will sail,”"), Break(), Text("she said."))),)),
        )
    )
    text, entities = shown(message)
    assert text == "1 🚢 Harbour Post, 17 Mar 2022\n\n“We will sail,”\nshe said."
    assert entities == [("bold", "1 🚢 Harbour Post"), ("blockquote", "“We will sail,”\nshe said.")]


def test_marks_that_touch_are_one() -> None:
    """Bold in bold and next to bold is one entity; a list has its marks."""
    row = (Strong((Text("a"), Strong((Text("b"),)))), Strong((Text("c"),)), Emphasis((Text(" d"),)))
    assert shown(Message((Items((row, (Text("e"),))),))) == ("• abc d\n• e", [("bold", "abc"), ("italic", " d")])


def test_news_text_pings_nobody() -> None:
    """Names, commands, hashtags in an outlet's words are shown as they are and lead nowhere."""
    text, entities = shown(Message((Bar((Strong((Text("ask @harbour /help #strike"),)), Text(" 24/7 and #12"))),)))
    assert text == "ask @harbour /help #strike 24/7 and #12"
    assert [words for kind, words in entities if kind == "code"] == ["@harbour", "/help", "#strike"]


@pytest.mark.parametrize("letter", ["s", "\U0001e2fa"])
def test_a_hashtag_that_ends_in_a_link_does_not_come_alive(letter: str) -> None:
    """Also where Telegram and we do not agree whether a letter is one."""
    rendered = render(Message((Bar((Text("#strike"), Link((Text(letter),), "https://harbour.example/a"))),)), NAMES)
    assert live(rendered.text, [entity.to_dict() for entity in rendered.entities]) == []


@pytest.mark.parametrize("pattern", ["{}/stop", "{}@harbour", "#{}", "#1{}", "{}#strike", "{}$USD", "/{}", "@{}"])
def test_no_character_makes_news_come_alive(pattern: str) -> None:
    """Whatever stands before or in a word, as Telegram's own parser reads it: one of each hundred code points."""
    codes = [code for code in range(0x20, 0x40000, 101) if not 0xD800 <= code <= 0xDFFF]
    for at in range(0, len(codes), 300):
        words = "\n".join(pattern.format(chr(code)) for code in codes[at : at + 300])
        rendered = render(Message((Bar((Text(words),)),)), NAMES)
        assert live(rendered.text, [entity.to_dict() for entity in rendered.entities]) == []


def test_bylines_own_commands_stay_live() -> None:
    """A bare command can be tapped; one with arguments is a deep link; what hangs on the chat is bold.

    So is what not everybody may: the link would ask without showing what.
    """
    commands = ("/help", "/ingest", "/source #12", "/source 2", f"/source {'x' * 60}", "/ingest x", "/other x")
    asks = [Ask((Text(command),), command) for command in commands]
    message = Message(tuple(Paragraph((one,)) for one in asks))
    entities = render(message, NAMES).entities
    assert [(entity.type, entity.url) for entity in entities] == [
        ("text_link", "https://t.me/byline_bot?start=L3NvdXJjZSAjMTI"),
        ("bold", None),
        ("bold", None),
        ("bold", None),
        ("code", None),
        ("bold", None),
    ]


def test_a_link_of_no_use_is_its_words() -> None:
    """Telegram would drop it without a word."""
    assert shown(Message((Paragraph((Link((Text("here"),), "javascript:alert(1)"),)),))) == ("here", [])


@pytest.mark.parametrize("command", ["/quotes Maria Holt", "/source #12:340-420", "/who Łukasz 🚢"])
def test_a_payload_comes_back(command: str) -> None:
    """A deep link carries the command itself, so that it works for ever."""
    payload = start_payload(command)
    assert payload is not None
    assert read_payload(payload) == command


@pytest.mark.parametrize(
    "command", ["/source 2", "/story A", "/schedule 8 Kyiv", "/resume", "/unsubscribe", "/follow ferry", "/settings"]
)
def test_what_hangs_on_its_chat_is_no_link(command: str) -> None:
    """A link leads to a private chat, where the same words would choose for another chat."""
    assert start_payload(command) is None


@pytest.mark.parametrize("payload", ["", "x", "hello", "L3NvdXJjZSAjMTI!", "AAAA", "L2hlbHAK"])
def test_a_payload_that_is_none_of_ours_is_nothing(payload: str) -> None:
    """Anybody can make a link to the bot."""
    assert read_payload(payload) is None
