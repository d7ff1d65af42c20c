"""Appoints the people who run Byline beside its owners, and dismisses them."""

from desk.desk import Desk
from domain.chat import Request
from domain.errors import UsageError
from domain.trust import PersonRef, Trusted


async def appoint_admin(desk: Desk, request: Request, person: PersonRef) -> bool:
    """Make a person an admin; False where he is one already.

    Raises:
        UsageError: If he is an owner.
    """
    _refuse_owner(desk, person)
    by = str(PersonRef(request.chat.platform, request.user))
    return await desk.store.admins.add(Trusted(person, by, desk.clock.now()))


async def dismiss_admin(desk: Desk, person: PersonRef) -> bool:
    """Take that from a person, which holds from his next request on; False where he is none.

    Raises:
        UsageError: If he is an owner.
    """
    _refuse_owner(desk, person)
    return await desk.store.admins.remove(person)


def _refuse_owner(desk: Desk, person: PersonRef) -> None:
    if person in desk.preferences.owners:
        raise UsageError(f"{person} is an owner, which only the settings change (BYLINE_OWNERS).")
