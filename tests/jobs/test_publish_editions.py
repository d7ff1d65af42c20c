"""The job that publishes what is due."""

import shutil
from datetime import timedelta
from pathlib import Path

from jobs import publish_editions
from storage.store import Store
from tests.desk.press import ANN, press_on
from tests.fakes.clock import TurnedClock


async def test_a_tick_publishes_what_is_due(migrated_file: Path, tmp_path: Path) -> None:
    """And the next tick finds nothing to do."""
    path = shutil.copy(migrated_file, tmp_path / "news.sqlite3")
    store = await Store.open(f"sqlite:///{path}", clock=TurnedClock())
    press = press_on(store)
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    press.clock.turn(timedelta(hours=1))
    for _ in range(2):
        await publish_editions.run(press.desk)
    assert len(await press.posts(ANN)) == 1
    await store.close()
