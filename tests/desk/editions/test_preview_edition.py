"""`/digest preview`, `/digest rest` and `/digest` of what a chat follows."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.chat import Request, Role
from domain.message import plain_text
from storage.store import Store
from tests.desk.press import ANN, Press, press_on
from tests.fakes.clock import TurnedClock
from tests.handlers.newsroom import make_router


@pytest.fixture
async def press(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Press]:
    """A press without an article."""
    path = shutil.copy(migrated_file, tmp_path / "news.sqlite3")
    store = await Store.open(f"sqlite:///{path}", clock=TurnedClock())
    yield press_on(store)
    await store.close()


async def asked(press: Press, text: str) -> str:
    """The answer to a command in Ann's chat."""
    request = Request(ANN, "ann", Role.OWNER, text)
    replies = [plain_text(reply.message) async for reply in make_router(press.desk).answer(request)]
    return replies[-1]


async def test_a_preview_is_what_the_next_edition_would_be(press: Press) -> None:
    """The same window and nothing that was shown; it leaves the edition itself as it is."""
    assert "No edition comes here by itself; /subscribe changes that." in await asked(press, "/digest preview")
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.tick(hours=1)
    await press.print("Dam", "The dam holds for now.")
    press.clock.turn(timedelta(hours=3))
    for _ in range(2):
        shown = await asked(press, "/digest preview")
        assert "Preview of the edition of Tue 7 May, 08:00" in shown
        assert "| The dam holds for now." in shown
        assert "The ferry stays" not in shown
    await press.tick(hours=21)
    assert "| The dam holds for now." in (await press.posts(ANN))[1]


async def test_everything_that_an_edition_left_out_is_listed(press: Press) -> None:
    """Page by page, of the last edition that came by itself; what the chat does not follow is not."""
    assert "No edition came here by itself yet." in await asked(press, "/digest rest")
    await press.subscribe(ANN)
    await press.follow(ANN, "ship")
    for n in range(30):
        await press.print(f"Ship {n}", f"The ship number {n} stays in the harbour for another night, its master said.")
    await press.print("Dam", "The dam holds for now.")
    await press.tick(hours=1)
    (post,) = await press.posts(ANN)
    left_out = int(post.split(" articles left out")[0].split("\n")[-1])
    shown = post.count("| The ship number")
    assert left_out + shown == 30
    pages = [await asked(press, f"/digest rest page:{n}") for n in (1, 2, 3)]
    assert pages[0].startswith(f"The edition of Mon 6 May, 08:00 left {left_out} articles out")
    listed = [row for page in pages for row in page.split("\n") if row.startswith("- Harbour Post")]
    assert len(set(listed)) == left_out
    assert "Dam" not in "".join(pages)


async def test_an_edition_now_tells_of_what_is_followed(press: Press) -> None:
    """`all` tells of everything; where nothing is followed in the news, it says how to get the rest."""
    await press.follow(ANN, "ferry")
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.print("Dam", "The dam holds for now.")
    press.clock.turn(timedelta(minutes=1))
    now = await asked(press, "/digest")
    assert "| The ferry stays" in now
    assert "dam" not in now
    assert "| The dam holds" in await asked(press, "/digest all")
    assert "| The dam holds" in await asked(press, "/digest dam")
    press.clock.turn(timedelta(days=2))
    shown = await asked(press, "/digest")
    assert shown.endswith("It looked for what is followed here: /follows · everything: /digest all 24h")
