"""Which time zone a chat reads dates and hours in."""

from dataclasses import replace

from desk.desk import Desk
from domain.chat import ChatRef


async def chat_zone(desk: Desk, chat: ChatRef) -> str:
    """The IANA name that the thread chose, else its chat, else the operator."""
    chosen = await desk.store.chats.option(chat, "zone")
    if chosen is None and chat.thread:
        chosen = await desk.store.chats.option(replace(chat, thread=""), "zone")
    return chosen or desk.preferences.zone
