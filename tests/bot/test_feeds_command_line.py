"""`byline feeds`: what it prints and its exit codes."""

from pathlib import Path

import pytest

from bot.__main__ import main

LIST = '<opml version="2.0"><body><outline text="Post" xmlUrl="http://127.0.0.1/feed"/></body></opml>'


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no settings, and a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYLINE_DATABASE_URL", f"sqlite:///{tmp_path / 'news.sqlite3'}")
    (tmp_path / "feeds.opml").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_a_list_names_the_feeds_that_fail(capsys: pytest.CaptureFixture[str]) -> None:
    """A feed that cannot be fetched is named with its cause and not followed."""
    assert main(["feeds", "import", "feeds.opml"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("0 followed, 1 failed")
    assert "\nhttp://127.0.0.1/feed\t" in said
    assert main(["feeds", "poll"]) == main(["feeds", "list"]) == 0
    assert capsys.readouterr().out == ""


def test_an_export_is_a_list(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """OPML goes to a file or to standard output."""
    assert main(["feeds", "export", "out.opml"]) == 0
    assert main(["feeds", "export"]) == 0
    assert capsys.readouterr().out.strip() == (own_folder / "out.opml").read_text("utf-8").strip()


def test_a_choice_of_pages_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Another word is refused with those that there are."""
    with pytest.raises(SystemExit):
        main(["feeds", "edit", "1", "--pages", "sometimes"])
    assert "(choose from auto, always, never)" in capsys.readouterr().err.replace("'", "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["edit", "1", "--pages", "auto"], "No feed 1 is followed"),
        (["add", "http://127.0.0.1/feed"], "127.0.0.1"),
        (["check", "ftp://harbour.example/"], "harbour.example"),
        (["import", "absent.opml"], "absent.opml cannot be read"),
        (["export", "no/such/folder.opml"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on standard error, and 1."""
    assert main(["feeds", *argv]) == 1
    assert said in capsys.readouterr().err
