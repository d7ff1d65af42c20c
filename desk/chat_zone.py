"""Which time zone a chat reads dates and hours in."""

from desk.desk import Desk
from domain.chat import ChatRef


async def chat_zone(desk: Desk, chat: ChatRef) -> str:
    """The IANA name that the chat chose, else the operator's."""
    return await desk.store.chats.option(chat, "zone") or desk.preferences.zone
