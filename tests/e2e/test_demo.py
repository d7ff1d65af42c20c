"""The first evening: the console on the samples, as `make run` starts it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_commands_on_standard_input_are_answered_on_the_demo(tmp_path: Path) -> None:
    """With an empty database the samples answer, the first line says so, and nothing is left in the folder."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        input="/digest all\n/source 1\n/quotes\n/figures\n",
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "error", "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, _, answers = done.stdout.partition("\n")
    assert first.startswith("Demo: ")
    assert "Byline · Mon 16 Mar, 20:00" in answers
    assert answers.count("| ") >= 8
    assert "· differs:" in answers
    assert "Traceback" not in answers
    assert "went wrong" not in answers
    assert list(tmp_path.iterdir()) == []
