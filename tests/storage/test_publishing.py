"""Scheduled editions on both engines: decided on once, whoever composes them."""

import asyncio

from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState
from storage.store import Store
from tests.desk.press import press_on
from tests.fakes.clock import TurnedClock


async def test_two_processes_publish_each_edition_once(url: str) -> None:
    """Both compose, and one of them decides."""
    stores = [await Store.open(url, clock=TurnedClock()) for _ in range(2)]
    presses = [press_on(store) for store in stores]
    chats = [ChatRef(Platform.TELEGRAM, str(n)) for n in range(40)]
    await presses[0].subscribe(*chats)
    await presses[0].print("Ferry", "The ferry stays in the harbour.")
    done = await asyncio.gather(*(press.tick(hours=1) for press in presses))
    assert sum(done) == len(chats)
    found = await stores[0].outbox.listed(DeliveryState.PENDING, most=100)
    assert sorted(one.chat.chat for one in found) == sorted(chat.chat for chat in chats)
    for store in stores:
        await store.close()
