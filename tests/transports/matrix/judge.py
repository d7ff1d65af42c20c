"""Reads the HTML of a Matrix message as a client does, and knows nothing of how we write it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

ALLOWED: Final = {
    *("del", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "p", "a", "ul", "ol", "sup", "sub", "li", "b", "i", "u"),
    *("strong", "em", "s", "code", "hr", "br", "div", "table", "thead", "tbody", "tr", "th", "td", "caption", "pre"),
    *("span", "img", "details", "summary"),
}
"""The tags of the specification, v1.18."""
BLOCKS: Final = {"blockquote", "ul", "li"}
LIVE: Final = re.compile(r"[@#][^\s:@#]+:[\w\[]|matrix\.to/|matrix:(?:u|r|roomid)/", re.IGNORECASE)
"""What clients make into links to people and rooms; wider than any of theirs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One visible character with what stands on it; `bar` counts the bars from 1, 0 is none."""

    char: str
    is_strong: bool = False
    is_emphasis: bool = False
    url: str | None = None
    bar: int = 0
    is_item: bool = False


@dataclass(slots=True)
class Seen:
    """What a client shows."""

    marks: list[Mark] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    bars: int = 0


def look(html: str) -> Seen:
    """What a client shows of HTML; it fails where the specification does not allow what stands there."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, "every tag is closed"
    reader.end_line()
    return reader.seen


def folded(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    """Strict where clients are lenient."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[tuple[str, str | None]] = []
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        inside = {name for name, _ in self.open}
        if tag in BLOCKS:
            assert not inside - {"ul"}, "a block stands in no inline tag and in no bar"
            self.end_line()
        if tag == "br":
            self.end_line()
            return
        assert tag not in inside, "no tag stands in another of its name"
        self.open.append((tag, dict(attrs).get("href")))
        if tag == "blockquote":
            self.seen.bars += 1
        if tag == "a":
            self.seen.links.append((dict(attrs)["href"] or "", ""))
        if tag == "code":
            self.seen.codes.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"<{tag}/> is shown as it is written by some clients: {attrs}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, "tags are closed in their order"
        if tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        assert "\n" not in data, "line breaks are tags"
        tags = dict(self.open)
        if "code" not in tags and "a" not in tags:
            for match in LIVE.finditer(re.sub(r"https?://(?!matrix\.to)\S+", "", data)):
                raise AssertionError(f"{match[0]} would come alive")
        if "a" in tags:
            href, words = self.seen.links[-1]
            self.seen.links[-1] = (href, words + data)
        if "code" in tags:
            self.seen.codes[-1] += data
        self.line += data
        self.seen.marks += [
            Mark(
                char,
                "strong" in tags,
                "em" in tags,
                tags.get("a"),
                self.seen.bars if "blockquote" in tags else 0,
                "li" in tags,
            )
            for char in data
            if not char.isspace()
        ]

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def end_line(self) -> None:
        """Remember the words since the last line break."""
        if words := folded(self.line):
            self.seen.lines.append(words)
        self.line = ""
