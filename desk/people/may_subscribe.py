"""Whether somebody may have editions sent by themselves, as the people who run Byline chose."""

from desk.desk import Desk
from domain.chat import Request, Role
from domain.errors import NotAllowedError
from domain.trust import PersonRef, Subscribers

CLOSED = (
    "Editions that come by themselves are for people whom the admins of this Byline let in. "
    "You can ask for one at any time:"
)
NAMELESS = (
    "I cannot see who asks in the name of the group. Ask in your own name, so that an admin of Byline can let you in."
)


async def may_subscribe(desk: Desk, request: Request) -> bool:
    """Whether the asker, or the whole chat, is let in; in a chat of several people, one of its admins has to ask."""
    if request.role < Role.CHAT_ADMIN and not request.is_private:
        return False
    if request.role >= Role.ADMIN or desk.preferences.subscribers is Subscribers.EVERYBODY:
        return True
    platform, allowed = request.chat.platform, desk.store.allowed
    return await allowed.has(PersonRef(platform, request.user)) or await allowed.has(
        PersonRef(platform, request.chat.chat)
    )


async def check_subscriber(desk: Desk, request: Request) -> None:
    """Refuse who may not subscribe.

    Raises:
        NotAllowedError: If the asker may not; one sentence that says what he may.
    """
    if await may_subscribe(desk, request):
        return
    if request.role < Role.CHAT_ADMIN and not request.is_private:
        raise NotAllowedError("What comes here by itself is chosen by the admins of this chat. You can ask: /help")
    if request.user == request.chat.chat and not request.is_private:
        raise NotAllowedError(NAMELESS)
    raise NotAllowedError(f"{CLOSED} /digest")
