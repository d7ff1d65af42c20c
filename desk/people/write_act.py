"""Writes down what admins do, before it is done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from desk.desk import Desk
from domain.chat import Request
from domain.errors import BylineError
from domain.trust import Act, PersonRef

NOT_FINISHED: Final = "it was not finished"


@asynccontextmanager
async def write_act(desk: Desk, request: Request, what: str) -> AsyncIterator[None]:
    """Do an act within this, and it stands in the audit: done, refused with the reason, or not finished."""
    person = PersonRef(request.chat.platform, request.user)
    if request.answered_user is not None:
        what = f"{what} (to {PersonRef(request.chat.platform, request.answered_user)})"
    act_id = await desk.store.audit.add(Act(desk.clock.now(), person, request.chat, what, NOT_FINISHED))
    try:
        yield
    except BylineError as error:
        await desk.store.audit.finish(act_id, refused=str(error))
        raise
    await desk.store.audit.finish(act_id)
