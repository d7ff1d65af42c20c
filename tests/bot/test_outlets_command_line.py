"""`byline outlets`: what it prints and its exit codes."""

from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no settings, and a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYLINE_DATABASE_URL", f"sqlite:///{tmp_path / 'news.sqlite3'}")
    return tmp_path


def test_outlets_are_named_changed_and_merged(capsys: pytest.CaptureFixture[str]) -> None:
    """Each step says what is known then; a merge needs --yes."""
    assert main(["outlets", "add", "Harbour Post", "--domain", "post.example", "--kind", "agency"]) == 0
    assert main(["outlets", "add", "HP", "--language", "en"]) == 0
    assert main(["outlets", "edit", "HP", "--alias", "H. P.", "--words", "80"]) == 0
    assert main(["outlets", "merge", "HP", "#1"]) == 1
    assert "0 articles, 0 feeds and 2 names of HP would be Harbour Post's." in capsys.readouterr().out
    assert main(["outlets", "merge", "HP", "#1", "--yes"]) == 0
    assert main(["outlets", "disable", "H P"]) == 0
    capsys.readouterr()
    assert main(["outlets", "list"]) == 0
    row = "#1\tHarbour Post\tagency\tpost.example\tHP; H. P.\ten; disabled; 80 words\t0 articles\n"
    assert capsys.readouterr().out == row
    assert main(["outlets", "show", "Nobody"]) == 1


def test_an_outlet_keeps_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Its name is not taken away, and so it is still found by it."""
    assert main(["outlets", "add", "Harbour Post"]) == 0
    assert main(["outlets", "edit", "Harbour Post", "--without", "Harbour Post"]) == 2
    assert "it can be changed, but not be taken away" in capsys.readouterr().err
    assert main(["outlets", "show", "Harbour Post"]) == 0
