"""lemon24/reader on the feeds of `bench.poll`, which runs this in a process of its own."""

import json
import logging
import os
import sys
import tempfile
import time
import urllib.request

from reader import make_reader

from bench.process_tree import cpu_seconds, peak_mb

AT_ONCE = 20


def main() -> None:
    """Poll so many feeds of this server in each of the modes; one JSON object, by mode."""
    base, number, *modes = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    found: dict[str, dict[str, float]] = {}
    with (
        tempfile.TemporaryDirectory(prefix="byline-bench-") as folder,
        make_reader(f"{folder}/reader.sqlite") as reader,
    ):
        for position in range(int(number)):
            reader.add_feed(f"{base}/{position}")
        for mode, following in zip(modes, [*modes[1:], "end"], strict=True):
            before, started = cpu_seconds(os.getpid()), time.monotonic()
            reader.update_feeds(scheduled=False, workers=AT_ONCE)
            found[mode] = {
                "seconds": time.monotonic() - started,
                "cpu_seconds": cpu_seconds(os.getpid()) - before,
                "peak_mb": peak_mb(os.getpid()),
                "others_seconds": _next_mode(base, following),
            }
        found["stored"] = {"entries": float(reader.get_entry_counts().total or 0)}
    print(json.dumps(found))


def _next_mode(base: str, mode: str) -> float:
    with urllib.request.urlopen(f"{base}/mode/{mode}") as answer:  # noqa: S310 - our own server
        return float(answer.read())


if __name__ == "__main__":
    main()
