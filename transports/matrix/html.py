"""Pieces as the HTML that the Matrix specification allows (client-server API, `m.room.message`).

Tags are only those that Element, Hydrogen and nheko all show, without attributes but `href` and without line breaks
between them. A line has no paragraph of its own, so that a head stands close to its bar.

Words that a client would make into a link to a person or a room stand in `code`, where it does not: not a character
changes. Every block and every line is isolated from its neighbours in its writing direction by being one.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

from transports.matrix.pieces import Kind, Piece, Run

_LIVE: Final = re.compile(
    r"""(?P<page>https?://(?!(?:www\.)?matrix\.to/)\S+)
    | (?:https?://)?(?:www\.)?matrix\.to/\S*
    | matrix:(?:u|r|roomid)/\S*
    | [@\#][^\s:@\#]*:\S*\w""",
    re.VERBOSE | re.IGNORECASE,
)


def html_of(pieces: Iterable[Piece]) -> str:
    """The HTML of pieces; lines are parted by line breaks, and a gap is an empty line."""
    parts: list[str] = []
    before: Kind | None = None
    for kind, some in groupby(pieces, key=lambda piece: piece.kind):
        words = [_words_html(piece.runs) for piece in some]
        match kind:
            case Kind.LINE:
                parts.append("<br>".join(words))
            case Kind.BAR:
                parts += [f"<blockquote>{one}</blockquote>" for one in words]
            case Kind.ITEM:
                parts.append(f"<ul>{''.join(f'<li>{one}</li>' for one in words)}</ul>")
            case Kind.GAP:
                parts.append("<br><br>" if before is Kind.LINE else "<br>")
        before = kind
    return "".join(parts)


def _words_html(runs: Iterable[Run]) -> str:
    return "".join(_run_html(run) for run in runs)


def _run_html(run: Run) -> str:
    html = escape(run.text, quote=False) if run.url else "".join(_guarded(run.text))
    html = html.replace("\n", "<br>")
    if run.is_emphasis:
        html = f"<em>{html}</em>"
    if run.is_strong:
        html = f"<strong>{html}</strong>"
    return f'<a href="{escape(run.url)}">{html}</a>' if run.url else html


def _guarded(text: str) -> Iterator[str]:
    """Escaped text, in which `code` stands over what would come alive."""
    at = 0
    for match in _LIVE.finditer(text):
        if match["page"] is None:
            yield f"{escape(text[at : match.start()], quote=False)}<code>{escape(match[0], quote=False)}</code>"
            at = match.end()
    yield escape(text[at:], quote=False)
