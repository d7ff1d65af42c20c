"""JSON Lines in and out: one object a line, UTF-8."""

import codecs
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from domain.errors import InputRefusedError

_UNSAFE: Final = re.compile("[\x7f-\x9f\ud800-\udfff]")


def read_rows(path: Path, keys: Mapping[str, type]) -> Iterator[dict[str, Any]]:
    """The objects of a file in order, each with at least `keys` of these types; empty lines are passed over.

    Raises:
        InputRefusedError: If the file cannot be read or a line is no such object; the sentence names the line.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _row(line, keys, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"{path} cannot be read: {reason}."
        raise InputRefusedError(message) from error


def _row(line: str, keys: Mapping[str, type], place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{place} is not JSON: {getattr(error, 'msg', 'it is nested too deep')}."
        raise InputRefusedError(message) from error
    return check_row(row, keys, place)


def check_row(row: object, keys: Mapping[str, type], place: str) -> dict[str, Any]:
    """The object itself when it has what is needed.

    Raises:
        InputRefusedError: If it is no object, or lacks one of `keys` or has it in another type.
    """
    given = row if isinstance(row, dict) else {}
    if missing := [key for key in keys if key not in given]:
        message = f"{place} has no {', '.join(missing)}."
        raise InputRefusedError(message)
    if wrong := [key for key, kind in keys.items() if not isinstance(given[key], kind)]:
        kind = "list" if keys[wrong[0]] is list else "string"
        message = f"{place} has the wrong type of {wrong[0]}: it has to be a {kind}."
        raise InputRefusedError(message)
    return dict(given)


def write_row(row: Mapping[str, Any], *, indent: int | None = None) -> None:
    """Print one object, on one line where there is no `indent`.

    It is in characters where standard output has UTF-8 for all of them; what UTF-8 cannot hold, or a terminal would
    obey, is escaped.
    """
    is_utf8 = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    shown = json.dumps(row, ensure_ascii=not is_utf8, indent=indent)
    sys.stdout.write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", shown) + "\n")
