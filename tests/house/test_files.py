"""What every file of the repository keeps to."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN_DOT_NAMES = {".ci", ".env.example", ".gitignore"}
NOT_OURS = {"build", "dist", "htmlcov", "__pycache__", "node_modules"}
# Put together here, so that this file does not name what it looks for.
HOSTS = ("pypi." + "org", "python" + "hosted.org", "test." + "pypi", "npm" + "js.org")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/\w")
VAGUE_NAMES = {"utils", "helpers", "common", "misc", "manager"}


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    """The files of the repository, without what tools and users leave there."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or (path.name.startswith(".") and path.name not in SHOWN_DOT_NAMES):
            continue
        if path.is_dir():
            yield from text_files(path)
        elif path.suffix not in {".sqlite3", ".png", ".gz", ".pdf"}:
            yield path


def test_no_file_names_a_package_host() -> None:
    """Where packages come from is a matter of the machine."""
    assert [path for path in text_files() if any(host in path.read_text("utf-8", "replace") for host in HOSTS)] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    """A path that exists on one machine only stands nowhere."""
    found = {path: MACHINE_PATH.search(path.read_text("utf-8", "replace")) for path in text_files()}
    assert [(path, match.group()) for path, match in found.items() if match] == []


def test_no_module_has_a_vague_name() -> None:
    """A module is called by what it does."""
    assert [path for path in text_files() if path.stem in VAGUE_NAMES] == []
