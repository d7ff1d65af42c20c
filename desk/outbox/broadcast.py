"""Sends one message of the admins to many chats, through the outbox, after a look at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.desk import Desk
from domain.broadcast import Audience, BroadcastState, Progress
from domain.chat import Platform, Request
from domain.delivery import Draft
from domain.errors import UsageError
from domain.message import Button, Message, Paragraph, Strong, Text, plain_text
from domain.transport import Manner, RetryAfter, Uncertain
from domain.trust import PersonRef

MOST_CHARS = 3_000
_HEAD = "From those who run this Byline"


@dataclass(frozen=True, slots=True)
class DraftedBroadcast:
    """A broadcast that can be looked at: its number, the message, whom it would reach, and how many are paused.

    `left_out` are sentences on the platforms that it does not go to.
    """

    broadcast_id: int
    message: Message
    chats: int
    paused: int
    left_out: tuple[str, ...]


async def draft_broadcast(desk: Desk, request: Request, text: str, audience: Audience) -> DraftedBroadcast:
    """Keep a message of these words, one paragraph a line, for everybody whom it would reach now; nothing leaves.

    Raises:
        UsageError: If it has no words or too many, reaches nobody, or a platform of theirs is not connected.
    """
    message = _message(text)
    left_out = await _left_out(desk, audience)
    _refuse_apart(desk, audience)
    reached, paused = await desk.store.broadcasts.audience(audience, tuple(desk.transports), now=desk.clock.now())
    if not reached:
        pausing = f" ({paused} are paused)" if paused else ""
        nobody = f"That reaches nobody: no chat of this part has a subscription that is on{pausing}."
        raise UsageError(" ".join((nobody, *left_out)))
    person = PersonRef(request.chat.platform, request.user)
    broadcast_id = await desk.store.broadcasts.draft(message, audience, person, request.chat, now=desk.clock.now())
    return DraftedBroadcast(broadcast_id, message, len(reached), paused, left_out)


async def send_broadcast(desk: Desk, request: Request, broadcast_id: int) -> tuple[int, tuple[str, ...]]:
    """Let a draft go to everybody whom it reaches now; gives how many chats, and what it says of platforms left out.

    Where it was asked for, a post tells how far it is, if the platform can edit.

    Raises:
        NotFoundError: If there is none of this number.
        UsageError: If it was begun already, or a platform of theirs is not connected.
    """
    drafted = (await desk.store.broadcasts.get(broadcast_id)).broadcast
    left_out = await _left_out(desk, drafted.audience)
    parts = {platform: transport.split(drafted.message) for platform, transport in desk.transports.items()}
    transport = desk.transports.get(request.chat.platform)
    progress = None
    if transport is not None and transport.abilities.has_edits:
        progress = Draft(request.chat, (Message((Paragraph((Text(f"Broadcast {broadcast_id} begins."),)),)),))
    return await desk.store.broadcasts.begin(broadcast_id, parts, progress, now=desk.clock.now()), left_out


async def show_progress(desk: Desk) -> None:
    """Tell in their posts how far broadcasts are, and end those of which nothing waits any more."""
    for progress in await desk.store.broadcasts.unfinished():
        words = progress_words(progress)
        if words == progress.shown:
            continue
        is_over = progress.waiting == 0
        is_told = progress.post_id is not None and await _edit(desk, progress, words, is_over=is_over)
        if is_told or (progress.post_id is None and is_over):
            await desk.store.broadcasts.note(progress.broadcast.broadcast_id, shown=words, is_over=is_over)


def progress_words(progress: Progress) -> str:
    """How far a broadcast is, in one line; as it was told last where its posts are forgotten."""
    if not progress.total and progress.shown is not None:
        return progress.shown
    state = progress.broadcast.state
    is_over = state is BroadcastState.RUNNING and progress.waiting == 0
    words = f"Broadcast {progress.broadcast.broadcast_id} · {BroadcastState.DONE if is_over else state}"
    words += f" · {progress.sent:,} of {progress.total:,} posts sent"
    words += f", {progress.waiting:,} wait" if progress.waiting else ""
    return words + (f", {progress.failed:,} did not arrive (/outbox)" if progress.failed else "")


async def _edit(desk: Desk, progress: Progress, words: str, *, is_over: bool) -> bool:
    """Edit the post; gives whether that was all, since one that has to wait is tried again."""
    broadcast = progress.broadcast
    transport = desk.transports.get(broadcast.chat.platform)
    if transport is None or progress.post_id is None:
        return False
    stop = ((Button("Stop it", f"/broadcast stop {broadcast.broadcast_id}"),),)
    is_running = broadcast.state is BroadcastState.RUNNING and not is_over
    message = Message((Paragraph((Text(words),)),), stop if is_running else ())
    key = f"broadcast/{broadcast.broadcast_id}/{progress.sent}/{progress.waiting}/{progress.failed}"
    manner = Manner(key, asker=broadcast.person.user, is_answer=False, is_silent=True)
    outcome = await transport.edit(broadcast.chat, progress.post_id, message, manner)
    return not isinstance(outcome, RetryAfter | Uncertain)


async def _left_out(desk: Desk, audience: Audience) -> tuple[str, ...]:
    """For each platform that will not come back by itself how many chats that leaves out, and why.

    Raises:
        UsageError: If a platform may come back, since its chats would never get it, or if it is for such a one alone.
    """
    left_out: list[str] = []
    for platform in desk.set_up:
        if platform in desk.transports or audience.platform not in {None, platform}:
            continue
        name, absence = platform.capitalize(), desk.away.get(platform)
        if absence is None or not absence.is_for_good:
            raise UsageError(
                f"{name} is not connected now, and its chats would miss it: wait until /health is well, or "
                "choose another platform, with to:telegram or to:matrix before the words."
            )
        if audience.platform is not None:
            raise UsageError(f"Nothing goes to {name} any more. {absence.why}")
        chats, _ = await desk.store.broadcasts.audience(audience, (platform,), now=desk.clock.now())
        count = f"{len(chats):,} {'chat' if len(chats) == 1 else 'chats'}"
        left_out += [f"Left out: {count} on {name}. {absence.why}"] if chats else []
    return tuple(left_out)


def _refuse_apart(desk: Desk, audience: Audience) -> None:
    """Make no draft where it could not be sent: in the console, or for a platform that has no account here.

    Raises:
        UsageError: If this process is not connected to a platform that it is for.
    """
    if not any(audience.platform in {None, one} for one in desk.transports if one is not Platform.CONSOLE):
        where = audience.platform.capitalize() if audience.platform else "a chat platform"
        raise UsageError(f"This process is not connected to {where}: write /broadcast to Byline where it answers.")


def _message(text: str) -> Message:
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    message = Message((Paragraph((Strong((Text(_HEAD),)),)), *_blocks(paragraphs)))
    if not any(char.isalnum() for char in text):
        raise UsageError("What shall it say? Write /broadcast and the words, or answer a message with /broadcast.")
    if len(plain_text(message)) > MOST_CHARS:
        raise UsageError(f"A broadcast has at most {MOST_CHARS:,} characters.")
    return message


def _blocks(paragraphs: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(words),)) for words in paragraphs)


def platform_named(word: str) -> Platform | None:
    """The platform of a name, None where it is no platform's."""
    return next((one for one in Platform if one == word.lower()), None)
