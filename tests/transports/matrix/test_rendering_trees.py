"""Any tree becomes events that the Matrix specification allows, with exactly what the tree asked for."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.message import Bar, Button, Items, Link, Message, Paragraph, Section, Text
from tests.transports.matrix.asked import PREFIX, asked_of
from tests.transports.matrix.judge import Mark, folded, look
from tests.transports.trees import MANY, messages
from transports.addresses import page_url
from transports.matrix.rendering import Content, render, split
from transports.splitting import split_message

MAX_EVENT_BYTES = 65_536
ENVELOPE_BYTES = 3_000
SIGNS = "|- "
MENTIONS = re.compile(r"[@#]|matrix", re.IGNORECASE)


@settings(max_examples=MANY)
@given(messages)
def test_matrix_shows_every_tree_as_it_is(message: Message) -> None:
    """Each character, bold, link and bar is there, none is added, and only what would come alive stands in `code`."""
    content = render(message, PREFIX)
    asked, seen = asked_of(message), look(content.formatted_body)
    assert seen.marks == asked.marks
    assert seen.lines == [line for _, line in asked.lines]
    assert all(MENTIONS.search(code) for code in seen.codes)
    assert_reads_alone(content, message)


def assert_reads_alone(content: Content, message: Message) -> None:
    """The plain words are the lines of the tree after their signs; behind them stand only addresses of its links."""
    asked = asked_of(message)
    assert bool(content.body) == bool(asked.lines)
    pages = {page_url(mark.url) for mark in asked.marks if mark.url is not None}
    assert all(page in content.body for page in pages)

    def has_only_addresses(words: str) -> bool:
        return {word.strip("<>") for word in words.split()} <= pages

    left = [line for line in content.body.split("\n") if line.strip(SIGNS)]
    for sign, words in asked.lines:
        if not (bare := words.strip(SIGNS)):
            continue
        while not (shown := folded(left[0]).lstrip(SIGNS)).startswith(bare) and has_only_addresses(shown):
            del left[0]
        assert shown.startswith(bare)
        assert has_only_addresses(shown.removeprefix(bare).strip(SIGNS))
        assert left.pop(0).startswith("| ") or sign != "|"
    assert all(has_only_addresses(line.strip(SIGNS)) for line in left)


@settings(max_examples=100)
@given(st.lists(messages, min_size=1, max_size=4), st.integers(60, 400))
def test_small_parts_lose_nothing_but_white_space(some: list[Message], limit: int) -> None:
    """Wherever a message is cut, the characters come in their order, each as it was."""
    whole = Message(tuple(block for message in some for block in message.blocks))

    def fits(part: Message) -> bool:
        return len(folded(render(part, PREFIX).body)) <= limit or len(asked_of(part).marks) <= 24

    assert together(split_message(whole, fits)) == without_bars(asked_of(whole).marks)


@settings(max_examples=20)
@given(st.lists(messages, min_size=1, max_size=3), st.integers(1, 6), st.booleans())
def test_an_event_of_a_part_fits_and_no_link_or_bar_is_torn(some: list[Message], times: int, has_more: bool) -> None:
    """Also as an edit in an encrypted room; parts are numbered, and the last has the buttons."""
    filler = Message(
        (Section((Paragraph((Link((Text("Häfen"),), "https://harbour.example/"),)), Bar((Text("š" * 1_500),)))),)
    )
    blocks = tuple(block for message in (*some, filler) for block in message.blocks) * times
    whole = Message(blocks, ((Button("more ▶", "/quotes page:2"),),) if has_more else ())
    parts = split(whole, PREFIX)
    contents = [render(part, PREFIX) for part in parts]
    assert all(encrypted_bytes(content) <= MAX_EVENT_BYTES for content in contents)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [whole.buttons]
    seen = [look(content.formatted_body) for content in contents]
    uncut = look(render(whole, PREFIX).formatted_body)
    assert sum(one.bars for one in seen) == uncut.bars
    assert [link for one in seen for link in one.links] == uncut.links
    assert together(tuple(replace(part, buttons=()) for part in parts)) == without_bars(asked_of(whole).marks)
    if len(parts) > 1:
        assert [one.lines[0] for one in seen] == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]


@pytest.mark.parametrize("words", ["š" * 40_000, "🚢" * 20_000, "word " * 9_000, '<&"\\' * 9_000])
def test_a_bar_that_is_too_long_for_an_event_stays_a_bar(words: str) -> None:
    """Where no end of a block helps, words are parted, and a word only where it alone is too long."""
    parts = split(Message((Items(((Text("one"),),)), Bar((Text(words),)))), PREFIX)
    assert all(encrypted_bytes(render(part, PREFIX)) <= MAX_EVENT_BYTES for part in parts)
    assert folded(" ".join(line for part in parts for sign, line in asked_of(part).lines if sign == "|")).replace(
        " ", ""
    ) == words.replace(" ", "")


def encrypted_bytes(content: Content) -> int:
    """What the event of an edit takes in an encrypted room, as the library writes JSON, with what else is in it."""
    plain = json.dumps({"content": content.edit("$" + "x" * 43, "m.notice"), "room_id": "!" + "x" * 60})
    return len(plain) * 4 // 3 + ENVELOPE_BYTES


def together(parts: tuple[Message, ...]) -> list[Mark]:
    """The characters of parts without their numbers."""
    bare = [Message(part.blocks[1:]) for part in parts] if len(parts) > 1 else list(parts)
    return [mark for part in bare for mark in without_bars(look(render(part, PREFIX).formatted_body).marks)]


def without_bars(marks: list[Mark]) -> list[Mark]:
    """Marks with only whether they stand in a bar: a bar that is cut is two."""
    return [replace(mark, bar=min(mark.bar, 1)) for mark in marks]
