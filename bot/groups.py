"""What the members of a group may ask in it, and what is answered in private instead."""

from dataclasses import dataclass

from desk.answers.free_of_chat import free_letter, free_number
from desk.desk import Desk
from domain.chat import Reply, Request, Role
from domain.message import Ask, Inline, Message, Paragraph, Text
from domain.options import AnswersTo, Asking, ChatOptions
from handlers.command import Action, Arguments, Command


@dataclass(frozen=True, slots=True)
class Group:
    """A request in a group, and what the group's admins chose."""

    request: Request
    options: ChatOptions

    @property
    def is_limited(self) -> bool:
        """Whether the asker waits between answers; a press adds no post, and admins of the group are not limited."""
        is_member = self.request.role < Role.CHAT_ADMIN
        return is_member and self.request.pressed is None and self.options.cooldown_seconds > 0

    def elsewhere(self, command: Command, action: Action | None, args: Arguments) -> str | None:
        """Why something is not answered here but in private; None where it is answered here."""
        request, options = self.request, self.options
        if request.role < Role.CHAT_ADMIN and options.who_may_ask is Asking.NOTHING:
            return "Only the admins ask here. In a private chat with me: "
        if request.role < Role.CHAT_ADMIN and options.who_may_ask is Asking.FEW and not command.is_for_groups:
            return "Not in this group, but in a private chat with me: "
        is_wanted = options.answers_to is AnswersTo.PRIVATE and least_role(command, action) < Role.CHAT_ADMIN
        hangs_on_post = request.pressed is not None or (request.reply_to is not None and args == Arguments())
        return "In a private chat with me: " if is_wanted and not hangs_on_post else None


async def answer_in_private(desk: Desk, request: Request, asked: str, args: Arguments, words: str) -> Reply:
    """Lead the asker to a private chat, where what he asked means the same.

    Raises:
        NotFoundError: If he asked for a line or story that is not there.
    """
    command, name = asked, asked.partition(" ")[0]
    if args.number is not None:
        command = f"{name} {await free_number(desk, request, args.number)}"
    elif args.story is not None:
        command = f"{name} {await free_letter(desk, request, args.story)}"
    link: Inline = Ask((Text(asked),), command, is_for_private=True)
    return Reply(Message((Paragraph((Text(words), link)),)))


def least_role(command: Command, action: Action | None) -> Role:
    """The least role that may call a command or its action."""
    return command.role if action is None else max(command.role, action.role)
