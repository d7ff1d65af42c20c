"""What a command is: its name, who may call it, what arguments it takes, and the function that answers."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from desk.answers.resolve_name import OtherReading
from desk.desk import Desk
from domain.answers import SpeakerSummary
from domain.chat import Reply, Request, Role
from domain.edition import Length
from domain.outlet import Outlet
from handlers.typed.since import Since


class Arg(Enum):
    """An argument that a command can take; the value is what stands for it in a usage line.

    Free text is tried as each declared argument in this order, so a name is an outlet, else a speaker, else words;
    where words are required, it is words.
    """

    NUMBER = "2"
    STORY = "A"
    PLACE = "#12"
    ADDRESS = "URL"
    LENGTH = "short|normal|full"
    COMMAND = "command"
    CODE = "code"
    CHOICE = "name value"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    WORDS = "words"
    PATH = "URL or path"
    TIMES = "times and place"
    UNTIL = "until"
    SINCE = "since"


class Topic(Enum):
    """What a command is about; the value heads its part of `/help`, in this order."""

    NEWS = "Read"
    WORDS = "Look closer"
    EDITIONS = "By itself"
    TASTE = "Only what you want"
    CHAT = "This chat"
    RUNNING = "Run Byline"


@dataclass(frozen=True, slots=True)
class Place:
    """A stored article, and the words in it where `#12:340-420` gave a span; `version` None is the newest."""

    article_id: int
    start: int | None = None
    end: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Arguments:
    """What somebody gave with a command, understood; what was not given or not declared is None or empty.

    `words` are plain, `exact` are phrases in quote marks. `text` is all of it as it was typed but for the page, from 1.
    `others` are the readings that fit too where the one taken was chosen.
    """

    text: str = ""
    number: int | None = None
    story: str | None = None
    place: Place | None = None
    address: str | None = None
    length: Length | None = None
    command: str | None = None
    outlet: Outlet | None = None
    speaker: SpeakerSummary | None = None
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    path: str | None = None
    since: Since | None = None
    page: int = 1
    others: tuple[OtherReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its command and arguments understood.

    `commands` is the whole table. `now` is the moment of asking, aware UTC; `zone` is the chat's, an IANA name.
    """

    request: Request
    command: "Command"
    action: "Action | None"
    args: Arguments
    commands: Mapping[str, "Command"]
    now: datetime
    zone: str

    def again(self, *, page: int) -> str:
        """The same question for another page, as a person would type it."""
        action = self.action.name if self.action else ""
        return " ".join(filter(None, (f"/{self.command.name}", action, self.args.text, f"page:{page}")))


Run: TypeAlias = Callable[[Asked, Desk], Awaitable[Reply] | AsyncIterator[Reply]]
"""Answers: one reply, or several of which a later one takes the place of the first."""


@dataclass(frozen=True, slots=True)
class Action:
    """A word after the command that makes it another question, or a press of a button; with its own role and `run`.

    What asks for a chat admin or more is an act, which `/audit` shows, but where it `is_read_only`.
    """

    name: str
    help: str
    role: Role
    run: Run
    args: tuple[Arg, ...] = ()
    is_read_only: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `name` is without the slash, `help` a short sentence without a full stop. `role` is the least that may call it.
    Arguments in `required` must be given; without them the asker gets the usage. `examples` are arguments as people
    write them ("Holt 7d"); `more_help` is what `/help name` adds. What asks for a chat admin or more is an act, which
    `/audit` shows, but where it `is_read_only`; so is what everybody may call and `is_act` in a group, where only its
    admins get further. An act that `is_read_only` is none without an argument. One that `is_for_groups` may be asked by
    the members of a group whose admins chose nothing. Those for admins are about running Byline, whatever their topic.
    """

    name: str
    help: str
    role: Role
    run: Run
    args: tuple[Arg, ...] = ()
    required: frozenset[Arg] = frozenset()
    actions: tuple[Action, ...] = ()
    examples: tuple[str, ...] = ()
    more_help: str = ""
    is_read_only: bool = False
    is_act: bool = False
    is_for_groups: bool = False
    topic: Topic = Topic.NEWS

    @property
    def part_of_help(self) -> Topic:
        """The part of `/help` in which it stands."""
        return Topic.RUNNING if self.role >= Role.ADMIN else self.topic

    @property
    def has_plain_words(self) -> bool:
        """Whether free text is words only, so that a name needs its key (`outlet:`)."""
        return Arg.WORDS in self.required

    @property
    def usage(self) -> str:
        """The command with its arguments as help shows them: "/quotes [outlet | speaker | words] [since]"."""
        keyed = {Arg.OUTLET, Arg.SPEAKER} if self.has_plain_words else set()
        choices = [arg.value for arg in Arg if arg in self.args and arg not in {*keyed, Arg.LENGTH, Arg.SINCE}]
        shown = [f"/{self.name}"]
        if choices:
            shown.append(" | ".join(choices) if self.required else f"[{' | '.join(choices)}]")
        shown += [f"[{arg.value}:NAME]" for arg in Arg if arg in keyed and arg in self.args]
        shown += [f"[{arg.value}]" for arg in (Arg.LENGTH, Arg.SINCE) if arg in self.args]
        return " ".join(shown)
