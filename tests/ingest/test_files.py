"""Paths become files, and what is left out is said."""

import os
from pathlib import Path

import pytest

from domain.errors import InputRefusedError
from ingest.files import find_files, name_of, read_bytes


def test_a_folder_gives_its_texts_and_pages_in_order(tmp_path: Path) -> None:
    """Texts and pages come in the order of their paths; hidden and other files are said."""
    for name in ("b.txt", "a.html", "deep/c.TXT", ".hidden.txt", "data.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["a.html", "b.txt", "deep/c.TXT"]
    assert sorted((refused.path.name, refused.why.split(" ", 1)[1]) for refused in found.refused) == [
        (".hidden.txt", "is hidden."),
        ("data.json", "is not a text, HTML or PDF file by its name."),
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
        " has no text, HTML or PDF file in it.",
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


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    """A name that is too long or holds a NUL, and a link to itself, are left out with a sentence; nothing is raised."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    found = find_files([tmp_path / ("x" * 300), tmp_path / "a\0b", loop])
    assert found.files == ()
    assert [refused.why.rpartition(tmp_path.name)[2].rpartition("/")[2] for refused in found.refused] == [
        f"{'x' * 300} cannot be read: file name too long.",
        "a b does not exist.",
        "loop.txt cannot be read: it is a link that leads to itself.",
    ]


def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe that nobody writes to, and a device without an end, stop nothing."""
    os.mkfifo(pipe := tmp_path / "pipe.txt")
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(InputRefusedError, match="is a pipe or a device, not a file"):
            read_bytes(path, most=10)


def test_a_name_is_said_in_characters_that_can_be_stored_and_shown() -> None:
    """Bytes that are no UTF-8 and what a terminal would obey are replaced."""
    assert name_of(Path(os.fsdecode(b"caf\xe9/a\nb\x1b[31m.txt"))) == "caf\ufffd/a b [31m.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A file without the right to read it is refused in a folder and by itself."""
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    secret.chmod(0)
    assert find_files([tmp_path]).refused[0].why.endswith("may not be read.")
    with pytest.raises(InputRefusedError, match="cannot be read"):
        read_bytes(secret, most=10)
