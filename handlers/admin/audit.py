"""`/audit`: what admins did."""

from typing import Final
from zoneinfo import ZoneInfo

from desk.desk import Desk
from domain.chat import Platform, Reply, Role
from domain.message import Inline, Items
from domain.trust import Act
from handlers.command import Asked, Command
from handlers.shown.pieces import count, empty_answer, inline, paged_answer, shown_day, title

PAGE: Final = 15


async def run(asked: Asked, desk: Desk) -> Reply:
    """List the acts, newest first."""
    page = await desk.store.audit.page(limit=PAGE, offset=(asked.args.page - 1) * PAGE)
    if not page.items:
        return empty_answer(
            asked, page, "No admin changed anything yet. What /feed or /admins changes will stand here."
        )
    head = f"{count(page.total, 'act')} of admins, newest first"
    return paged_answer(asked, page, [title(head), Items(tuple(_row(act, asked.zone) for act in page.items))])


def _row(act: Act, zone: str) -> tuple[Inline, ...]:
    at = f"{shown_day(act.acted_at, zone)}, {act.acted_at.astimezone(ZoneInfo(zone)):%H:%M}"
    refused = f" · came to nothing: {act.refused}" if act.refused else ""
    return inline([f"{at} · {_who(act)} · {act.what}{refused}"])


def _who(act: Act) -> str:
    """Who asked, and where."""
    if act.chat.platform is Platform.CONSOLE:
        return "the console"
    if act.chat.chat == act.person.user:
        return f"{act.person} in private"
    return f"{act.person} in {act.chat.chat}" + (f", thread {act.chat.thread}" if act.chat.thread else "")


COMMAND = Command(
    name="audit",
    help="what admins changed: who, where, when and what, newest first",
    role=Role.ADMIN,
    run=run,
    is_read_only=True,
)
