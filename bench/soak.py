"""The suites that take too long for `make test`: each prints what it does, and the last line is one JSON object.

All of them, or those that are named: `python -m bench.soak trees`. A new suite is a function in `SUITES` that gives its
figures, of which `passed` is one. The exit code is 1 where one did not pass.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from bench.soak_clocks import clocks, processes

Figures: TypeAlias = dict[str, float | int | bool]

ROOT: Final = Path(__file__).parents[1]
TREES: Final = 10_000
"""As in the profile "soak" of `tests/conftest.py`."""


def trees() -> Figures:
    """Random message trees, judged by Telegram's own parser and by a strict reader of Matrix's HTML."""
    suites = ["tests/transports/telegram/test_random_trees.py", "tests/transports/matrix/test_rendering_trees.py"]
    options = ["-q", "-n", "2", "--hypothesis-profile=soak", "--durations=4"]
    done = subprocess.run([sys.executable, "-m", "pytest", *options, *suites], cwd=ROOT, check=False)  # noqa: S603 - our own tests
    return {"passed": done.returncode == 0, "trees_a_platform": TREES}


SUITES: Final[Mapping[str, Callable[[], Figures]]] = {"trees": trees, "clocks": clocks, "processes": processes}


def main(names: list[str]) -> int:
    """Run suites in their order; 2 where a name is none of theirs."""
    if unknown := set(names) - SUITES.keys():
        print(f"No suite is called {', '.join(sorted(unknown))}; there are: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    found: dict[str, Figures] = {}
    for name in names or SUITES:
        print(f"== {name}", flush=True)
        began = time.monotonic()
        found[name] = {**SUITES[name](), "seconds": round(time.monotonic() - began, 1)}
    print(json.dumps(found))
    return 0 if all(figures["passed"] for figures in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
