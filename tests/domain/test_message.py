"""A message as plain words."""

from domain.message import Bar, Break, Items, Message, Paragraph, Section, Strong, Text, plain_text, visible


def test_plain_words_have_no_trailing_white_space_and_no_last_line_break() -> None:
    """Each line ends with its last word, and the message with its last line."""
    message = Message((Paragraph((Text("head "),)), Bar((Text("a "), Break(), Break(), Text("b"))), Paragraph(())))
    assert plain_text(message) == "head\n| a\n|\n| b"


def test_plain_words_keep_the_order_of_nested_parts() -> None:
    """Sections and marked words are read in order."""
    parts = (Paragraph((Text("x"), Strong((Text("y"), Text("z"))))), Items(((Text("one"),), (Text("two"),))))
    assert plain_text(Message((Section(parts),))) == "xyz\n- one\n- two"


def test_control_characters_are_not_visible() -> None:
    """Each run of control characters, line breaks included, is one space; all other characters stay."""
    assert visible("a\x1b\x00b\r\nc\x85d\u2068é😀") == "a b c d\u2068é😀"


def test_half_a_character_is_shown_as_one_that_can_be_sent() -> None:
    """What no platform takes does not keep an answer from leaving."""
    assert visible("x\ud83d y") == "x\ufffd y"
