"""Messages as JSON and back."""

import pytest
from hypothesis import given

from domain.errors import StoreError
from domain.message import Button, Message, Paragraph, Text
from storage.message_code import decode_message, encode_message
from tests.transports.trees import messages


@given(messages)
def test_a_message_comes_back_as_it_was(message: Message) -> None:
    """Whatever stands in it."""
    assert decode_message(encode_message(message)) == message


def test_buttons_come_back() -> None:
    """In their rows."""
    message = Message((Paragraph((Text("\x00 a"),)),), ((Button("more", "/more"), Button("less", "/less")), ()))
    assert decode_message(encode_message(message)) == message


def test_a_form_of_a_newer_byline_is_refused() -> None:
    """In a sentence that says what to do."""
    with pytest.raises(StoreError, match="update Byline"):
        decode_message('{"v":2,"blocks":[],"buttons":[]}')
