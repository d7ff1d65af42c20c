"""What a process and all its descendants cost: CPU seconds and memory, as Linux counts them."""

import os
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_FIRST_TIME: Final = 11
"""Where utime, stime, cutime and cstime begin in /proc/PID/stat behind the name (proc(5), fields 14 to 17)."""


def cpu_seconds(pid: int) -> float:
    """The CPU time of a process and its descendants so far, those that ended and were waited for among them."""
    return sum(_ticks(one) for one in _tree(pid)) / _TICKS


def peak_mb(pid: int) -> float:
    """The most memory that a process and each of its living descendants ever held, summed: an upper bound."""
    return sum(_peak_kb(one) for one in _tree(pid)) / 1024


def held_mb(pid: int) -> tuple[float, float]:
    """What one process holds now: its resident memory, and that with shared pages divided among those who share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines[1:])}
    return sizes["Rss"] / 1024, sizes["Pss"] / 1024


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(child) for child in children.read_text("ascii").split()]
    return found


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[_FIRST_TIME : _FIRST_TIME + 4]))


def _peak_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
