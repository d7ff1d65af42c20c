"""Numbers on the command line."""

from argparse import ArgumentTypeError
from typing import Final

LARGEST: Final = 2**31 - 1
"""What an id in any of the databases can be."""


def read_count(text: str) -> int:
    """A whole number from 1 on.

    Raises:
        ArgumentTypeError: If it is none, or one that no database can hold.
    """
    if text.isdecimal() and len(text) <= len(str(LARGEST)) and 1 <= int(text) <= LARGEST:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no whole number from 1 on")
