"""One of the processes that write at once: eight tasks, each on the same rows."""

import asyncio
import sys

from domain.chat import ChatRef, Platform
from storage.store import Store
from tests.storage.building import FixedClock, save_quote

TASKS = 8


async def write(url: str, process: str, rounds: int) -> None:
    """Let every task quote one speaker, name one outlet and set options, again and again."""
    store = await Store.open(url, clock=FixedClock())
    async with asyncio.TaskGroup() as group:
        for task in range(TASKS):
            group.create_task(_write(store, f"{process} {task}", rounds))
    await store.close()


async def _write(store: Store, name: str, rounds: int) -> None:
    chat = ChatRef(Platform.CONSOLE, "shared")
    for number in range(rounds):
        mark = f"{name} {number}"
        outlet = await store.outlets.add("Harbour Post", aliases=(f"Alias {mark}",))
        await save_quote(store, f"words {mark}", speaker="Maria Holt", outlet_id=outlet.outlet_id)
        await store.chats.set_option(chat, mark, mark)


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], sys.argv[2], int(sys.argv[3])))
