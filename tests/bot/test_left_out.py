"""What the serving process does not hold in memory."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOAD = """
import sys
from bot.left_out import leave_out
leave_out()
import bot.cli.run
large = {"alembic", "babel", "click", "lxml", "numpy", "pygments", "rich", "sqlalchemy.orm"}
print(*sorted(large & sys.modules.keys()))
"""


def test_the_serving_process_loads_nothing_large_that_it_does_not_use() -> None:
    """Neither what libraries bring along, nor what works in child processes only."""
    loaded = subprocess.run([sys.executable, "-c", LOAD], cwd=ROOT, capture_output=True, check=True, text=True)
    assert loaded.stdout.split() == []
