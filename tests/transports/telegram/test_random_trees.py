"""Any tree becomes messages that Telegram's own parser takes, with exactly what the tree asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.message import Message, plain_text
from tests.fakes.bot_api.judge import cover, kept, live, utf16_length
from tests.transports.trees import MANY, messages
from transports.splitting import split_message
from transports.telegram.rendering import Names, render

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


def _words(text: str) -> str:
    """Words without white space and the marks of blocks, which a cut may repeat."""
    return "".join(char for char in text if not char.isspace() and char not in "|-")
