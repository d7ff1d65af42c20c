"""`python -m ingest.child BYTES`: reads documents from standard input until it ends, one answer a line.

A document is a line of JSON with its kind, its size and the CPU seconds it may take, then its bytes. The process may
take no more than BYTES of memory; where a document wants more, or more time, the process ends.
"""

import json
import resource
import sys
from typing import Any

import lxml.etree

from ingest.child import DocumentKind
from ingest.child.pages import read_page


def main() -> None:
    """Answer documents between the two standard streams."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while header := sys.stdin.buffer.readline():
        wanted = json.loads(header)
        data = sys.stdin.buffer.read(wanted["bytes"])
        _limit_cpu(wanted["cpu_seconds"])
        sys.stdout.write(json.dumps(_read(wanted["kind"], data)) + "\n")
        sys.stdout.flush()


def _read(kind: str, data: bytes) -> dict[str, Any]:
    if kind == DocumentKind.PDF:
        from ingest.child.pdf import read_pdf  # noqa: PLC0415 - its library is large, and most children read pages

        return read_pdf(data)
    try:
        return read_page(data)
    except lxml.etree.LxmlError as error:
        if isinstance(error, lxml.etree.XMLSyntaxError) and error.code == lxml.etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return {"refused": "cannot be parsed as a page"}


def _limit_cpu(seconds: int) -> None:
    """End this process after so many seconds more, should nobody be there to kill it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


if __name__ == "__main__":
    main()
