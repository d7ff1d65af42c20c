"""Messages as JSON and back."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import StoreError
from domain.message import Button, Message, Paragraph, Text
from storage.message_code import decode_message, encode_message


@cache
def anything(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 (any type that stands in a message)
    """Values of a type, with every field of a node that there is, those with a default too."""
    if kind in {str, bool}:
        return st.text(max_size=5) if kind is str else st.booleans()
    if isinstance(kind, UnionType):
        return st.one_of([anything(one) for one in get_args(kind)])
    if get_origin(kind) is tuple:
        return st.lists(st.deferred(lambda: anything(get_args(kind)[0])), max_size=2).map(tuple)
    assert is_dataclass(kind), f"a message has a {kind}, which this test does not know"
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: anything(hints[field.name]) for field in fields(kind)})  # type: ignore[arg-type]


@given(anything(Message))
def test_a_message_comes_back_as_it_was(message: Message) -> None:
    """Whatever stands in it, in whatever field of whatever node."""
    assert decode_message(encode_message(message)) == message


def test_buttons_come_back() -> None:
    """In their rows."""
    message = Message((Paragraph((Text("\x00 a"),)),), ((Button("more", "/more"), Button("less", "/less")), ()))
    assert decode_message(encode_message(message)) == message


def test_a_form_of_a_newer_byline_is_refused() -> None:
    """In a sentence that says what to do."""
    with pytest.raises(StoreError, match="update Byline"):
        decode_message('{"v":2,"blocks":[],"buttons":[]}')
