"""How an outlet is shown."""

from collections.abc import Iterator, Sequence
from typing import Final

from desk.desk import Desk
from desk.outlets.describe_outlet import OutletDescription, describe_outlet
from digest.heads import tame
from domain.chat import Reply
from domain.message import Block, Inline, Items
from domain.outlet import Outlet
from handlers.command import Asked
from handlers.shown.pieces import answer, article_row, ask, count, inline, say, title

MOST_NAMES: Final = 8


async def show_outlet(asked: Asked, desk: Desk, outlet: Outlet) -> Reply:
    """What is stored of an outlet, whom it cites, who cites it."""
    return answer(await outlet_blocks(asked, desk, outlet))


async def outlet_blocks(asked: Asked, desk: Desk, outlet: Outlet) -> list[Block]:
    """The same, to be shown with more."""
    found = await describe_outlet(desk, outlet)
    blocks: list[Block] = [title(tame(outlet.name)), Items(tuple(inline(row) for row in _rows(found)))]
    if found.newest:
        newest = Items(tuple(article_row(head, asked.zone) for head in found.newest))
        blocks += [say("Newest:"), newest]
    quotes = ask(f"/quotes outlet:{outlet.name}")
    return [*blocks, say(ask(f"/latest {outlet.name}"), " lists its articles, ", quotes, " its quotes.")]


def _rows(found: OutletDescription) -> Iterator[list[Inline | str]]:
    outlet = found.outlet
    kind = outlet.kind.value
    disabled = "disabled" if outlet.is_disabled else None
    yield [" · ".join(filter(None, (kind, *outlet.domains, outlet.country, outlet.language, disabled)))]
    if outlet.aliases:
        yield [f"Also called {', '.join(tame(name) for name in outlet.aliases)}"]
    yield [f"{count(found.articles, 'article')} stored"]
    yield [f"Cites: {_names(found.cites)}"]
    yield [f"Cited by: {_names(found.cited_by)}"]


def _names(names: Sequence[tuple[str, int]]) -> str:
    """Names with the number of articles, "nobody" where there are none."""
    shown = [f"{tame(name)} ({articles:,})" for name, articles in names[:MOST_NAMES]]
    rest = [f"{len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return ", ".join([*shown, *rest]) or "nobody"
