"""Chats and their options."""

from domain.chat import ChatRef, Platform
from storage.store import Store

ROOM = ChatRef(Platform.MATRIX, "!room:harbour.example")


async def test_an_option_is_what_was_chosen_last(store: Store) -> None:
    """Nothing is chosen at first; a choice replaces the one before; another thread has its own."""
    assert await store.chats.options(ROOM) == {}
    for name, value in (("zone", "Europe/Kyiv"), ("length", "full"), ("zone", "Asia/Tokyo")):
        await store.chats.set_option(ROOM, name, value)
    assert await store.chats.option(ROOM, "zone") == "Asia/Tokyo"
    assert await store.chats.options(ROOM) == {"length": "full", "zone": "Asia/Tokyo"}
    assert await store.chats.option(ChatRef(ROOM.platform, ROOM.chat, "thread"), "zone") is None
