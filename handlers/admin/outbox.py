"""`/outbox`: posts that wait, failed or may have arrived, and why."""

from typing import Final
from zoneinfo import ZoneInfo

from desk.desk import Desk
from desk.health.look_at_health import sender_health
from domain.answers import Page
from domain.chat import ChatRef, Reply, Role
from domain.delivery import Delivery, DeliveryState
from domain.message import Block, Inline, Items
from domain.numbers import SenderHealth
from handlers.command import Action, Asked, Command
from handlers.shown.pieces import ask, count, inline, paged_answer, say, title

PAGE: Final = 10
MOST: Final = 200
TROUBLE: Final = (DeliveryState.DEAD, DeliveryState.UNCERTAIN, DeliveryState.RETRY_AT)
WAITING: Final = (DeliveryState.PENDING, DeliveryState.RETRY_AT, DeliveryState.SENDING)


async def run(asked: Asked, desk: Desk) -> Reply:
    """Say what waits on each platform, and list what failed or is uncertain, newest first."""
    blocks: list[Block] = [title("Outbox")]
    healths = await sender_health(desk)
    blocks += [Items(tuple(inline([backlog_words(one, asked.zone)]) for one in healths))] if healths else []
    return await _listed(asked, desk, blocks, TROUBLE, "Nothing failed, and nothing is uncertain. /health tells more.")


async def run_waiting(asked: Asked, desk: Desk) -> Reply:
    """List what has not left yet."""
    return await _listed(asked, desk, [title("Waiting in the outbox")], WAITING, "Nothing waits.")


def backlog_words(health: SenderHealth, zone: str) -> str:
    """What waits for a platform, and when the last chat will have it."""
    if not health.waiting:
        return f"{health.platform.capitalize()}: nothing waits"
    words = f"{health.platform.capitalize()}: {count(health.waiting, 'post')} for {count(health.chats, 'chat')}"
    if health.rests_until is not None:
        words += f"; the platform wants to rest until {health.rests_until.astimezone(ZoneInfo(zone)):%H:%M}"
    if health.arrives_by is not None:
        words += f"; the last chat has its post by about {health.arrives_by.astimezone(ZoneInfo(zone)):%d %b %H:%M}"
    return words


def chat_words(chat: ChatRef) -> str:
    """A chat as admins read it."""
    return f"{chat.platform} {chat.chat}" + (f", thread {chat.thread}" if chat.thread else "")


async def _listed(
    asked: Asked, desk: Desk, blocks: list[Block], states: tuple[DeliveryState, ...], nothing: str
) -> Reply:
    found = await desk.store.outbox.listed(*states, most=MOST)
    offset = (asked.args.page - 1) * PAGE
    page = Page(found[offset : offset + PAGE], offset, len(found))
    if not page.items:
        return paged_answer(asked, Page((), 0, 0), [*blocks, say(nothing)])
    return paged_answer(asked, page, [*blocks, Items(tuple(_row(one, asked.zone) for one in page.items))])


def _row(delivery: Delivery, zone: str) -> tuple[Inline, ...]:
    """One post: its number, chat, what it belongs to, its state, why, and what can be done."""
    what = "edition" if delivery.edition_id else "broadcast" if delivery.broadcast_id else "word to the admins"
    part = f", part {delivery.n + 1} of {delivery.of}" if delivery.of > 1 else ""
    state = str(delivery.state)
    if delivery.state is DeliveryState.RETRY_AT and delivery.retry_at is not None:
        state = f"goes again at {delivery.retry_at.astimezone(ZoneInfo(zone)):%H:%M}"
    words = f"{delivery.outbox_id} · {what}{part} for {chat_words(delivery.chat)} · {state}"
    words += f": {delivery.why}" if delivery.why else ""
    can_retry = delivery.state in {DeliveryState.DEAD, DeliveryState.UNCERTAIN}
    return inline([words, " · ", ask(f"/retry {delivery.outbox_id}")] if can_retry else [words])


COMMAND = Command(
    name="outbox",
    help="posts that wait, failed or may have arrived, and why",
    role=Role.ADMIN,
    run=run,
    is_read_only=True,
    actions=(Action("waiting", "what has not left yet", Role.ADMIN, run_waiting, is_read_only=True),),
    more_help="Uncertain is a post whose sending was cut off: it may have arrived. /retry sends it again, with a mark.",
)
