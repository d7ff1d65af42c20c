"""JSON Lines in and out: one object a line, UTF-8."""

import codecs
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from domain.errors import InputRefusedError

_UNSAFE: Final = re.compile("[\x7f-\x9f\ud800-\udfff]")


def read_rows(path: Path, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects of a file in order, each with at least `keys`; empty lines are passed over.

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


def _row(line: str, keys: Sequence[str], place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{place} is not JSON: {error.msg}."
        raise InputRefusedError(message) from error
    missing = [key for key in keys if not isinstance(row, dict) or key not in row]
    if missing:
        message = f"{place} has no {', '.join(missing)}."
        raise InputRefusedError(message)
    return dict(row)


def write_row(row: Mapping[str, Any], *, indent: int | None = None) -> None:
    """Print one object, on one line where there is no `indent`.

    It is in characters where standard output has UTF-8 for all of them; what UTF-8 cannot hold, or a terminal would
    obey, is escaped.
    """
    is_utf8 = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    shown = json.dumps(row, ensure_ascii=not is_utf8, indent=indent)
    sys.stdout.write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", shown) + "\n")
