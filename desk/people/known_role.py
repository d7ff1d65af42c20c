"""The role that counts: what the platform says of a person, and what the people who run Byline made of him."""

from desk.desk import Desk
from domain.chat import Request, Role
from domain.trust import PersonRef


async def known_role(desk: Desk, request: Request) -> Role:
    """An admin's where the asker was appointed; in a private chat, which is the asker's own, at least a chat admin's.

    It is asked anew for each request, so that what is revoked is revoked at once.
    """
    role = max(request.role, Role.CHAT_ADMIN) if request.is_private else request.role
    is_appointed = role < Role.ADMIN and await desk.store.admins.has(PersonRef(request.chat.platform, request.user))
    return Role.ADMIN if is_appointed else role
