"""Arguments that are known by their form alone: numbers, letters, places, addresses."""

import re
from dataclasses import replace
from typing import Final

from handlers.command import Arg, Arguments, Place

_PLACE: Final = re.compile(r"#(\d{1,9})(?:v(\d{1,4}))?(?::(\d{1,9})-(\d{1,9}))?")
_NUMBER: Final = re.compile(r"\d{1,4}")
_LETTER: Final = re.compile(r"[A-Z]{1,2}")
"""One letter, or two from the 27th story on."""

_ADDRESS: Final = re.compile(r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)+/\S*)", re.IGNORECASE)
_LOOKALIKES: Final = str.maketrans("АВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABCEHIJKMOPSTXYABEZHIKMNOPTYX")
"""Capitals of other alphabets that a person may type for a story's letter."""


def take_plain(arg: Arg, text: str, args: Arguments) -> Arguments | None:
    """Take the whole text as an argument that needs no store; None if it is not of that form."""
    if arg is Arg.NUMBER and _NUMBER.fullmatch(text):
        return replace(args, number=int(text))
    if arg is Arg.STORY and _LETTER.fullmatch(letter := text.upper().translate(_LOOKALIKES)):
        return replace(args, story=letter)
    if arg is Arg.PLACE and (match := _PLACE.fullmatch(text)):
        article_id, version, start, end = (None if part is None else int(part) for part in match.groups())
        return replace(args, place=Place(article_id or 0, start, end, version))
    if arg is Arg.ADDRESS and _ADDRESS.fullmatch(text):
        return replace(args, address=text)
    if arg in {Arg.CODE, Arg.CHOICE, Arg.COMMAND}:
        return replace(args, command=text.lower().lstrip("/!")) if arg is Arg.COMMAND else args
    return None
