"""`/sources`: the outlets that are read."""

from desk.desk import Desk
from desk.outlets.list_outlets import list_outlets
from domain.answers import OutletSummary, Page
from domain.chat import Reply, Role
from domain.message import Inline, Items
from domain.outlet import OutletKind
from handlers.command import Asked, Command, Topic
from handlers.shown.pieces import answer, ask, count, empty_answer, inline, paged_answer, say, shown_day, title

PAGE = 20


async def run(asked: Asked, desk: Desk) -> Reply:
    """List outlets by name: domain, country, language, articles, last seen."""
    found = await list_outlets(desk)
    if not found:
        return answer([say("No outlet is known yet. They come with the first articles: ", ask("/help ingest"), ".")])
    offset = (asked.args.page - 1) * PAGE
    page = Page(found[offset : offset + PAGE], offset, len(found))
    rows = tuple(_row(summary, asked.zone) for summary in page.items)
    if not rows:
        return empty_answer(asked, page)
    one = say("One of them: ", ask(f"/source {page.items[0].outlet.name}"))
    return paged_answer(asked, page, [title(f"{count(len(found), 'outlet')}, by name"), Items(rows), one])


def _row(summary: OutletSummary, zone: str) -> tuple[Inline, ...]:
    outlet = summary.outlet
    kind = None if outlet.kind is OutletKind.NEWS else outlet.kind.value
    known = [kind, *outlet.domains, outlet.country, outlet.language]
    stored = count(summary.articles, "article")
    if summary.last_seen_at is not None:
        stored += f", last seen {shown_day(summary.last_seen_at, zone)}"
    details = " · ".join([*(part for part in known if part), stored])
    return inline([ask(f"/source {outlet.name}", outlet.name), f" · {details}"])


COMMAND = Command(
    name="sources",
    help="the outlets that are read, with what is stored of each",
    role=Role.STRANGER,
    run=run,
    topic=Topic.WORDS,
)
