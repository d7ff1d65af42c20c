"""An edition as plain values for JSON, for scripts that work on; its keys are a promise."""

from typing import Any

from digest.fragment import is_web_url
from domain.article import ArticleHead
from domain.edition import Also, Edition, EditionStory, FigureRow, LeftOut, Line
from domain.statements import Figure


def edition_as_json(edition: Edition) -> dict[str, Any]:
    """Give an edition as values that the standard `json` can write; names that it holds back are not in it."""
    return {
        "stories": [_story(story) for story in edition.stories],
        "left_out": [_left_out(one) for one in edition.left_out],
    }


def line_as_json(line: Line, row: FigureRow | None = None) -> dict[str, Any]:
    """Give a line; `row` are the figures that it stands among, if any.

    Offsets count characters of the article's stored text, end exclusive. `published_at` is an ISO date or instant,
    and null where it is not known.
    """
    published, url = line.head.published, line.head.url
    return {
        "n": line.n,
        "text": line.text,
        "outlet": line.outlet.shown,
        "status": line.outlet.status.value,
        "citing": list(line.citing),
        "url": url if is_web_url(url) else None,
        "article": _article(line.head),
        "start": line.start,
        "end": line.end,
        "published_at": published.iso() if published else None,
        "speaker": line.speaker or line.means,
        "also": [_also(one) for one in line.also],
        "figure": _figure(line.figure, row) if line.figure else None,
    }


def _story(story: EditionStory) -> dict[str, Any]:
    lines = [line_as_json(line) for line in story.lines]
    lines += [line_as_json(line, row) for row in story.figure_rows for line in row.lines]
    title = {"text": story.title or None, "outlet": story.head.outlet.shown, "article": _article(story.head)}
    return {
        "letter": story.letter,
        "title": title,
        "outlets": [label.shown for label in story.outlets],
        "lines": sorted(lines, key=lambda line: line["n"]),
    }


def _article(head: ArticleHead) -> dict[str, Any]:
    return {"id": head.ref.article_id, "version": head.ref.version, "path": head.path}


def _also(also: Also) -> dict[str, Any]:
    return {"outlet": also.head.outlet.shown, "same_words": also.has_same_words, "article": _article(also.head)}


def _figure(figure: Figure, row: FigureRow | None) -> dict[str, Any]:
    """Give a figure with its own offsets and how the row it stands in relates its figures."""
    return {
        "value": figure.value,
        "value_high": figure.value_high,
        "unit": figure.unit,
        "what": figure.what,
        "qualifier": figure.qualifier,
        "claimant": figure.claimant,
        "start": figure.start,
        "end": figure.end,
        "verdict": row.verdict.value if row and row.verdict else None,
    }


def _left_out(left_out: LeftOut) -> dict[str, Any]:
    return {"title": left_out.head.title, "why": left_out.why}
