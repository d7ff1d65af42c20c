"""What a chat may choose: one table of options, and what is chosen in a form that the rest of Byline reads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.chat import Platform
from domain.edition import Length


class Asking(StrEnum):
    """What the members of a group may ask in it; its admins may ask everything."""

    EVERYTHING = "everything"
    FEW = "few"
    NOTHING = "nothing"


class AnswersTo(StrEnum):
    """Where the answers to a group go."""

    HERE = "here"
    THREAD = "thread"
    PRIVATE = "private"
    BRIEFLY = "briefly"


class OnUncertain(StrEnum):
    """What becomes of a post that may be there or not."""

    RESEND = "resend"
    PARK = "park"


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What a chat chose, and the defaults where it chose nothing.

    `cooldown_seconds` is the time within which a member of a group gets a few answers; 0 is no limit.
    """

    length: Length
    has_previews: bool
    has_sound: bool
    says_empty: bool
    on_uncertain: OnUncertain
    who_may_ask: Asking
    answers_to: AnswersTo
    cooldown_seconds: int


CHATTING: Final = frozenset({Platform.TELEGRAM, Platform.MATRIX})
COOLDOWNS: Final = {"off": 0, "1m": 60, "5m": 300, "15m": 900}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option, and what it means; offered on `platforms` only."""

    value: str
    words: str
    platforms: frozenset[Platform] = frozenset(Platform)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a chat may choose.

    `label` names it on a button, `words` say what it decides; `choices` stand in the order in which they are offered.
    `default` None is the operator's choice. It is offered on `platforms` only, and in private chats where it is not
    `is_for_groups`. A thread has its own value but where it is `is_of_whole_chat`.
    """

    name: str
    label: str
    words: str
    choices: tuple[Choice, ...]
    default: str | None
    platforms: frozenset[Platform] = CHATTING
    is_for_groups: bool = False
    is_of_whole_chat: bool = False


OPTIONS: Final = (
    Option(
        "length",
        "Length",
        "how long an edition is",
        (
            Choice(Length.SHORT, "at most 5 lines and 900 characters"),
            Choice(Length.NORMAL, "at most 3,000 characters"),
            Choice(Length.FULL, "all there is"),
        ),
        default=None,
        platforms=frozenset(Platform),
    ),
    Option(
        "sound",
        "Sound",
        "whether an edition makes a sound",
        (Choice("on", "with a sound"), Choice("off", "quietly")),
        default="off",
    ),
    Option(
        "previews",
        "Link previews",
        "whether a page that is linked is shown under an edition",
        (Choice("on", "with the first page that is linked"), Choice("off", "without")),
        default="off",
    ),
    Option(
        "empty",
        "No news",
        "what comes when an edition is due and there is no news",
        (Choice("said", "one line that says so"), Choice("skipped", "nothing comes")),
        default="skipped",
    ),
    Option(
        "uncertain",
        "Perhaps lost",
        "what becomes of a post that may have arrived or not",
        (
            Choice(OnUncertain.RESEND, "sent again, with a mark that it may be there twice"),
            Choice(OnUncertain.PARK, "kept back until an admin of Byline decides"),
        ),
        default=OnUncertain.RESEND,
        platforms=frozenset({Platform.TELEGRAM}),
    ),
    Option(
        "asking",
        "Members ask",
        "what members may ask here; admins may ask everything",
        (
            Choice(Asking.FEW, "where a line is from, and the like; the rest in private"),
            Choice(Asking.EVERYTHING, "every command"),
            Choice(Asking.NOTHING, "only admins ask here"),
        ),
        default=Asking.FEW,
        is_for_groups=True,
        is_of_whole_chat=True,
    ),
    Option(
        "answers",
        "Answers",
        "where answers go",
        (
            Choice(AnswersTo.HERE, "where they were asked for"),
            Choice(AnswersTo.THREAD, "into a thread under the question", frozenset({Platform.MATRIX})),
            Choice(AnswersTo.PRIVATE, "into a private chat with who asked"),
            Choice(AnswersTo.BRIEFLY, "here, and away again after ten minutes"),
        ),
        default=AnswersTo.HERE,
        is_for_groups=True,
        is_of_whole_chat=True,
    ),
    Option(
        "cooldown",
        "Cooldown",
        "the time in which a member gets five answers here",
        (
            Choice("off", "no limit"),
            Choice("1m", "a minute"),
            Choice("5m", "five minutes"),
            Choice("15m", "a quarter of an hour"),
        ),
        default="1m",
        is_for_groups=True,
        is_of_whole_chat=True,
    ),
    Option(
        "prefix",
        "Prefix",
        "what commands begin with in this room",
        (Choice("!", "!help"), Choice("!byline", "!byline help"), Choice("byline", "byline help")),
        default=None,
        platforms=frozenset({Platform.MATRIX}),
        is_for_groups=True,
        is_of_whole_chat=True,
    ),
)
"""All of them, in the order in which they are shown."""
