"""`/mute`: choose what editions never tell of."""

from desk.desk import Desk
from domain.chat import Reply, Role
from handlers import follow
from handlers.command import Arg, Asked, Command, Topic


async def run(asked: Asked, desk: Desk) -> Reply:
    """Mute an outlet, a speaker or words; without any, show what is followed and muted."""
    return await follow.choose(asked, desk, is_mute=True)


COMMAND = Command(
    name="mute",
    help="editions leave out this outlet, speaker or words",
    role=Role.STRANGER,
    run=run,
    args=(Arg.OUTLET, Arg.SPEAKER, Arg.WORDS),
    examples=("horoscope", "Harbour Post", '"match report"'),
    is_act=True,
    is_read_only=True,
    topic=Topic.TASTE,
)
