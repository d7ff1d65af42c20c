"""What a few bytes unfold to never fills the memory: measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MOST_MEGABYTES = 64

MEASURE = """
import asyncio, gzip, json, resource, zlib
from pathlib import Path
from domain.fetched import FetchCause, FetchError, FetchKind
from ingest.fetching import FetchSettings, WebFetcher
from tests.fakes.clock import TurnedClock
from tests.fakes.web import answer, names, serving

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

def bomb(wbits):
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(256)) + packer.flush()

def packed(data, encoding):
    return answer(body=data, Content_Encoding=encoding)

async def main():
    scripts = {"/page": packed(gzip.compress(b"x" * 1000), "gzip")}
    async with serving(scripts) as web:
        settings = FetchSettings(opened=frozenset({("harbour.example", web.port)}))
        async with WebFetcher(settings, TurnedClock(), lookup=names(harbour_example="127.0.0.1")) as fetcher:
            await fetcher.fetch(web.url("/page"), kind=FetchKind.FILE)
            scripts["/gzip"] = packed(bomb(31), "gzip")
            scripts["/deflate"] = packed(bomb(15), "deflate")
            scripts["/bare"] = packed(bomb(-15), "deflate")
            scripts["/members"] = packed(gzip.compress(bytes(1 << 20)) * 256, "gzip")
            idle = peak()
            causes = []
            for path in ("/gzip", "/deflate", "/bare", "/members"):
                for _ in range(3):
                    try:
                        await fetcher.fetch(web.url(path), kind=FetchKind.FILE)
                    except FetchError as error:
                        causes.append(error.cause is FetchCause.TOO_LARGE)
            print(json.dumps({"grown": peak() - idle, "refused": causes}))

# A failure shall not take the machine along.
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
asyncio.run(main())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_bombs_stay_small() -> None:
    """Bombs of 256 MB, in each coding and in many members, are refused, and memory stays under 64 MB above idle."""
    done = subprocess.run([sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, check=True, text=True)
    measured = json.loads(done.stdout)
    assert measured["refused"] == [True] * 12
    assert measured["grown"] < MOST_MEGABYTES
