"""`/settings`: what this chat chose, in one post, and how to choose otherwise."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from desk.chat_options import choose_option, chosen_values, offered_options
from desk.desk import Desk
from domain.chat import Platform, Reply, Role
from domain.errors import UsageError
from domain.message import Block, Button, Inline, Items, Message, Strong, Text
from domain.options import OPTIONS, Option
from handlers.command import Action, Arg, Asked, Command
from handlers.pieces import ask, inline, say, title

A_ROW: Final = 2
_SAME: Final = {"yes": "on", "no": "off"}


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show every option with its present value.

    Raises:
        UsageError: If an option was named that this chat does not have.
    """
    if asked.args.text:
        _option(asked, asked.args.text.split()[0])
    return await _menu(asked, desk)


async def run_about(asked: Asked, desk: Desk) -> Reply:
    """Show what one option can be."""
    name, *_ = (asked.args.path or "").split() or [""]
    return await _choices(asked, desk, _option(asked, name)) if name else await _menu(asked, desk)


async def run_choose(asked: Asked, desk: Desk) -> Reply:
    """Choose a value, or several: a name and a value each."""
    words = [*([asked.action.name] if asked.action else []), *(asked.args.path or "").lower().split()]
    if len(words) == 1:
        return await _choices(asked, desk, _option(asked, words[0]))
    if len(words) % 2:
        raise UsageError("Write a name and a value, or several of both: /settings length normal sound on")
    chosen = [
        (_option(asked, name), _SAME.get(value, value)) for name, value in zip(words[::2], words[1::2], strict=True)
    ]
    for option, value in chosen:
        await choose_option(desk, asked.request.chat, option, value)
    return await _menu(asked, desk, done=" ".join(_chosen_words(*one) for one in chosen))


def _chosen_words(option: Option, value: str) -> str:
    words = next(one.words for one in option.choices if one.value == value)
    return f"{option.label}: {value} from now on ({words})."


async def _menu(asked: Asked, desk: Desk, *, done: str = "") -> Reply:
    """All options with their values: on buttons where these cost nothing, else in a list."""
    values = await chosen_values(desk, asked.request.chat)
    options = offered_options(asked.request.chat.platform, is_private=asked.request.is_private)
    head = "Settings of this thread" if asked.request.chat.thread else "Settings of this chat"
    blocks: list[Block] = [say(done)] if done else []
    blocks.append(title(head))
    zone = say(
        f"Dates and hours are those of {asked.zone}. ", ask("/schedule"), " changes that, and when editions come."
    )
    if asked.request.chat.platform is Platform.TELEGRAM:
        blocks += [say("Press what you want otherwise."), zone]
        buttons = [_button(asked, one, values) for one in options]
        rows = tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
        return Reply(Message(tuple(blocks), rows))
    blocks += [Items(tuple(_row(asked, one, values) for one in options)), zone]
    return Reply(Message(tuple(blocks)))


def _button(asked: Asked, option: Option, values: Mapping[str, str]) -> Button:
    """The present value; a press takes the other one, or shows which there are."""
    return Button(f"{option.label}: {values[option.name]}", _otherwise(asked, option, values))


def _row(asked: Asked, option: Option, values: Mapping[str, str]) -> tuple[Inline, ...]:
    """The present value, and what to write for the other one or for those that there are."""
    present = Strong((Text(f"{option.name}: {values[option.name]}"),))
    return inline([present, f" · {option.words} · ", ask(_otherwise(asked, option, values))])


def _otherwise(asked: Asked, option: Option, values: Mapping[str, str]) -> str:
    others = [value for value in option.values(asked.request.chat.platform) if value != values[option.name]]
    return f"/settings {option.name} {others[0]}" if len(others) == 1 else f"/settings about {option.name}"


async def _choices(asked: Asked, desk: Desk, option: Option) -> Reply:
    """What one option can be, and what each value means; the present one is marked."""
    platform = asked.request.chat.platform
    present = (await chosen_values(desk, asked.request.chat))[option.name]
    choices = [one for one in option.choices if platform in one.platforms]
    rows = [
        inline([Strong((Text(one.value),)), f": {one.words}{', as it is now' if one.value == present else ''}"])
        for one in choices
    ]
    buttons = [Button(one.value, f"/settings {option.name} {one.value}") for one in choices if one.value != present]
    blocks = (title(f"{option.label}: {option.words}"), Items(tuple(rows)))
    return Reply(Message(blocks, (tuple(buttons), (Button("◀ back", "/settings"),))))


def _option(asked: Asked, name: str) -> Option:
    """The option of a name, among those of this chat.

    Raises:
        UsageError: If this chat has none of that name; names one that comes near.
    """
    offered = offered_options(asked.request.chat.platform, is_private=asked.request.is_private)
    options = {one.name: one for one in offered}
    if name.lower() in options:
        return options[name.lower()]
    near = get_close_matches(name.lower(), options, n=1)
    hint = f"Perhaps /settings {near[0]}?" if near else f"It has {', '.join(options)}."
    raise UsageError(f"This chat has no setting “{name[:40]}”. {hint}")


COMMAND = Command(
    name="settings",
    help="what this chat chose: length, sound, who may ask, where answers go, and more",
    role=Role.CHAT_ADMIN,
    run=run,
    args=(Arg.CHOICE,),
    is_read_only=True,
    actions=(
        Action("about", "what one of them can be", Role.CHAT_ADMIN, run_about, (Arg.PATH,), is_read_only=True),
        *(Action(one.name, one.words, Role.CHAT_ADMIN, run_choose, (Arg.PATH,)) for one in OPTIONS),
    ),
    examples=("length normal", "length full sound on"),
    more_help="In a group only its admins change them. A thread or topic has its own length, sound and previews.",
)
