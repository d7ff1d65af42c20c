"""`/settings`: what this chat chose, in one post, and how to choose otherwise."""

from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from desk.chats.chat_options import check_choice, choices_of, choose_option, chosen_values, offered_options
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.edition import Length
from domain.errors import UsageError
from domain.message import Button, Items, Message, Strong, Text
from domain.options import OPTIONS, Option
from handlers.command import Action, Arg, Asked, Command, Topic
from handlers.digest import show_preview
from handlers.shown.edition_hour import HOUR, choose_hour, show_hours
from handlers.shown.pieces import inline, title
from handlers.shown.settings_form import show_form

BACK: Final = (Button("◀ back", "/settings"),)
_SAME: Final = {"yes": "on", "no": "off"}


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show every option with its present value.

    Raises:
        UsageError: If an option was named that this chat does not have.
    """
    if asked.args.text:
        _option(asked, asked.args.text.split()[0])
    return await show_form(asked, desk)


async def run_about(asked: Asked, desk: Desk) -> Reply:
    """Show what one option can be."""
    name, *_ = (asked.args.path or "").lower().split() or [""]
    return await _about(asked, desk, name) if name else await show_form(asked, desk)


async def _about(asked: Asked, desk: Desk, name: str) -> Reply:
    return await show_hours(asked, desk) if name == HOUR else await _choices(asked, desk, _option(asked, name))


async def run_preview(asked: Asked, desk: Desk) -> Reply:
    """Show the edition that would come now, in one post."""
    reply = await show_preview(asked, desk, most=Length.NORMAL)
    return replace(reply, message=replace(reply.message, buttons=(BACK,)))


async def run_choose(asked: Asked, desk: Desk) -> Reply:
    """Choose a value, or several: a name and a value each."""
    words = [*([asked.action.name] if asked.action else []), *(asked.args.path or "").split()]
    if len(words) == 1:
        return await _about(asked, desk, words[0].lower())
    hours, words = _take_hours(asked, words)
    if len(words) % 2 or hours == "":
        raise UsageError("Write a name and a value, or several of both: /settings length normal sound on")
    chosen = [_checked(desk, asked, *pair) for pair in zip(words[::2], words[1::2], strict=True)]
    if hours and (asks_back := await choose_hour(asked, desk, hours)) is not None:
        return asks_back
    for option, value in chosen:
        await choose_option(desk, asked.request.chat, option, value)
    done = [_chosen_words(desk, asked, *one) for one in chosen]
    return await show_form(asked, desk, done=" ".join(done))


def _take_hours(asked: Asked, words: list[str]) -> tuple[str | None, list[str]]:
    """Take the words after "hour" up to the next name of an option; gives them, and the others. None without "hour"."""
    names = {one.name for one in _offered(asked)}
    lower = [word.lower() for word in words]
    if HOUR not in lower:
        return None, words
    first = lower.index(HOUR)
    last = next((at for at in range(first + 1, len(words)) if lower[at] in names), len(words))
    return " ".join(words[first + 1 : last]), [*words[:first], *words[last:]]


def _checked(desk: Desk, asked: Asked, name: str, word: str) -> tuple[Option, str]:
    """An option and one of its values, as somebody wrote them.

    Raises:
        UsageError: If they are none.
    """
    option = _option(asked, name)
    return option, check_choice(desk, asked.request.chat.platform, option, _SAME.get(word.lower(), word))


def _chosen_words(desk: Desk, asked: Asked, option: Option, value: str) -> str:
    choices = choices_of(desk, option, asked.request.chat.platform)
    words = next(one.words for one in choices if one.value == value)
    return f"{option.label}: {value} from now on ({words})."


async def _choices(asked: Asked, desk: Desk, option: Option) -> Reply:
    """What one option can be, and what each value means; the present one is marked."""
    present = (await chosen_values(desk, asked.request.chat))[option.name]
    choices = choices_of(desk, option, asked.request.chat.platform)
    rows = [
        inline([Strong((Text(f"{one.value}{' ✓' if one.value == present else ''}"),)), f": {one.words}"])
        for one in choices
    ]
    buttons = [Button(one.value, f"/settings {option.name} {one.value}") for one in choices if one.value != present]
    blocks = (title(f"{option.label}: {option.words}"), Items(tuple(rows)))
    return Reply(Message(blocks, (tuple(buttons), BACK)))


def _option(asked: Asked, name: str) -> Option:
    """The option of a name, among those of this chat.

    Raises:
        UsageError: If this chat has none of that name; names one that comes near.
    """
    options = {one.name: one for one in _offered(asked)}
    if name.lower() in options:
        return options[name.lower()]
    near = get_close_matches(name.lower(), [HOUR, *options], n=1)
    hint = f"Perhaps /settings {near[0]}?" if near else f"It has {', '.join([HOUR, *options])}."
    raise UsageError(f"This chat has no setting “{name[:40]}”. {hint}")


def _offered(asked: Asked) -> tuple[Option, ...]:
    return offered_options(asked.request.chat.platform, is_private=asked.request.is_private)


COMMAND = Command(
    name="settings",
    help="what this chat chose: the hour of editions, length, sound, who may ask, where answers go, and more",
    role=Role.CHAT_ADMIN,
    run=run,
    args=(Arg.CHOICE,),
    is_read_only=True,
    actions=(
        Action("about", "what one of them can be", Role.CHAT_ADMIN, run_about, (Arg.PATH,), is_read_only=True),
        Action("preview", "the edition that would come now", Role.CHAT_ADMIN, run_preview, is_read_only=True),
        Action(HOUR, "when editions come, in the words of /schedule", Role.CHAT_ADMIN, run_choose, (Arg.PATH,)),
        *(Action(one.name, one.words, Role.CHAT_ADMIN, run_choose, (Arg.PATH,)) for one in OPTIONS),
    ),
    examples=("length normal", "hour 8:00 length full sound on"),
    more_help="In a group only its admins change them. A thread or topic has its own hour, length, sound and previews.",
    topic=Topic.CHAT,
)
