"""What stands above the body: headline, masthead, byline, date, address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.article import DropReason, Published
from ingest.bylines import has_outlet_word, read_byline, read_dated_names, read_names_line
from ingest.captions import is_caption
from ingest.dates import is_date_line, is_update_line, read_date
from ingest.folding import letters
from ingest.known_outlets import KnownOutlets
from ingest.lines import WORDS_OF_A_SENTENCE, Cut, Line
from ingest.phrases.labels import HOME_WORDS, SECTION_WORDS
from ingest.urls import url_of_line

_CUT_OFF = ("...", "…")
_TITLE_LABEL = re.compile(r"(?:title|headline|titel|titre|título|заголовок|tytuł)\s*:\s+(?=\S)", re.IGNORECASE)
_SITE_BEHIND = re.compile(r"(?<!\s)\s++(?P<mark>[|–—-])\s+(?P<name>[^|–—]{2,40})$")
_FINAL_STOP = re.compile(r"""[.;,:]["'”’»)]*$""")
_LINES = 14
_LONGEST_TITLE = 35
_SHORT_TITLE = 12
_LONGEST_MASTHEAD = 5
_LONGEST_KICKER = 2
_LONGEST_SITE = 45
_LONGEST_TRAIL = 60
_LINES_BESIDE_DATE = 7
_FEWEST_WORDS_CUT = 3


@dataclass(slots=True)
class Head:
    """What was found above the body; `cuts` are its lines that are no body, `dropped_at` where those begin."""

    title: Line | None = None
    masthead: str | None = None
    authors: tuple[str, ...] = ()
    employer: str | None = None
    published: Published | None = None
    updated: Published | None = None
    urls: list[str] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    dropped_at: set[int] = field(default_factory=set)

    def drop(self, line: Line, why: DropReason) -> None:
        """Leave a line out of the body."""
        self.cuts.append(Cut(line.start, line.end, why))
        self.dropped_at.add(line.start)

    def has_dropped(self, line: Line) -> bool:
        """Whether a line was left out."""
        return line.start in self.dropped_at


def read_head(lines: Sequence[Line], *, title: str | None, outlets: KnownOutlets, now: datetime) -> Head:
    """Read the lines above the body, without boilerplate; `title` is the headline where a page gives it."""
    head = Head()
    top = _above_body(lines)
    for line in top:
        _read_metadata(line, head, outlets, now)
    _read_late_dates(lines, top, head, now)
    _read_names(lines, head)
    if title is None and len(lines) > 1:
        _choose_title(top, head, outlets)
    _drop_title_copies(lines, title or (head.title.text if head.title else None), head)
    return head


def _above_body(lines: Sequence[Line]) -> list[Line]:
    top: list[Line] = []
    for line in lines[:_LINES]:
        if _is_body(line):
            break
        top.append(line)
    return top


def _is_body(line: Line) -> bool:
    is_sentence = line.words >= WORDS_OF_A_SENTENCE and _FINAL_STOP.search(line.text) is not None
    return is_sentence and not line.text.endswith(_CUT_OFF) and not is_caption(line.text)


def _read_metadata(line: Line, head: Head, outlets: KnownOutlets, now: datetime) -> None:
    if url := url_of_line(line.text):
        head.urls.append(url)
    elif is_date_line(line.text):
        _take_date(line, head, now)
    elif byline := read_byline(line.text, outlets) or read_dated_names(line.text, outlets):
        head.authors = head.authors or byline.authors
        head.employer = head.employer or byline.outlet
        _take_date(line, head, now)
    else:
        return
    head.drop(line, DropReason.METADATA)


def _take_date(line: Line, head: Head, now: datetime) -> None:
    found = read_date(line.text, now)
    if is_update_line(line.text):
        head.updated = head.updated or found
    else:
        head.published = head.published or found


def _read_late_dates(lines: Sequence[Line], top: list[Line], head: Head, now: datetime) -> None:
    """Take a date or address below the standfirst; several bare dates in a body are a chronicle's headings and stay."""
    below = lines[len(top) :]
    dates = [line for line in below if is_date_line(line.text)]
    near = set(lines[:_LINES_BESIDE_DATE])
    for line in dates:
        is_only = len(dates) == 1 and line in near and head.published is None
        if is_only or is_update_line(line.text):
            _take_date(line, head, now)
            head.drop(line, DropReason.METADATA)
    for line in below:
        # Addresses deeper in the body belong to lists of links and to embedded posts.
        if line in near and (url := url_of_line(line.text)):
            head.drop(line, DropReason.METADATA)
            head.urls.append(url)


def _read_names(lines: Sequence[Line], head: Head) -> None:
    """Take a line of bare names for the authors where a date, an address or a byline stands directly beside it."""
    for i, line in enumerate(lines[:_LINES_BESIDE_DATE]):
        if head.authors or head.has_dropped(line):
            continue
        beside = [other for other in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2]) if head.has_dropped(other)]
        has_evidence = i > 0 and any(is_date_line(other.text) or url_of_line(other.text) for other in beside)
        if has_evidence and (names := read_names_line(line.text)):
            head.authors = names
            head.drop(line, DropReason.METADATA)


def _choose_title(lines: Sequence[Line], head: Head, outlets: KnownOutlets) -> None:
    """Take the first headline-like line, or the one below where the first is a masthead, a section or a cut copy."""
    fitting = [line for line in lines if not head.has_dropped(line) and _may_be_title(line)]
    if not fitting:
        return
    first, *others = fitting
    if others and _is_masthead(first, others[0], outlets):
        head.masthead = first.text
        head.drop(first, DropReason.METADATA)
        first, *others = others
    elif others and set(first.folded.split()) <= SECTION_WORDS:
        head.drop(first, DropReason.NAVIGATION)
        first, *others = others
    whole = next(
        (line for line in others if _is_cut_copy(first.text, line.text) or _adds_site(first.text, line.text)), None
    )
    head.title = _bare_title(whole or _below_kicker(first, others, lines, head) or first, head, outlets)
    head.cuts.append(Cut(head.title.start, head.title.end, None))


def _below_kicker(first: Line, others: Sequence[Line], lines: Sequence[Line], head: Head) -> Line | None:
    """The headline below a kicker of a word or two, which shows by the byline or date that follows it."""
    if not others or first.words > _LONGEST_KICKER or others[0].words <= first.words + 1 or others[0].ends_sentence:
        return None
    after = lines[lines.index(others[0]) + 1 :][:1]
    return others[0] if after and head.has_dropped(after[0]) else None


def _bare_title(line: Line, head: Head, outlets: KnownOutlets) -> Line:
    """The headline without a label before it ("Title: …") and without the outlet's name behind a bar."""
    start, end = line.start, line.end
    if label := _TITLE_LABEL.match(line.text):
        start += label.end()
        head.cuts.append(Cut(line.start, start, DropReason.METADATA))
    site = _SITE_BEHIND.search(line.text)
    if site and (outlets.by_name(site["name"]) or (site["mark"] == "|" and has_outlet_word(site["name"]))):
        end = line.start + site.start()
        head.masthead = head.masthead or site["name"]
        head.cuts.append(Cut(end, line.end, DropReason.METADATA))
    return Line(start, end, line.text[start - line.start : end - line.start], line.block)


def _may_be_title(line: Line) -> bool:
    if is_caption(line.text) or line.words > _LONGEST_TITLE or not any(char.isalpha() for char in line.text):
        return False
    if re.fullmatch(r"\S*[/@#]\S*", line.text) or len(line.sentences) > 2:  # noqa: PLR2004 - a headline may have two
        return False
    return _FINAL_STOP.search(_without_ellipsis(line.text)) is None or (
        line.words <= _SHORT_TITLE and line.text.endswith(".")
    )


def _is_masthead(line: Line, title: Line, outlets: KnownOutlets) -> bool:
    is_short = line.words <= _LONGEST_MASTHEAD and line.words < title.words and not line.ends_sentence
    return is_short and (outlets.by_name(line.text) is not None or has_outlet_word(line.text))


def _is_cut_copy(cut: str, full: str) -> bool:
    """Whether a line is the headline cut off with an ellipsis, perhaps behind a trail of sections."""
    if not cut.endswith(_CUT_OFF) or cut == full:
        return False
    words = _without_ellipsis(cut).split()
    starts = [i for i in range(len(words)) if full.startswith(" ".join(words[i:]))]
    return bool(starts) and len(words) - starts[0] >= _FEWEST_WORDS_CUT


def _without_ellipsis(text: str) -> str:
    mark = next((mark for mark in _CUT_OFF if text.endswith(mark)), "")
    return text.removesuffix(mark).rstrip()


def _drop_title_copies(lines: Sequence[Line], title: str | None, head: Head) -> None:
    if title is None:
        return
    key = letters(title)
    for line in lines:
        is_title = head.title is not None and line.start <= head.title.start < line.end
        if head.has_dropped(line) or is_title or len(line.text) > 2 * len(title) + _LONGEST_TRAIL:
            continue
        if letters(line.text) == key and not line.ends_sentence | title.endswith("."):
            head.drop(line, DropReason.TITLE_AGAIN)
        elif _is_cut_copy(line.text, title):
            starts_with_title = key.startswith(letters(_without_ellipsis(line.text)))
            head.drop(line, DropReason.TITLE_AGAIN if starts_with_title else DropReason.NAVIGATION)
        elif _is_trail_to(line.text, title) or (_adds_site(line.text, title) and not line.ends_sentence):
            head.drop(line, DropReason.NAVIGATION)


def _is_trail_to(text: str, title: str) -> bool:
    return (
        text != title
        and text.endswith(title)
        and text.casefold().startswith(HOME_WORDS)
        and len(text) < len(title) + _LONGEST_TRAIL
    )


def _adds_site(text: str, title: str) -> bool:
    """Whether a line is a headline with a site's name before or behind it ("Island Wife: …", "… | Harbour Post")."""
    if title not in text or len(text) > len(title) + _LONGEST_SITE:
        return False
    before, after = rf".+(?:\s[|–—-]|:)\s{re.escape(title)}", rf"{re.escape(title)}\s[|–—-]\s.+"
    return re.fullmatch(f"{before}|{after}", text) is not None
