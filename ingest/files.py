"""Files on disk: which ones a path means, and their bytes."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from domain.errors import InputRefusedError

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
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
    """Look for texts and pages: a file stands for itself, a folder for those below it in the order of their names.

    A path that does not exist, a folder with nothing to read, and hidden, unreadable or other files in a folder are
    said in `refused`; nothing is raised.
    """
    files: list[Path] = []
    refused: list[RefusedPath] = []
    for path in paths:
        if path.is_dir():
            found, left = _below(path)
            files += found
            refused += left or ([] if found else [RefusedPath(path, f"{path} has no text or HTML file in it.")])
        elif path.exists():
            files.append(path)
        else:
            refused.append(RefusedPath(path, f"{path} does not exist."))
    return FoundFiles(tuple(dict.fromkeys(files)), tuple(refused))


def read_bytes(path: Path, *, most: int) -> bytes:
    """The bytes of a file.

    Raises:
        InputRefusedError: If it does not exist, is no file, may not be read or has more than `most` bytes.
    """
    if path.is_dir():
        raise InputRefusedError(f"{path} is a folder.")
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise InputRefusedError(f"{path} does not exist.") from error
    except OSError as error:
        raise InputRefusedError(f"{path} cannot be read: {(error.strerror or 'unknown error').lower()}.") from error
    if len(data) > most:
        raise InputRefusedError(f"{path} is larger than {most:,} bytes.")
    return data


def _below(folder: Path) -> tuple[list[Path], list[RefusedPath]]:
    """The files to read below a folder and what is left out, both in the order of their paths."""
    found: list[Path] = []
    left: list[RefusedPath] = []

    def refuse(error: OSError) -> None:
        left.append(RefusedPath(Path(error.filename), f"{error.filename} cannot be opened."))

    for root, folders, names in os.walk(folder, onerror=refuse):
        hidden = sorted(name for name in folders + names if name.startswith("."))
        left += [RefusedPath(path := Path(root, name), f"{path} is hidden.") for name in hidden]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in sorted(names) if not name.startswith(".")):
            why = _why_not(path)
            (found.append(path) if why is None else left.append(RefusedPath(path, why)))
    return sorted(found), left


def _why_not(path: Path) -> str | None:
    if path.suffix.lower() not in SUFFIXES:
        return f"{path} is not a text or HTML file by its name."
    return None if os.access(path, os.R_OK) else f"{path} may not be read."
