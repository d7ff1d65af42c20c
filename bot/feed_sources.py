"""Where feeds are named on a command line: an address, or an OPML file, which is read at once."""

import shlex
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeAlias

from domain.errors import InputRefusedError

Source: TypeAlias = str | tuple[Path, bytes]
MOST_BYTES: Final = 5_000_000
_FILES: Final = {".opml", ".xml"}


def read_list_file(path: Path) -> bytes:
    """What an OPML file holds.

    Raises:
        InputRefusedError: If it cannot be read or is too large.
    """
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputRefusedError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > MOST_BYTES:
        raise InputRefusedError(f"{path} is larger than {MOST_BYTES:,} bytes; split it and give the parts.")
    return data


def read_source(given: str) -> Source:
    """The address, or the file with what it holds.

    Raises:
        InputRefusedError: If a file is meant that is not there, cannot be read or is too large.
    """
    path = _path(given)
    if "://" in given or not (_is_file(path) or _is_path(given, path)):
        return given
    if not path.exists():
        near = get_close_matches(path.name, map(str, Path().glob("*.*")), n=1)
        hint = f"; perhaps {near[0]} is meant" if near else ""
        raise InputRefusedError(f"There is no file {path}{hint}.")
    return path, read_list_file(path)


def split_sources(answer: str) -> list[str]:
    """The addresses and files of one line; a file with a space in its name stands alone or in quote marks."""
    if _is_file(_path(answer)):
        return [answer]
    try:
        return shlex.split(answer)
    except ValueError:
        return answer.split()


def _path(given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError:
        # Nobody of that name has a home here.
        return Path(given)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # An address may be longer than any name of a file.
        return False


def _is_path(given: str, path: Path) -> bool:
    """Whether it is no address: it begins as a path does, or ends as a list without a host before it."""
    return given.startswith(("/", "./", "../", "~")) or (
        path.suffix.lower() in _FILES and "." not in path.parts[0][:-5]
    )
