"""A database that cannot be used is told in one sentence, with what to do."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from domain.errors import StoreError
from storage.schema import is_in_use, is_up_to_date


async def sentence(url: str) -> str:
    """What a start on this database is told."""
    with pytest.raises(StoreError) as told:
        await is_up_to_date(url)
    words = str(told.value)
    assert words.endswith(".")
    assert "\n" not in words
    return words


@pytest.mark.parametrize(
    ("change", "advice"),
    [({"database": "nothere"}, "create it with createdb"), ({"username": "ann"}, "mend the user and the password")],
)
async def test_a_wrong_name_on_postgresql(postgres: URL, change: dict[str, str], advice: str) -> None:
    """Of the database, or of the user."""
    assert advice in await sentence(postgres.set(**change).render_as_string(hide_password=False))  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["postgresql://u:secret@127.0.0.1:1/z", "postgresql:///z?host=/nowhere"])
async def test_a_server_that_is_not_there(url: str) -> None:
    """Its password is not told."""
    words = await sentence(url)
    assert "cannot be reached" in words
    assert "start its server" in words
    assert "secret" not in words


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Its content is left alone."""
    file = tmp_path / "news.sqlite3"
    file.write_text("Nothing but words, and more of them than a page has.", encoding="utf-8")
    assert "put a backup back" in await sentence(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8").startswith("Nothing but words")


@pytest.mark.parametrize("place", ["absent/news.sqlite3", "."])
async def test_a_place_that_holds_no_file(tmp_path: Path, place: str) -> None:
    """A folder that is missing, and one where the file should be, for every way to the database."""
    url = f"sqlite:///{tmp_path / place}"
    words = await sentence(url)
    with pytest.raises(StoreError) as told:
        await is_in_use(url)
    assert str(told.value) == words
    assert "BYLINE_DATABASE_URL" in words


def test_a_file_that_another_program_holds(sqlite_url: str) -> None:
    """The library's words are those that are looked for."""
    path = sqlite_url.removeprefix("sqlite:///")
    with sqlite3.connect(path, isolation_level=None) as one, sqlite3.connect(path, timeout=0) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="is locked"):
            other.execute("BEGIN IMMEDIATE")
        one.execute("ROLLBACK")
