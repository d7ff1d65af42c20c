"""Where those who run Byline hear from it."""

from typing import Final

from desk.desk import Desk
from domain.chat import ChatRef, Request
from domain.trust import PersonRef

_NOTE: Final = "private chat of {}"


async def admin_chats(desk: Desk) -> tuple[ChatRef, ...]:
    """The chats that were set, else those in which owners wrote last in private; none where none did."""
    if desk.preferences.admin_chats:
        return desk.preferences.admin_chats
    owners = desk.preferences.owners
    noted = [(one.platform, await desk.store.notes.get(one.platform, _NOTE.format(one.user))) for one in owners]
    return tuple(ChatRef(platform, chat) for platform, chat in noted if chat is not None)


async def note_owner(desk: Desk, request: Request) -> None:
    """Remember in which private chat an owner wrote."""
    person = PersonRef(request.chat.platform, request.user)
    if not request.is_private or person not in desk.preferences.owners:
        return
    chat, name = request.chat.chat, _NOTE.format(person.user)
    if await desk.store.notes.get(person.platform, name) != chat:
        await desk.store.notes.put(person.platform, name, chat)


async def who_hears_nothing(desk: Desk) -> str | None:
    """One sentence on what to do where alarms reach nobody; None where they reach somebody."""
    if await admin_chats(desk):
        return None
    if desk.preferences.owners:
        return "Alarms reach nobody yet: write to Byline in private once, or set BYLINE_ADMIN_CHAT."
    return "Nobody is an owner, and alarms reach nobody: name yourself in BYLINE_OWNERS."
