"""`byline analyze`: what one file, or each text of a JSON Lines file, says; opens no database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from analysis.raw import predict_quotes
from bot.clock import SystemClock
from bot.jsonl import read_rows, write_row
from bot.settings import Settings
from desk.articles.read_article import read_article
from domain.article import Article
from domain.errors import UsageError
from domain.statements import Credit, Figure, Quote, Statements
from ingest import Limits

HELP = "Show what a file says: outlet, quotes, credits, figures, and what was dropped."


def configure(parser: ArgumentParser) -> None:
    """PATH with --json, or --raw with --jsonl FILE."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a text or HTML file")
    what.add_argument(
        "--jsonl", type=Path, metavar="FILE", help='with --raw: a file of {"id", "text"} objects, one a line'
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")
    parser.add_argument("--raw", action="store_true", help="leave the texts as they are, so that offsets agree")


def run(arguments: Namespace, settings: Settings) -> int:
    """Print the findings; 1 if the file is refused."""
    if arguments.jsonl is not None:
        if not arguments.raw:
            message = "--jsonl goes with --raw."
            raise UsageError(message)
        for row in read_rows(arguments.jsonl, {"id": object, "text": str}):
            write_row({"id": row["id"], "quotes": predict_quotes(row["text"])})
        return 0
    if arguments.raw:
        message = "--raw goes with --jsonl."
        raise UsageError(message)
    limits = Limits(text_bytes=settings.max_text_bytes, html_bytes=settings.max_html_bytes)
    read = read_article(arguments.path, now=SystemClock().now(), limits=limits)
    found = as_json(read.article, read.statements)
    write_row(found, indent=None if arguments.json else 2)
    return 0


def as_json(article: Article, statements: Statements) -> dict[str, Any]:
    """The object that scripts read: what is not known is null, offsets count characters of `text`."""
    text = article.text
    return {
        "path": article.path,
        "outlet": {
            "name": article.outlet.name,
            "domain": article.outlet.domain,
            "status": article.outlet.status.value,
            "evidence": list(article.outlet.evidence),
        },
        "title": article.title,
        "authors": list(article.authors),
        "published_at": article.published.iso() if article.published else None,
        "language": article.language,
        "text": text,
        "dropped": [{"text": piece.text, "why": piece.why.value} for piece in article.dropped],
        "quotes": [_quote(text, quote) for quote in statements.quotes],
        "credits": [_credit(credit) for credit in statements.credits],
        "figures": [figure_json(text, figure) for figure in statements.figures],
    }


def _quote(text: str, quote: Quote) -> dict[str, Any]:
    return {
        "quote_id": quote.quote_id,
        "start": quote.start,
        "end": quote.end,
        "text": text[quote.start : quote.end],
        "kind": quote.kind.value,
        "marked": quote.is_marked,
        "speaker": quote.speaker,
        "speaker_canonical": quote.canonical,
        "cue": quote.cue,
        "via": list(quote.via),
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "name": credit.name,
        "kind": credit.kind.value,
        "start": credit.start,
        "end": credit.end,
        "text": credit.text,
    }


def figure_json(text: str, figure: Figure) -> dict[str, Any]:
    """One figure as scripts read it."""
    return {
        "value": figure.value,
        "value_high": figure.value_high,
        "unit": figure.unit,
        "what": figure.what,
        "qualifier": figure.qualifier,
        "claimant": figure.claimant,
        "start": figure.start,
        "end": figure.end,
        "text": text[figure.start : figure.end],
    }
