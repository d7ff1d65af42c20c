"""`/ingest`: articles from a page, a file, a pasted text, a passed-on post or a folder, now."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

from desk.answers.list_dropped import list_dropped
from desk.articles.group_stories import group_stories
from desk.articles.ingest_article import Ingested, ingest_sources
from desk.articles.ingest_attachment import ingest_attachment
from desk.desk import Desk
from digest.heads import tame
from domain.chat import Attachment, Platform, Reply, Role
from domain.errors import InputRefusedError, NotAllowedError, NotFoundError, UsageError
from domain.message import Block, Button, Inline, Items, Message, Strong, Text
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import answer, ask, count, empty_answer, inline, paged_answer, say, title
from ingest import Told

PROGRESS: Final = 20
"""After so many files the answer says how far it is."""
MOST_ROWS: Final = 10
PIECES: Final = 10
READ: Final = ("Read this article", "/ingest")
_OUTLET: Final = re.compile(r"(?:^|\s)outlet:", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}/\S*$")
_SUFFIXES: Final = (".txt", ".text", ".htm", ".html", ".xhtml", ".pdf")
_MEDIA_TYPES: Final = frozenset({"text/plain", "text/html", "application/xhtml+xml", "application/pdf"})


async def run(asked: Asked, desk: Desk) -> AsyncIterator[Reply]:
    """Take in a page, a file or all of a folder; says what was read, what was dropped and what was refused."""
    done: list[Ingested] = []
    async for one in _ingested(asked, desk):
        done.append(one)
        if len(done) % PROGRESS == 0:
            yield answer([say(f"{count(len(done), 'file')} read …")])
    await group_stories(desk)
    yield _report(done, _noun(asked))


async def offer(asked: Asked, _desk: Desk) -> Reply:
    """Ask whether to read what was sent without a word."""
    attachment = _readable(asked.request.attachment)
    words = say(
        f"{attachment.name} can be read as an article: press the button, or answer it with ", ask("/ingest"), "."
    )
    return Reply(Message((words,), ((Button(*READ),),)), keeps_reply=True)


async def _ingested(asked: Asked, desk: Desk) -> AsyncIterator[Ingested]:
    """What became of each part of what was given."""
    where, outlet = _parts(asked.args.path or "")
    told = Told(outlet=outlet or None)
    if not where:
        yield await ingest_attachment(desk, _readable(asked.request.attachment), told=told)
        return
    async for one in ingest_sources(desk, [await _source(asked, where)], told=told):
        yield one


def _parts(given: str) -> tuple[str, str]:
    """What stands before `outlet:` and after it."""
    match = _OUTLET.search(given)
    return (given[: match.start()].strip(), given[match.end() :].strip()) if match else (given.strip(), "")


def _readable(attachment: Attachment | None) -> Attachment:
    """What came along, if Byline reads such things.

    Raises:
        UsageError: If nothing came along.
        InputRefusedError: If it is no text, page or PDF file.
    """
    if attachment is None:
        raise UsageError(
            "There is nothing to read: write /ingest and a URL, paste a text into the lines below /ingest (in the "
            "console below /ingest <<, with a line of one dot at the end), or answer a file or a post with /ingest."
        )
    if attachment.media_type not in _MEDIA_TYPES and not attachment.name.lower().endswith(_SUFFIXES):
        raise InputRefusedError(f"{attachment.name} is no article that can be read: send a text, HTML or PDF file.")
    return attachment


async def _source(asked: Asked, given: str) -> Path | str:
    """The address, or the path as the person at this computer means it."""
    if _is_address(given):
        return given
    if _SCHEME.match(given):
        raise UsageError(f"{tame(given)[:80]} is no address of a page: it begins with https:// or http://.")
    if asked.request.chat.platform is not Platform.CONSOLE:
        raise NotAllowedError(
            "Give the page's URL, which begins with https://; files can be read from the console only, where this "
            "computer is yours."
        )
    return await asyncio.to_thread(_find, given)


def _noun(asked: Asked) -> str:
    """What is counted."""
    brought = asked.request.attachment
    if asked.args.path and _parts(asked.args.path)[0]:
        return "page" if _is_address(asked.args.path) else "file"
    return "file" if brought is None or brought.name.lower().endswith(_SUFFIXES) else "text"


def _is_address(given: str) -> bool:
    return given.lower().startswith(("http://", "https://"))


def _find(text: str) -> Path:
    """The path as the person at this computer means it."""
    try:
        path = Path(text).expanduser()
        path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        hint = f" If a page is meant: /ingest https://{text}" if _HOST.match(text) else ""
        raise NotFoundError(f"There is no file or folder {text[:80]} that can be read.{hint}") from error
    return path


async def run_dropped(asked: Asked, desk: Desk) -> Reply:
    """List what cleaning dropped of an article, with the reasons."""
    number = asked.args.place.article_id if asked.args.place else asked.args.number
    if number is None:
        raise UsageError("Of which article? Write its number, for example /ingest dropped #12")
    page = await list_dropped(desk, number, offset=(asked.args.page - 1) * PIECES, limit=PIECES)
    article = ask(f"/source #{number}", f"#{number}")
    if not page.items:
        return empty_answer(asked, page, "Nothing was dropped of ", article, ".")
    rows = tuple(inline([Strong((Text(piece.why.value),)), f" · {tame(piece.text)}"]) for piece in page.items)
    return paged_answer(asked, page, [say(f"{count(page.total, 'piece')} dropped of ", article), Items(rows)])


def _report(done: Sequence[Ingested], noun: str) -> Reply:
    counts = Counter("refused" if one.outcome is None else one.outcome.value for one in done)
    summary = ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "nothing to read there"
    refused_first = sorted(done, key=lambda one: one.outcome is not None)
    rows = tuple(_row(one) for one in refused_first[:MOST_ROWS])
    blocks: list[Block] = [title(f"{count(len(done), noun)}: {summary}"), *([Items(rows)] if rows else [])]
    if len(done) > MOST_ROWS:
        blocks.append(say(f"and {len(done) - MOST_ROWS} more. ", ask("/latest"), " lists the newest articles."))
    if any(one.outlet and not one.outlet.is_known and one.article and one.article.url is None for one in done):
        how = "answer it, or paste it again," if noun == "text" else "hand the same in again"
        words = f"Which outlet is it of? Nothing in it tells. If you know, {how} with "
        blocks.append(say(words, ask("/ingest outlet:NAME"), "."))
    cleaned = [one.ref.article_id for one in refused_first if one.ref and one.article and one.article.dropped]
    buttons = ((Button("What was dropped", f"/ingest dropped #{cleaned[0]}"),),) if len(cleaned) == 1 else ()
    if len(cleaned) > 1:
        blocks.append(say("What was dropped, for example: ", ask(f"/ingest dropped #{cleaned[0]}")))
    return Reply(Message(tuple(blocks), buttons))


def _row(one: Ingested) -> tuple[Inline, ...]:
    """A file with its outlet and headline, or why it was refused."""
    name = tame(Path(one.path).name)
    if one.ref is None or one.article is None or one.outcome is None or one.outlet is None:
        return inline([f"{name}: refused. {one.refusal or ''}"])
    article = one.article
    number = ask(f"/source #{one.ref.article_id}", f"#{one.ref.article_id}")
    headline = f" · {tame(article.title)}" if article.title else ""
    dropped = f" · {count(len(article.dropped), 'piece')} dropped" if article.dropped else ""
    return inline([f"{name}: {one.outcome.value} as ", number, f" · {tame(one.outlet_words)}{headline}{dropped}"])


COMMAND = Command(
    name="ingest",
    help="take in the article of a URL or a file, or in the console those of a folder of this computer",
    role=Role.ADMIN,
    run=run,
    args=(Arg.PATH,),
    actions=(
        Action(
            "dropped",
            "what cleaning dropped of an article, and why",
            Role.ADMIN,
            run_dropped,
            (Arg.NUMBER, Arg.PLACE),
            is_read_only=True,
        ),
        Action("offer", "ask whether to read the file or post that came along", Role.ADMIN, offer, is_read_only=True),
    ),
    examples=("https://harbourpost.example/news/quay", "samples"),
    more_help=(
        "Paste a text into the lines below /ingest, in the console below /ingest << with a line of one dot at the end. "
        "In a chat, answer a text, HTML or PDF file, or a post that was passed on, with /ingest; "
        "where it does not say which outlet it is of, with /ingest outlet:NAME."
    ),
)
