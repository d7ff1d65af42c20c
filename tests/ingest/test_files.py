"""Paths become files, and what is left out is said."""

import os
from pathlib import Path

import pytest

from domain.errors import InputRefusedError
from ingest.files import find_files, read_bytes


def test_a_folder_gives_its_texts_and_pages_in_order(tmp_path: Path) -> None:
    """Texts and pages come in the order of their paths; hidden and other files are said."""
    for name in ("b.txt", "a.html", "deep/c.TXT", ".hidden.txt", "data.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["a.html", "b.txt", "deep/c.TXT"]
    assert sorted((refused.path.name, refused.why.split(" ", 1)[1]) for refused in found.refused) == [
        (".hidden.txt", "is hidden."),
        ("data.json", "is not a text or HTML file by its name."),
    ]


def test_a_file_named_itself_is_taken_once_whatever_it_is_called(tmp_path: Path) -> None:
    """A file that is named is read under any name, and named twice it is one."""
    note = tmp_path / "NOTE"
    note.write_text("x")
    assert find_files([note, note]).files == (note,)


def test_missing_paths_and_empty_folders_are_said(tmp_path: Path) -> None:
    """One bad path never stops the others."""
    note = tmp_path / "a.txt"
    note.write_text("x")
    (tmp_path / "empty").mkdir()
    found = find_files([tmp_path / "none", tmp_path / "empty", note])
    assert found.files == (note,)
    assert [refused.why.removeprefix(str(refused.path)) for refused in found.refused] == [
        " does not exist.",
        " has no text or HTML file in it.",
    ]


def test_reading_refuses_folders_missing_and_large_files(tmp_path: Path) -> None:
    """Each refusal is one sentence about the path."""
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 11)
    for path, says in (
        (tmp_path, "is a folder"),
        (tmp_path / "none", "does not exist"),
        (large, "larger than 10 bytes"),
    ):
        with pytest.raises(InputRefusedError, match=says):
            read_bytes(path, most=10)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A file without the right to read it is refused in a folder and by itself."""
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    secret.chmod(0)
    assert find_files([tmp_path]).refused[0].why.endswith("may not be read.")
    with pytest.raises(InputRefusedError, match="cannot be read"):
        read_bytes(secret, most=10)
