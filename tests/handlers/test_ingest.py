"""`/ingest`."""

from pathlib import Path

from domain.chat import ChatRef, Platform, Role
from tests.handlers.newsroom import Newsroom

PAGE = """Bakers walk out
By Jonas Reed
16 March 2026
https://harbourpost.example/bakers

About 300 bakers walked out of the mills of Carrow on Monday morning, their guild said in a statement.
“We will not bake at night for the wages of the day,” said Petra Lund, who speaks for the guild.
The owners of the mills said that they would answer the guild in writing before the end of the week.
"""


async def test_file_is_stored(empty_room: Newsroom, tmp_path: Path) -> None:
    """A file becomes an article that the other commands find at once; the same file again is unchanged."""
    path = tmp_path / "bakers.txt"
    path.write_text(PAGE, "utf-8")
    assert "1 file: 1 stored" in await empty_room.text(f"/ingest {path}")
    assert "Petra Lund" in await empty_room.text("/quotes lund")
    assert "1 file: 1 unchanged" in await empty_room.text(f"/ingest {path}")


async def test_a_publisher_is_no_speaker(room: Newsroom, tmp_path: Path) -> None:
    """Outlets and agencies that an article credits, or that are read, are not among those who say something."""
    path = tmp_path / "bakers.txt"
    told = "“The ovens are cold,” Coast Radio reported. “They are as cold as the quay,” Tarn Bakers' Union said."
    path.write_text(f"{PAGE}{told}\n", "utf-8")
    assert "1 stored" in await room.text(f"/ingest {path}")
    who = await room.text("/who")
    assert "Petra Lund · 1 quote in Harbour Post" in who
    assert "- Coast Radio" not in who


async def test_folder_with_a_bad_file(empty_room: Newsroom, tmp_path: Path) -> None:
    """What is refused is said with its reason and stops nothing."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01\x02")
    (folder / "b.txt").write_text(PAGE, "utf-8")
    text = await empty_room.text(f"/ingest {folder}")
    assert "2 files: " in text
    assert "1 refused" in text
    assert "1 stored" in text
    assert "a.txt: refused. " in text


async def test_refused_files_are_said_before_others(empty_room: Newsroom, tmp_path: Path) -> None:
    """A long list names what was refused and counts the rest; an unknown outlet is called so once."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(12):
        words = "Trams" if number % 2 else "Boats"
        (folder / f"a{number}.txt").write_text(
            f"{words} of line {number} stood still on Monday, the city said.\n", "utf-8"
        )
    (folder / "z.txt").write_bytes(b"")
    text = await empty_room.text(f"/ingest {folder}")
    assert "- z.txt: refused. " in text
    assert "and 3 more" in text
    assert "unknown outlet (unknown)" not in text


async def test_missing_path(empty_room: Newsroom) -> None:
    """A path that is not there is said in one sentence."""
    assert (
        await empty_room.text("/ingest nowhere/at/all") == "There is no file or folder nowhere/at/all that can be read."
    )


async def test_who_may(empty_room: Newsroom) -> None:
    """Only an owner, and only in the console, reads paths of this computer; others do not see the command."""
    assert "is for the owner only" in await empty_room.text("/ingest x", role=Role.ADMIN)
    assert "/ingest" not in await empty_room.text("/help", role=Role.ADMIN)
    assert "from the console only" in await empty_room.text("/ingest x", chat=ChatRef(Platform.TELEGRAM, "1"))


async def test_a_page_that_may_not_be_fetched_is_refused_with_its_cause(empty_room: Newsroom) -> None:
    """An address of this computer is nobody's news."""
    text = await empty_room.text("/ingest http://127.0.0.1/quay")
    assert "1 file: 1 refused" in text
    assert "127.0.0.1" in text
