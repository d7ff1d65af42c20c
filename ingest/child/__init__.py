"""The child process that reads pages and documents one after the other, and is killed where one of them takes too much.

A hostile document can cost any parser minutes, a thread cannot be stopped, and a new process for each page costs
longer than reading it.
"""

import atexit
import json
import select
import subprocess
import sys
import threading
from enum import StrEnum
from functools import cache
from typing import Any, Final

from domain.errors import InputRefusedError
from ingest.limits import Limits

_MOST_READINGS: Final = 1_000
"""After so many a new child is started, so that what parsers leak stays small."""
_PIPE_BYTES: Final = 65_536


class DocumentKind(StrEnum):
    """What the child can read."""

    PAGE = "page"
    PDF = "pdf"


def read_in_child(kind: DocumentKind, data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """What the reader for this kind of document found, see `ingest.child.pages` and `ingest.child.pdf`.

    Raises:
        InputRefusedError: If it takes longer or more memory than the limits allow, or cannot be parsed.
    """
    found = _keeper().read(kind, data, name, limits)
    if "refused" in found:
        raise InputRefusedError(f"{name} {found['refused']}.")
    return found


@cache
def _keeper() -> "_Keeper":
    keeper = _Keeper()
    atexit.register(keeper.stop)
    return keeper


class _Keeper:
    """Keeps one child from one reading to the next; threads take turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._memory = 0
        self._readings = 0

    def read(self, kind: DocumentKind, data: bytes, name: str, limits: Limits) -> dict[str, Any]:
        with self._lock:
            child = self._ready_child(limits.page_memory_bytes)
            try:
                return _exchange(child, kind, data, limits.page_seconds)
            except TimeoutError as error:
                self.stop()
                why = f"{name} takes longer than {limits.page_seconds:g} seconds to read."
                raise InputRefusedError(why) from error
            except (OSError, EOFError) as error:
                self.stop()
                raise InputRefusedError(f"{name} cannot be read within the limits of time and memory.") from error
            except BaseException:
                # Its answer, which nobody took, would be the next document's.
                self.stop()
                raise

    def stop(self) -> None:
        """End the child, whatever it does."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            # Waits for its end and closes the pipes, whatever still stands in them.
            child.communicate()

    def _ready_child(self, memory: int) -> subprocess.Popen[bytes]:
        is_dead = self._child is not None and self._child.poll() is not None
        if is_dead or self._readings >= _MOST_READINGS or self._memory != memory:
            self.stop()
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
                [sys.executable, "-I", "-m", "ingest.child", str(memory)],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._memory, self._readings = memory, 0
        self._readings += 1
        return self._child


def _exchange(child: subprocess.Popen[bytes], kind: DocumentKind, data: bytes, seconds: float) -> dict[str, Any]:
    """Hand a document over and wait for what was found.

    Raises:
        TimeoutError: If it has not begun to answer, or to go on with its answer, after so many seconds.
        OSError: If the child ended before it had taken everything.
        EOFError: If it ended before it had answered.
    """
    if child.stdin is None or child.stdout is None:
        raise EOFError
    # The child takes a whole document before it reads it, so that writing cannot last.
    header = json.dumps({"kind": kind, "bytes": len(data), "cpu_seconds": int(seconds) + 1})
    rest = memoryview(header.encode() + b"\n" + data)
    while rest:
        rest = rest[child.stdin.write(rest) :]
    answers = select.poll()
    answers.register(child.stdout, select.POLLIN)
    answer = bytearray()
    while not answer.endswith(b"\n"):
        if not answers.poll(seconds * 1_000):
            raise TimeoutError
        piece = child.stdout.read(_PIPE_BYTES)
        if not piece:
            raise EOFError
        answer += piece
    found: dict[str, Any] = json.loads(answer)
    return found
