"""`/broadcast`: one message to all chats that subscribed, or to a part of them."""

import re
from typing import Final

from desk.desk import Desk
from desk.outbox.broadcast import draft_broadcast, platform_named, progress_words, send_broadcast
from domain.broadcast import Audience, BroadcastState
from domain.chat import Reply, Role
from domain.errors import UsageError
from domain.message import Button, Items, Message
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import answer, ask, count, inline, say, title

_TO: Final = re.compile(r"to:\s*(\w+)\s*", re.IGNORECASE)
_FOLLOWS: Final = re.compile(r"follows:\s*(?:[\"“]([^\"”]+)[\"”]|(\S+))\s*", re.IGNORECASE)
_ENDED: Final = (BroadcastState.RUNNING, BroadcastState.STOPPED, BroadcastState.DONE)


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show a message as it would arrive, and whom it would reach; without one, list the broadcasts."""
    audience, text = _read(asked.args.path or "")
    if not text and asked.request.attachment is not None:
        text = (await asked.request.attachment.read()).decode("utf-8", errors="replace")
    if not text:
        return await _list(desk)
    drafted = await draft_broadcast(desk, asked.request, text, audience)
    reaches = f"This goes to {count(drafted.chats, 'chat')}{_named(audience)}"
    reaches += f"; {count(drafted.paused, 'chat')} paused and left out" if drafted.paused else ""
    send = f"/broadcast send {drafted.broadcast_id}"
    blocks = (
        *map(say, drafted.left_out),
        say(f"{reaches}. Nothing is sent yet; it will read:"),
        *drafted.message.blocks,
        say("To send it: ", ask(send)),
    )
    return Reply(Message(blocks, ((Button(f"Send to {count(drafted.chats, 'chat')}", send),),)))


async def run_send(asked: Asked, desk: Desk) -> Reply:
    """Let a draft go."""
    number = _number(asked)
    reached, left_out = await send_broadcast(desk, asked.request, number)
    words = f"Broadcast {number} goes to {count(reached, 'chat')}, after answers and editions. To stop it: "
    going = say(words, ask(f"/broadcast stop {number}"), " · how far it is: ", ask("/broadcast"))
    return answer([going, *map(say, left_out)])


async def run_stop(asked: Asked, desk: Desk) -> Reply:
    """Keep back what has not left."""
    number = _number(asked)
    kept = await desk.store.broadcasts.stop(number, now=desk.clock.now())
    return answer([say(f"Broadcast {number} is stopped; {count(kept, 'post')} did not leave.")])


async def _list(desk: Desk) -> Reply:
    found = await desk.store.broadcasts.listed(*_ENDED)
    how = say(
        "Write /broadcast and the words, or answer a message with it. ",
        "to:telegram, to:matrix or follows:ferry before the words chooses a part.",
    )
    if not found:
        return answer([say("Nothing was broadcast yet."), how])
    return answer([title("Broadcasts"), Items(tuple(inline([progress_words(one)]) for one in found)), how])


def _read(text: str) -> tuple[Audience, str]:
    """Whom a text is for, by the keys before it, and the rest.

    Raises:
        UsageError: If a key names no platform.
    """
    platform, follows = None, None
    while match := _TO.match(text) or _FOLLOWS.match(text):
        if match.re is _FOLLOWS:
            follows = match[1] or match[2]
        elif (platform := platform_named(match[1])) is None:
            raise UsageError(f"{match[1][:40]} is no platform; write to:telegram or to:matrix.")
        text = text[match.end() :]
    return Audience(platform, follows), text.strip()


def _named(audience: Audience) -> str:
    where = f" on {audience.platform.capitalize()}" if audience.platform else ""
    return where + (f" that follow “{audience.follows}”" if audience.follows else "")


def _number(asked: Asked) -> int:
    if asked.args.number is None:
        raise UsageError("Which broadcast? /broadcast lists them with their numbers.")
    return asked.args.number


COMMAND = Command(
    name="broadcast",
    help="one message to all who subscribed, or to a part of them; shown first, and sent when you say so",
    role=Role.ADMIN,
    run=run,
    args=(Arg.PATH,),
    actions=(
        Action("send", "let a message that was shown go", Role.ADMIN, run_send, (Arg.NUMBER,)),
        Action("stop", "keep back what has not left yet", Role.ADMIN, run_stop, (Arg.NUMBER,)),
    ),
    examples=("Byline rests on Sunday from 2 to 4.", "to:matrix The room moves.", 'follows:"ferry strike" It is over.'),
    is_read_only=True,
)
