"""`/ingest`: articles from a file or a folder, now."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

from desk.desk import Desk
from desk.group_stories import group_stories
from desk.ingest_article import Ingested, ingest_paths
from domain.chat import Platform, Reply, Role
from domain.errors import NotAllowedError, NotFoundError
from domain.message import Block, Inline, Items
from handlers.command import Arg, Asked, Command
from handlers.pieces import answer, ask, count, inline, say, title

PROGRESS: Final = 20
"""After so many files the answer says how far it is."""
MOST_ROWS: Final = 10


async def run(asked: Asked, desk: Desk) -> AsyncIterator[Reply]:
    """Take in a file or all of a folder; says what was read, what was dropped and what was refused."""
    if asked.request.chat.platform is not Platform.CONSOLE:
        raise NotAllowedError("Paths can be read from the console only, where this computer is yours.")
    path = await asyncio.to_thread(_find, asked.args.path or "")
    done: list[Ingested] = []
    async for one in ingest_paths(desk, [path]):
        done.append(one)
        if len(done) % PROGRESS == 0:
            yield answer([say(f"{count(len(done), 'file')} read …")])
    await group_stories(desk)
    yield _report(done)


def _find(text: str) -> Path:
    """The path as the person at this computer means it."""
    try:
        path = Path(text).expanduser()
        path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        raise NotFoundError(f"There is no file or folder {text[:80]} that can be read.") from error
    return path


def _report(done: Sequence[Ingested]) -> Reply:
    counts = Counter("refused" if one.outcome is None else one.outcome.value for one in done)
    summary = ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "nothing to read there"
    rows = tuple(_row(one) for one in done[:MOST_ROWS])
    blocks: list[Block] = [title(f"{count(len(done), 'file')}: {summary}"), *([Items(rows)] if rows else [])]
    if len(done) > MOST_ROWS:
        blocks.append(say(f"and {len(done) - MOST_ROWS} more. ", ask("/latest"), " lists the newest articles."))
    return answer(blocks)


def _row(one: Ingested) -> tuple[Inline, ...]:
    """A file with its outlet and headline, or why it was refused."""
    name = Path(one.path).name
    if one.ref is None or one.article is None or one.outcome is None:
        return inline([f"{name}: refused. {one.refusal or ''}"])
    article = one.article
    reasons = Counter(piece.why.value for piece in article.dropped)
    dropped = f" · dropped: {', '.join(f'{n} {why}' for why, n in reasons.items())}" if reasons else ""
    outlet = article.outlet.name or "unknown outlet"
    shown = f" · {outlet} ({article.outlet.status.value}){dropped}"
    return inline(
        [f"{name}: {one.outcome.value} as ", ask(f"/source #{one.ref.article_id}", f"#{one.ref.article_id}"), shown]
    )


COMMAND = Command(
    name="ingest",
    help="take in articles from a file or a folder of this computer; in the console only",
    role=Role.OWNER,
    run=run,
    args=(Arg.PATH,),
    required=frozenset({Arg.PATH}),
    examples=("samples",),
)
