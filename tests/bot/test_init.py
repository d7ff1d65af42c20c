"""`byline init`: from nothing to feeds that are read."""

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
    assert f"failed  http://{site}/gone: http://{site}/gone answers 404 Not Found." in said
    assert "1 followed, 1 failed." in said
    assert "2 articles are stored." in said
    written = (own_folder / ".env").read_text("utf-8")
    assert f"\nBYLINE_FETCH_CONTACT=desk@ferry.example\nBYLINE_FETCH_OPENED={site}\n" in written
    assert (own_folder / ".env").stat().st_mode & 0o077 == 0


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
        (["https://a.example", "--token", "my 'secret'"], "--token cannot hold a quote mark"),
    ],
)
def test_what_cannot_be_used_is_said(
    argv: list[str], said: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard error, and nothing is written."""
    assert main(["init", *argv]) == 2
    assert said in capsys.readouterr().err
    assert list(own_folder.iterdir()) == []
