"""From a request to its answers: finds the command, checks who may and the words, and says every error once."""

import inspect
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from bot.calls import Call, read_call
from bot.cooldown import MOST_ANSWERS, Cooldown, Turn
from bot.groups import Group, answer_in_private, least_role
from bot.other_chats import other_chat
from bot.pages import Pages
from bot.pasted import with_pasted
from desk.answers.verify_reply import verify_reply
from desk.chats.chat_options import read_options
from desk.chats.chat_zone import chat_zone
from desk.desk import Desk
from desk.health.admin_chats import note_owner
from desk.people.known_role import known_role
from desk.people.write_act import write_act
from domain.chat import Reply, Request, Role
from domain.errors import BylineError, NotAllowedError, NotFoundError, NotVerbatimError, UsageError
from domain.message import Ask, Message, Paragraph, Text
from handlers.command import Action, Asked, Command
from handlers.typed.parsing import Parser

MORE: Final = "more"
ENOUGH: Final = f"Those were {MOST_ANSWERS} answers for you here. More after a pause, or now in a private chat."
WHO: Final = {
    Role.MEMBER: "the members of a chat with me",
    Role.CHAT_ADMIN: "the admins of this chat",
    Role.ADMIN: "the admins of this Byline",
    Role.OWNER: "the owners of this Byline",
}
_COMMAND: Final = re.compile(r"(?<![\w/])(/[a-z]+)\b")
_LOG: Final = logging.getLogger("byline.router")


@dataclass(frozen=True, slots=True)
class Router:
    """Answers requests with the table of commands; `new_id` makes the id by which an error stands in the log."""

    commands: Mapping[str, Command]
    desk: Desk
    pages: Pages
    cooldown: Cooldown
    new_id: Callable[[], str]

    async def answer(self, request: Request) -> AsyncIterator[Reply]:
        """The answers to a request in their order; none where it asks nothing of Byline. Never raises."""
        try:
            async for reply in self._answer(request):
                await verify_reply(self.desk, reply)
                self.pages.put(request.chat, request.user, reply.more)
                yield reply
        except NotVerbatimError:
            yield self.own_fault(request)
        except BylineError as error:
            yield replace(self._say(str(error)), is_refusal=True)
        except Exception:  # noqa: BLE001 (what a handler meets is no reason to leave anybody without an answer)
            yield self.own_fault(request)

    async def _answer(self, request: Request) -> AsyncIterator[Reply]:
        request = with_pasted(replace(request, role=await known_role(self.desk, request)))
        await note_owner(self.desk, request)
        group = None if request.is_private else Group(request, await read_options(self.desk, request.chat))
        call = _read(request)
        if call is None:
            if request.is_private:
                yield self._say("I answer commands: /help lists them, and /search finds words in the articles.")
            return
        if group is not None and group.is_limited:
            turn = self.cooldown.turn(request.chat, request.user, seconds=group.options.cooldown_seconds)
            if turn is Turn.ENOUGH:
                yield self._say(ENOUGH)
            if turn is not Turn.ANSWER:
                return
        if isinstance(call, UsageError):
            raise call
        async for reply in self._called(request, group, call):
            yield reply

    async def _called(self, request: Request, group: Group | None, call: Call) -> AsyncIterator[Reply]:
        """The answers to a call, where the asker may have them; what an admin does is written down."""
        call = self._next_page(request) if call.name == MORE else call
        command = self._find_command(call, request.role)
        other = await other_chat(self.desk, request, command, call.text)
        if other is not None:
            request = other.request
        action, text = _find_action(command, other.text if other else call.text)
        check_role(command, action, request.role)
        now, zone = self.desk.clock.now(), await chat_zone(self.desk, request.chat)
        args = await Parser(command, action, self.desk, now, zone).parse(text)
        if group is not None and (words := group.elsewhere(command, action, args)):
            yield await answer_in_private(self.desk, request, f"/{call.name} {call.text}".strip(), args, words)
            return
        asked = Asked(request, command, action, args, self.commands, now, zone)
        async with AsyncExitStack() as stack:
            if _is_act(command, action, request, has_text=bool(text)):
                await stack.enter_async_context(write_act(self.desk, request, f"/{call.name} {call.text}".strip()))
            answers = (action or command).run(asked, self.desk)
            async for reply in _in_turn(answers):
                yield reply if other is None else other.named(reply, command)

    def _next_page(self, request: Request) -> Call:
        more = self.pages.get(request.chat, request.user)
        if more is None:
            raise NotFoundError("There is no more of the last answer. /help lists what you can ask.")
        name, _, text = more.removeprefix("/").partition(" ")
        return Call(name, text)

    def _find_command(self, call: Call, role: Role) -> Command:
        if call.name in self.commands:
            return self.commands[call.name]
        allowed = [name for name, command in self.commands.items() if command.role <= role]
        near = get_close_matches(call.name, allowed, n=1)
        hint = f"/{near[0]}?" if near else "/help lists the commands."
        raise NotFoundError(f"/{call.name[:40]} is no command; {hint}")

    def _say(self, sentence: str) -> Reply:
        """An answer of one sentence of Byline's own, in which commands stand as people type them on each platform."""
        parts = (part for part in _COMMAND.split(sentence) if part)
        names = {f"/{name}" for name in self.commands}
        return Reply(
            Message((Paragraph(tuple(Ask((Text(one),), one) if one in names else Text(one) for one in parts)),))
        )

    def own_fault(self, request: Request) -> Reply:
        """Log the exception being handled under a new id, and say that id."""
        error_id = self.new_id()
        _LOG.exception("%s: no answer to %r in %s", error_id, request.text[:200], request.chat)
        return self._say(f"Something went wrong here; it is not your fault. It stands in the log as {error_id}.")


def _read(request: Request) -> Call | UsageError | None:
    """What is asked, or why that cannot be read, which is an answer too and said when it is the asker's turn."""
    try:
        return read_call(request)
    except UsageError as error:
        return error


async def _in_turn(answers: Awaitable[Reply] | AsyncIterator[Reply]) -> AsyncIterator[Reply]:
    if inspect.isawaitable(answers):
        yield await answers
        return
    async for reply in answers:
        yield reply


def check_role(command: Command, action: Action | None, role: Role) -> None:
    """Refuse a call that the asker's role does not permit.

    Raises:
        NotAllowedError: If the role is lower than the command's or the action's.
    """
    least = least_role(command, action)
    if role < least:
        raise NotAllowedError(f"/{command.name} is for {WHO[least]} only. /help lists what you can ask.")


def _is_act(command: Command, action: Action | None, request: Request, *, has_text: bool) -> bool:
    """Whether an admin does something; what a person chooses in his own chat concerns nobody else."""
    least = Role.ADMIN if request.is_private else Role.CHAT_ADMIN
    if command.is_act and not request.is_private:
        return request.role >= least and (has_text or not command.is_read_only)
    return least_role(command, action) >= least and not (action or command).is_read_only


def _find_action(command: Command, text: str) -> tuple[Action | None, str]:
    first, _, rest = text.partition(" ")
    found = next((action for action in command.actions if action.name == first.lower()), None)
    return (found, rest) if found else (None, text)
