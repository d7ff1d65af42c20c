"""`byline init`: from nothing to feeds that are read."""

import io
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.jobs.newsstand import Item, json_feed

HOME = b'<!doctype html><link rel="alternate" type="application/feed+json" href="/feed" title="All"><p>Welcome.</p>'


class Site(BaseHTTPRequestHandler):
    """A home page with a feed of two entries."""

    def do_GET(self) -> None:
        """Answer with one of the two, or 404."""
        body = {"/": HOME, "/feed": json_feed([Item(1, None), Item(2, None)], "")}.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html" if self.path == "/" else "application/feed+json")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with nothing in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_home_page_and_a_list_are_followed_and_read(
    site: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be read is read at once, what cannot is named with its cause, and `.env` keeps what was chosen."""
    outline = f'<opml version="2.0"><body><outline text="A" xmlUrl="http://{site}/gone"/></body></opml>'
    (own_folder / "list.opml").write_text(outline, encoding="utf-8")
    assert main(["init", f"http://{site}/", "list.opml", "--open", site, "--contact", "desk@ferry.example"]) == 1
    said = capsys.readouterr().out
    assert f": http://{site}/feed\n" in said
    assert f"failed  http://{site}/gone answers 404 Not Found." in said
    assert "1 followed, 1 failed." in said
    assert "2 articles are stored." in said
    written = (own_folder / ".env").read_text("utf-8")
    assert f"\nBYLINE_FETCH_CONTACT=desk@ferry.example\nBYLINE_FETCH_OPENED={site}\n" in written
    assert (own_folder / ".env").stat().st_mode & 0o077 == 0


class Terminal(io.StringIO):
    """Somebody who types these lines, and then leaves."""

    def isatty(self) -> bool:
        """Be asked."""
        return True


def test_an_answer_that_cannot_be_used_is_asked_for_again(
    site: str, own_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is said and the other answers stay; a name with a space and a city are understood."""
    outline = f'<opml version="2.0"><body><outline text="A" xmlUrl="http://{site}/feed"/></body></opml>'
    (own_folder / "my feeds.opml").write_text(outline, encoding="utf-8")
    typed = ["", "my-feedz.opml", "my feeds.opml", "", "no token", "", "Nowhere", "münchen", "desk@ferry.example"]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join([*typed, ""])))
    assert main(["init", "--open", site, "--no-poll"]) == 0
    said = capsys.readouterr().out
    assert "Byline begins with one of them" in said
    assert "There is no file my-feedz.opml; perhaps my feeds.opml is meant." in said
    assert "BYLINE_TELEGRAM_TOKEN cannot be what it is: it has to look like" in said
    assert "BYLINE_ZONE cannot be 'Nowhere'" in said
    assert "Your user id" not in said
    assert "1 followed, 0 failed." in said
    written = (own_folder / ".env").read_text("utf-8").splitlines()
    assert written[1:] == [
        f"BYLINE_FETCH_OPENED={site}",
        "BYLINE_ZONE=Europe/Berlin",
        "BYLINE_FETCH_CONTACT=desk@ferry.example",
    ]


def test_who_leaves_sets_nothing_up(
    own_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the input before the last answer is said in one sentence."""
    monkeypatch.setattr(sys, "stdin", Terminal("https://a.example\n\n"))
    assert main(["init"]) == 2
    assert "nothing is set up; `byline init` asks again." in capsys.readouterr().err
    assert list(own_folder.iterdir()) == []


def test_a_file_that_is_not_there_is_no_address(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What ends as a list or begins as a path is looked for here, and nothing is written without it."""
    for given in ("lists/mine.xml", "./feeds", "~/none.opml"):
        assert main(["init", given]) == 1
        assert "There is no file" in capsys.readouterr().err
    assert list(own_folder.iterdir()) == []


def test_settings_that_are_there_stay(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run follows feeds and changes no file."""
    (own_folder / ".env").write_text("BYLINE_ZONE=Asia/Tokyo\n", encoding="utf-8")
    assert main(["init", "http://127.0.0.1/feed", "--zone", "UTC"]) == 1
    said = capsys.readouterr().out
    assert "stays as it is. What you gave beside feeds is left out." in said
    assert "0 followed, 1 failed." in said
    assert (own_folder / ".env").read_text("utf-8") == "BYLINE_ZONE=Asia/Tokyo\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "Give a feed, a home page or an OPML file"),
        (["https://a.example", "--zone", "Nowhere"], "BYLINE_ZONE cannot be 'Nowhere'"),
        (["https://a.example", "--contact", "it's me"], "BYLINE_FETCH_CONTACT cannot hold a quote mark"),
    ],
)
def test_what_cannot_be_used_is_said(
    argv: list[str], said: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard error, and nothing is written."""
    assert main(["init", *argv]) == 2
    assert said in capsys.readouterr().err
    assert list(own_folder.iterdir()) == []
