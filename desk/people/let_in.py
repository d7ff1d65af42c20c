"""Lets people in who may have editions sent by themselves: by their id, or by an invitation."""

import secrets
from datetime import timedelta
from typing import Final

from desk.desk import Desk
from domain.chat import Request
from domain.errors import NotFoundError, UsageError
from domain.trust import PersonRef, Subscribers, Trusted

INVITED_FOR: Final = timedelta(days=7)


async def let_in(desk: Desk, request: Request, person: PersonRef) -> bool:
    """Put a person or chat on the list; False where it is on it."""
    return await desk.store.allowed.add(Trusted(person, _asker(request), desk.clock.now()))


async def make_invite(desk: Desk, request: Request) -> str:
    """The code of a new invitation, good for one person and seven days.

    Raises:
        UsageError: If the people who run Byline want no invitations, or none is needed.
    """
    _refuse_invites(desk)
    code, now = secrets.token_urlsafe(12), desk.clock.now()
    await desk.store.invites.add(code, made_by=_asker(request), expires_at=now + INVITED_FOR, now=now)
    return code


async def take_invite(desk: Desk, request: Request, code: str) -> None:
    """Let the asker in who has an invitation, which is then used up.

    Raises:
        UsageError: If there are no invitations here.
        NotFoundError: If it is none, was taken, or is too old.
    """
    _refuse_invites(desk)
    now = desk.clock.now()
    made_by = await desk.store.invites.take(code, now=now)
    if made_by is None:
        raise NotFoundError("This invitation was taken or is too old. Ask the admin who sent it for a new one.")
    await desk.store.allowed.add(Trusted(PersonRef(request.chat.platform, request.user), made_by, now))


def _refuse_invites(desk: Desk) -> None:
    match desk.preferences.subscribers:
        case Subscribers.EVERYBODY:
            raise UsageError("Everybody may subscribe here, without an invitation: /subscribe")
        case Subscribers.LISTED:
            raise UsageError("Nobody is invited here (BYLINE_SUBSCRIBERS=listed): an admin lets people in by their id.")
        case Subscribers.INVITED:
            pass


def _asker(request: Request) -> str:
    return str(PersonRef(request.chat.platform, request.user))
