"""What a message asks, and of whom."""

from collections.abc import Mapping
from typing import Any

import pytest

from transports.matrix.reading import Relation, Self, asked_text, relation_of, said_text

ME = Self("@byline:harbour.example", ("Byline", "byline"), {"help", "quotes", "source"})
PILL = '<a href="https://matrix.to/#/%40byline%3Aharbour.example">Byline</a>: quotes'


def asked(
    body: str,
    content: Mapping[str, Any] | None = None,
    *,
    prefix: str = "!",
    is_private: bool = False,
    answers_us: bool = False,
) -> str | None:
    """What a message with this body asks."""
    said = {"msgtype": "m.text", "body": body, **(content or {})}
    return asked_text(said, ME, prefix, is_private=is_private, answers_us=answers_us)


@pytest.mark.parametrize(
    ("body", "prefix", "expected"),
    [
        ("!quotes Holt", "!", "/quotes Holt"),
        ("! quotes", "!", "/quotes"),
        ("/quotes Holt", "!", "/quotes Holt"),
        ("!byline quotes Holt", "!", "/quotes Holt"),
        ("!Byline !quotes", "!", "/quotes"),
        ("!byline", "!", "/help"),
        ("!byline nonsense", "!", "/nonsense"),
        ("!more", "!", "/more"),
        ("!quotes\nHolt", "!", "/quotes\nHolt"),
        ("byline quotes Holt", "byline", "/quotes Holt"),
        ("BYLINE Quotes Holt", "byline", "/quotes Holt"),
        ("bylines quotes", "byline", None),
        ("byline is late", "byline", None),
        ("!quotes", "byline", None),
        ("!quotes", "!byline", None),
        ("!weather", "!", None),
        ("!", "!", None),
        ("!!", "!", None),
        ("/shrug", "!", None),
        ("what a day", "!", None),
        ("!bylinequotes", "!", None),
    ],
)
def test_a_command_in_a_room_has_the_prefix(body: str, prefix: str, expected: str | None) -> None:
    """What begins with it and is no command may be meant for another bot."""
    assert asked(body, prefix=prefix) == expected


@pytest.mark.parametrize(
    ("body", "expected"), [("Quotes Holt", "/quotes Holt"), ("2", "2"), ("what is this", "what is this"), ("A", "A")]
)
def test_in_private_everything_is_asked(body: str, expected: str) -> None:
    """No prefix is needed."""
    assert asked(body, is_private=True) == expected


def test_in_private_an_unknown_command_is_asked_too() -> None:
    """Whatever the room's prefix is; the answer helps."""
    assert asked("!qoutes Holt", prefix="byline", is_private=True) == "/qoutes Holt"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Byline: quotes Holt", "/quotes Holt"),
        ("@byline:harbour.example quotes Holt", "/quotes Holt"),
        ("byline", "/help"),
        ("2 @byline:harbour.example", "2"),
        ("@byline: !quotes", "/quotes"),
        ("what do you know, Byline", "what do you know,"),
    ],
)
def test_a_mention_takes_the_place_of_the_prefix(body: str, expected: str) -> None:
    """The name is no part of what is asked."""
    assert asked(body, {"m.mentions": {"user_ids": [ME.user]}}) == expected


def test_a_name_that_is_not_marked_is_no_mention() -> None:
    """People talk about newspapers."""
    assert asked("Byline: a history of the press") is None
    assert asked("Byline: a history", {"m.mentions": {}}) is None
    assert asked("Byline: a history", {"m.mentions": {"user_ids": ["@byline:evil.example"]}}) is None
    assert asked("Byline: a history", {"m.mentions": {"user_ids": "@byline:harbour.example"}}) is None


def test_older_apps_mention_by_a_link_or_the_full_id() -> None:
    """They send no `m.mentions`."""
    assert asked("Byline: quotes", {"formatted_body": PILL}) == "/quotes"
    assert asked("@byline:harbour.example: quotes") == "/quotes"


@pytest.mark.parametrize("kind", ["m.notice", "m.emote", "m.location", "x", None, 3])
def test_what_is_no_text_asks_nothing(kind: object) -> None:
    """Bots speak in notices."""
    assert asked_text({"msgtype": kind, "body": "!help"}, ME, "!", is_private=True, answers_us=True) is None


def test_an_edit_asks_nothing() -> None:
    """What was meant stands in the thread already."""
    assert asked("* !help", {"m.relates_to": {"rel_type": "m.replace", "event_id": "$1"}}) is None
    assert asked("!help", {"m.relates_to": {"rel_type": "m.replace", "event_id": "$1"}}) is None


@pytest.mark.parametrize("content", [{}, {"msgtype": "m.text"}, {"msgtype": "m.text", "body": ["!help"]}])
def test_what_was_taken_away_or_is_broken_asks_nothing(content: dict[str, object]) -> None:
    """A redacted event has no content."""
    assert asked_text(content, ME, "!", is_private=True, answers_us=True) is None


def test_quoted_lines_before_a_reply_are_not_asked() -> None:
    """Older apps put the answered words before the answer."""
    body = "> <@byline:harbour.example> 1 Harbour Post\n> !help\n\n2"
    relation = {"m.in_reply_to": {"event_id": "$1"}}
    assert asked(body, {"m.relates_to": relation}, answers_us=True) == "2"
    assert said_text({"msgtype": "m.text", "body": "> a quote of my own"}) == "> a quote of my own"


def test_a_file_asks_with_the_words_beside_it() -> None:
    """Its name is none of them."""
    assert said_text({"msgtype": "m.file", "body": "a.pdf"}) == ""
    assert said_text({"msgtype": "m.file", "body": "!ingest", "filename": "a.pdf"}) == "!ingest"


def test_a_thread_is_known_by_its_first_event() -> None:
    """What apps without threads see as a reply is none; what is answered then is the first event."""
    thread = {"rel_type": "m.thread", "event_id": "$root", "m.in_reply_to": {"event_id": "$last"}}
    assert relation_of({"m.relates_to": {**thread, "is_falling_back": True}}) == Relation("$root", "$root")
    assert relation_of({"m.relates_to": thread}) == Relation("$root", "$last")


@pytest.mark.parametrize(
    "relation", [None, [], "x", {"m.in_reply_to": "x"}, {"m.in_reply_to": {"event_id": 3}}, {"rel_type": "m.thread"}]
)
def test_a_broken_relation_is_none(relation: object) -> None:
    """Anybody can send anything."""
    assert relation_of({"m.relates_to": relation}) == Relation()
