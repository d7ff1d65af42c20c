"""Files on disk: which ones a path means, and their bytes."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from domain.errors import InputRefusedError
from domain.message import visible

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf"})
"""What a folder is searched for; a file that is named itself may be called anything."""


@dataclass(frozen=True, slots=True)
class RefusedPath:
    """A path that is not read, and why in one sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files that paths mean, folders opened and sorted, each file once; and what was left out of them."""

    files: tuple[Path, ...]
    refused: tuple[RefusedPath, ...]


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Look for texts, pages and PDF documents: a file stands for itself, a folder for those below it, sorted.

    A path that does not exist, a folder with nothing to read, and hidden, unreadable or other files in a folder are
    said in `refused`; nothing is raised.
    """
    files: list[Path] = []
    refused: list[RefusedPath] = []
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            refused.append(RefusedPath(path, _why_unreadable(path, error)))
            continue
        if is_folder:
            found, left = _below(path)
            files += found
            refused += left or (
                [] if found else [RefusedPath(path, f"{name_of(path)} has no text, HTML or PDF file in it.")]
            )
        else:
            files.append(path)
    return FoundFiles(tuple(dict.fromkeys(files)), tuple(refused))


def name_of(path: Path) -> str:
    """A path as it can be stored and shown: bytes that are no UTF-8 are replaced, control characters are spaces."""
    return visible(os.fsencode(path).decode("utf-8", errors="replace"))


def read_bytes(path: Path, *, most: int) -> bytes:
    """The bytes of a file.

    Raises:
        InputRefusedError: If it does not exist, is no file, may not be read or has more than `most` bytes.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            # A pipe would wait for its writer, and a device may never end.
            kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device, not a file"
            raise InputRefusedError(f"{name_of(path)} is {kind}.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise InputRefusedError(_why_unreadable(path, error)) from error
    if len(data) > most:
        raise InputRefusedError(f"{name_of(path)} is larger than {most:,} bytes.")
    return data


def _why_unreadable(path: Path, error: OSError | ValueError) -> str:
    """What the system says of a path, in one sentence; a ValueError is a NUL in the name."""
    if isinstance(error, FileNotFoundError | ValueError):
        return f"{name_of(path)} does not exist."
    if error.errno == errno.ELOOP:
        return f"{name_of(path)} cannot be read: it is a link that leads to itself."
    return f"{name_of(path)} cannot be read: {(error.strerror or 'unknown error').lower()}."


def _below(folder: Path) -> tuple[list[Path], list[RefusedPath]]:
    """The files to read below a folder and what is left out, both in the order of their paths."""
    found: list[Path] = []
    left: list[RefusedPath] = []

    def refuse(error: OSError) -> None:
        path = Path(error.filename)
        left.append(RefusedPath(path, _why_unreadable(path, error)))

    for root, folders, names in os.walk(folder, onerror=refuse):
        hidden = sorted(name for name in folders + names if name.startswith("."))
        left += [RefusedPath(path := Path(root, name), f"{name_of(path)} is hidden.") for name in hidden]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in sorted(names) if not name.startswith(".")):
            why = _why_not(path)
            (found.append(path) if why is None else left.append(RefusedPath(path, why)))
    return sorted(found), left


def _why_not(path: Path) -> str | None:
    if path.suffix.lower() not in SUFFIXES:
        return f"{name_of(path)} is not a text, HTML or PDF file by its name."
    return None if os.access(path, os.R_OK) else f"{name_of(path)} may not be read."
