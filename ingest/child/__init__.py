"""The child process that reads pages and documents one after the other, and is killed where one of them takes too much.

A hostile document can cost any parser minutes, a thread cannot be stopped, and a new process for each page costs
longer than reading it.
"""

import atexit
import json
import subprocess
import sys
import threading
from enum import StrEnum
from functools import cache
from typing import Any, Final

from domain.errors import InputRefusedError
from ingest.limits import Limits

_MOST_READINGS: Final = 200
"""After so many a new child is started, so that what parsers leak stays small."""


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
            is_late = threading.Event()
            timer = threading.Timer(limits.page_seconds, _kill, (child, is_late))
            timer.start()
            try:
                return _exchange(child, kind, data, int(limits.page_seconds) + 1)
            except (OSError, EOFError) as error:
                self.stop()
                why = f"takes longer than {limits.page_seconds:g} seconds to read."
                if not is_late.is_set():
                    why = "cannot be read within the limits of time and memory."
                raise InputRefusedError(f"{name} {why}") from error
            finally:
                timer.cancel()
                timer.join()
                if is_late.is_set():
                    self.stop()

    def stop(self) -> None:
        """End the child, whatever it does."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            # Waits for its end and closes the pipes, whatever still stands in them.
            child.communicate()

    def _ready_child(self, memory: int) -> subprocess.Popen[bytes]:
        if self._readings >= _MOST_READINGS or self._memory != memory:
            self.stop()
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
                [sys.executable, "-I", "-m", "ingest.child", str(memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._memory, self._readings = memory, 0
        self._readings += 1
        return self._child


def _kill(child: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    child.kill()


def _exchange(child: subprocess.Popen[bytes], kind: DocumentKind, data: bytes, cpu_seconds: int) -> dict[str, Any]:
    """Hand a document over and wait for what was found.

    Raises:
        OSError: If the child ended before it had taken everything.
        EOFError: If it ended before it had answered.
    """
    if child.stdin is None or child.stdout is None:
        raise EOFError
    header = json.dumps({"kind": kind, "bytes": len(data), "cpu_seconds": cpu_seconds})
    child.stdin.write(header.encode() + b"\n" + data)
    child.stdin.flush()
    answer = child.stdout.readline()
    if not answer.endswith(b"\n"):
        raise EOFError
    found: dict[str, Any] = json.loads(answer)
    return found
