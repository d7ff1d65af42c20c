"""The suites that take too long for `make test`: each prints what it found, and the last line is one JSON object.

All of them, or those that are named: `python -m bench.soak trees flood`. A new suite is a function in `SUITES` that
gives its figures. The exit code is 1 where one did not pass.
"""

import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench import soak_clocks, soak_flood, soak_kills, soak_rooms, soak_ticks

ROOT: Final = Path(__file__).parents[1]
TREES: Final = 10_000
"""As in the profile "soak" of `tests/conftest.py`."""
LEAST_MESSAGES: Final = 1_000
SHOWN_OF_200: Final = 195
MOST_ROOMS_SECONDS: Final = 5.0
BESIDE: Final = "synapse"
"""The suite that only waits, for a homeserver that takes a post in five seconds: it runs beside all the others."""
COUNTS: Final = ("messages", "kills", "lost", "doubled", "doubled_unmarked", "uncertain")


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a suite passed, what of it stands in the last line, and what it found besides."""

    has_passed: bool
    figures: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


def trees() -> Found:
    """Random message trees, judged by Telegram's own parser and by a strict reader of Matrix's HTML."""
    suites = ["tests/transports/telegram/test_random_trees.py", "tests/transports/matrix/test_rendering_trees.py"]
    options = ["-q", "-n", "2", "--hypothesis-profile=soak", "--durations=4"]
    done = subprocess.run([sys.executable, "-m", "pytest", *options, *suites], cwd=ROOT, check=False)  # noqa: S603 - our own tests
    return Found(done.returncode == 0, more={"trees_a_platform": TREES})


def clocks() -> Found:
    """Every half-hour of every day in every zone: each comes once, at its time."""
    found = soak_clocks.clocks()
    return Found(found["zone_occurrences"] == found["zone_occurrences_of"], more=found)


def telegram() -> Found:
    """Kills at random moments: nothing lost, every double marked, at most one a chat and kill."""
    found = soak_kills.kill_on_telegram()
    none = ("lost", "doubled_unmarked", "disordered")
    is_good = not any(found[name] for name in none) and found["most_marked_after_a_kill"] <= 1
    is_good = is_good and found["messages"] >= LEAST_MESSAGES
    return Found(is_good, {"telegram": {name: found[name] for name in COUNTS}}, found)


def matrix() -> Found:
    """Kills at random moments: nothing lost, nothing doubled."""
    found = soak_kills.kill_on_matrix()
    is_good = not any(found[name] for name in ("lost", "doubled", "uncertain", "marked", "disordered"))
    is_good = is_good and found["messages"] >= LEAST_MESSAGES
    return Found(is_good, {"matrix": {name: found[name] for name in COUNTS}}, found)


def flood() -> Found:
    """2,000 posts within Telegram's windows, in the time that Byline's own limits take; and a ban over a restart."""
    found = soak_flood.flood()
    print(json.dumps(found), flush=True)
    held = soak_flood.ban()
    is_quick = found["seconds"] <= soak_flood.TOLERANCE * found["ideal_seconds"]
    is_good = is_quick and not found["unwanted_429"] and not held["requests_in_ban"]
    shown = {name: found[name] for name in ("messages", "seconds", "ideal_seconds", "unwanted_429")}
    return Found(is_good, {"flood": shown}, found | held)


def synapse() -> Found:
    """A homeserver at its shipped limits: all posts, in order."""
    found = soak_rooms.at_shipped_limits()
    is_good = found["synapse_sent"] == found["synapse_of"] and not found["synapse_order_errors"]
    return Found(is_good, found)


def rooms() -> Found:
    """200 entries to ten rooms, as editions: each is a line, or is counted below and listed by the command there."""
    found = soak_rooms.ten_rooms()
    is_good = found["ten_rooms_seconds"] <= MOST_ROOMS_SECONDS and found["entries_shown"] >= SHOWN_OF_200
    is_good = is_good and bool(found["are_counted"])
    return Found(is_good, {name: found[name] for name in ("ten_rooms_seconds", "entries_shown")}, found)


def ticks() -> Found:
    """Two processes on one database, SQLite and PostgreSQL."""
    found = soak_ticks.tick()
    is_good = not found["double_runs"] and not found["missed"]
    return Found(is_good, {name: found[name] for name in ("double_runs", "occurrences")}, found)


SUITES: Final[Mapping[str, Callable[[], Found]]] = {
    "trees": trees,
    "clocks": clocks,
    "telegram": telegram,
    "matrix": matrix,
    "flood": flood,
    "rooms": rooms,
    "ticks": ticks,
    "synapse": synapse,
}


def main(names: list[str]) -> int:
    """Run suites in their order; 2 where a name is none of theirs."""
    if unknown := set(names) - SUITES.keys():
        print(f"No suite is called {', '.join(sorted(unknown))}; there are: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    wanted = names or list(SUITES)
    figures: dict[str, Any] = {}
    failed: list[str] = []
    started = time.monotonic()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
        beside = apart.submit(_run, BESIDE) if BESIDE in wanted else None
        for name in wanted:
            print(f"== {name}", flush=True)
            found, seconds = beside.result() if beside is not None and name == BESIDE else _run(name)
            verdict = "passed" if found.has_passed else "FAILED"
            print(f"{verdict} in {seconds:.0f} s: {json.dumps({**found.more, **found.figures})}", flush=True)
            figures |= found.figures
            failed += [] if found.has_passed else [name]
    if failed:
        print(f"These did not pass: {', '.join(failed)}.", file=sys.stderr)
    print(json.dumps({**figures, "seconds": round(time.monotonic() - started, 1)}))
    return 1 if failed else 0


def _run(name: str) -> tuple[Found, float]:
    """What a suite found, and the seconds it took."""
    began = time.monotonic()
    return SUITES[name](), time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
