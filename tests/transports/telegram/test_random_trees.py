"""Any tree becomes messages that Telegram's own parser takes, with exactly what the tree asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.message import Bar, Button, Items, Link, Message, Section, Text, plain_text
from tests.fakes.bot_api.judge import cover, kept, live, refusal, utf16_length
from tests.transports.trees import MANY, messages
from transports.splitting import split_message
from transports.telegram.rendering import Names, Rendered, render

NAMES = Names("byline_bot", linked=frozenset({"help", "quotes", "source", "search"}))


@settings(max_examples=MANY)
@given(messages)
def test_telegram_takes_every_tree_as_it_is(message: Message) -> None:
    """Every entity survives, none is added, and no news text becomes a mention, command or hashtag."""
    rendered = render(message, NAMES)
    entities = [entity.to_dict() for entity in rendered.entities]
    if rendered.text:
        assert cover(kept(rendered.text, entities)) == cover(entities)
        assert live(rendered.text, entities) == []


@settings(max_examples=100)
@given(st.lists(messages, min_size=1, max_size=4), st.integers(40, 400))
def test_parts_fit_and_lose_nothing_but_white_space(some: list[Message], limit: int) -> None:
    """Each part is within the limit, and the words come in their order."""
    whole = Message(tuple(block for message in some for block in message.blocks))

    def fits(part: Message) -> bool:
        return utf16_length(render(part, NAMES).text) <= limit

    parts = split_message(whole, fits)
    assert all(fits(part) for part in parts)
    bodies = [plain_text(Message(part.blocks[1:] if len(parts) > 1 else part.blocks)) for part in parts]
    assert _words("".join(bodies)) == _words(plain_text(whole))


@settings(max_examples=25)
@given(st.lists(messages, min_size=1, max_size=3), st.integers(1, 5), st.booleans())
def test_a_post_holds_each_part_and_no_link_or_bar_is_torn(some: list[Message], times: int, has_more: bool) -> None:
    """By Telegram's own limits and parser; parts are numbered, and the last has the buttons."""
    links = Items(tuple((Link((Text(f"Pier {n}, Häfen 🚢"),), f"https://harbour.example/{n}"),) for n in range(45)))
    filler = Message((Section((links, Bar((Text("š 🚢 " * 300),)))),))
    blocks = tuple(block for message in (*some, filler) for block in message.blocks) * times
    whole = Message(blocks, ((Button("more ▶", "/quotes page:2"),),) if has_more else ())
    parts = split_message(whole, lambda part: render(part, NAMES).fits)
    shown, uncut = [render(part, NAMES) for part in parts], render(whole, NAMES)
    assert all(refusal(one.text, [entity.to_dict() for entity in one.entities]) is None for one in shown)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [whole.buttons]
    assert [link for one in shown for link in _links(one)] == _links(uncut)
    assert sum(_bars(one) for one in shown) == _bars(uncut)
    lines = [one.text.partition("\n") for one in shown]
    if len(parts) > 1:
        assert [number for number, _, _ in lines] == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]
    bodies = [rest if len(parts) > 1 else one.text for one, (_, _, rest) in zip(shown, lines, strict=True)]
    assert "".join("".join(bodies).split()) == "".join(uncut.text.split())


def _links(rendered: Rendered) -> list[tuple[str | None, str]]:
    """The links of a post, each with the words on it."""
    wide = rendered.text.encode("utf-16-le")
    return [
        (one.url, wide[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le").strip())
        for one in rendered.entities
        if one.type == "text_link"
    ]


def _bars(rendered: Rendered) -> int:
    return sum(one.type == "blockquote" for one in rendered.entities)


def _words(text: str) -> str:
    """Words without white space and the marks of blocks, which a cut may repeat."""
    return "".join(char for char in text if not char.isspace() and char not in "|-")
