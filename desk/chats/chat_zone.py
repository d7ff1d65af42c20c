"""Which time zone a chat reads dates and hours in."""

from dataclasses import replace

from desk.desk import Desk
from domain.chat import ChatRef
from domain.zones import is_zone


async def chat_zone(desk: Desk, chat: ChatRef) -> str:
    """The IANA name that the thread chose, else its chat, else the operator; one that nobody knows was not chosen."""
    chosen = await desk.store.chats.option(chat, "zone")
    if chosen is None and chat.thread:
        chosen = await desk.store.chats.option(replace(chat, thread=""), "zone")
    return chosen if chosen is not None and is_zone(chosen) else desk.preferences.zone
