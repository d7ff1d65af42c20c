"""What a feed made to cost much costs in memory."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MOST_MB = 64
CHILD = """
import sys
from datetime import UTC, datetime
from desk.feeds.read_in_worker import read_entries
from domain.errors import InputRefusedError
from domain.fetched import Fetched, Validators

def peak():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024

def read(data):
    try:
        fetched = Fetched("https://a.example/f", 200, data, None, None, Validators())
        read_entries(fetched, now=datetime.now(UTC), feed_id=1, cpu_seconds=60)
    except InputRefusedError:
        pass

ITEM = b"<rss version='2.0'><channel><item><guid>1</guid><link>https://a.example/1</link><title>T</title>%s</item>"
read(ITEM % b"" + b"</channel></rss>")
idle = peak()
sign, end = "\\U0001f600".encode(), b"</description></channel></rss>"
read(ITEM % (sign + b"word " * 780_000) + end)
read(ITEM % (b"<description><![CDATA[" + sign + b"<b>w</b> " * 430_000 + b"]]>") + end)
read(ITEM % (b"<description>" + b"<![CDATA[]]>" * 320_000) + end)
read(b'{"version":"https://jsonfeed.org/version/1.1","items":[' + b'{"a":1},' * 480_000 + b"{}]}")
print(peak() - idle)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
def test_a_bomb_stays_within_its_memory() -> None:
    """Four megabytes, the most that a feed may have, never hold more than 64 MB above idle, whatever is in them."""
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, capture_output=True, check=True, text=True)
    assert int(done.stdout) < MOST_MB
