"""What `byline doctor` says of reading the web."""

from pathlib import Path

import pytest

from bot.__main__ import main


def test_it_says_whether_servers_can_reach_the_operator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a contact it says what to set, with one it shows it, and proxy and opened hosts are named."""
    monkeypatch.chdir(tmp_path)
    assert main(["doctor"]) == 0
    assert "\nok     fetching: at most 120 requests at once; servers that are read cannot reach you; set " in (
        capsys.readouterr().out
    )
    monkeypatch.setenv("BYLINE_FETCH_CONTACT", "desk@ferry.example")
    monkeypatch.setenv("BYLINE_FETCH_PROXY", "http://me:word@localhost:3128")
    monkeypatch.setenv("BYLINE_FETCH_OPENED", "nas.home:8080")
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "servers that are read can reach you by desk@ferry.example\n" in said
    assert "through the proxy of BYLINE_FETCH_PROXY; opened of your own network: nas.home:8080; " in said
    assert "word" not in said
