"""Two processes on one database: what is due is published once."""

from domain.chat import Platform
from domain.delivery import DeliveryState
from domain.message import plain_text
from storage.store import Store
from tests.e2e.counting import Count, count
from tests.e2e.due_editions import Plan, prepare
from tests.fakes.clock import TurnedClock
from tests.storage.publisher import publish_in_processes

PLAN = Plan(chats=20, days=2, at_once=5)
CHATS = tuple(str(number) for number in range(PLAN.chats))


async def test_two_processes_publish_each_edition_once(url: str) -> None:
    """Though both compose what they both see as due; each line comes to each chat once, in order."""
    await prepare(url, Platform.TELEGRAM, CHATS, PLAN)
    assert await publish_in_processes(url, PLAN.ticks) == [PLAN.at_once] * len(PLAN.ticks)
    store = await Store.open(url, clock=TurnedClock())
    decided = await store.outbox.listed(*DeliveryState, most=1_000)
    await store.close()
    posts = {chat: [plain_text(one.message) for one in reversed(decided) if one.chat.chat == chat] for chat in CHATS}
    assert count(PLAN, CHATS, posts, decided) == Count(messages=PLAN.chats * PLAN.days)
