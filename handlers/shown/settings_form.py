"""The form of `/settings`: all settings with their values in one post, and how the next edition would begin."""

from typing import Final

from desk.chats.chat_options import choices_of, chosen_values, offered_options
from desk.desk import Desk
from desk.editions.preview_edition import foresee_edition
from digest.heads import line_head
from digest.render import bar
from domain.chat import Platform, Reply
from domain.edition import Edition, Length
from domain.excerpt import Excerpt
from domain.message import Block, Button, Inline, Items, Message, Paragraph, Section, Strong, Text
from handlers.command import Asked
from handlers.shown.edition_hour import HOUR, hour_setting, hour_words
from handlers.shown.pieces import ask, inline, say, title
from handlers.shown.setting import Setting

A_ROW: Final = 2
FIRST: Final = (HOUR, "length", "asking", "answers", "sound", "previews")
"""What people choose most often, in this order; the others follow as the table of options has them."""
MOST_REACTIONS: Final = 4
"""Each is an event against the limits of a server. They stay when the form is edited: a press costs one event more."""


async def show_form(asked: Asked, desk: Desk, *, done: str = "") -> Reply:
    """All settings; on buttons where these cost nothing, else in a list, on Matrix with reactions for the first."""
    chat = asked.request.chat
    present = await desk.store.subscriptions.get(chat)
    settings = _in_order([await hour_setting(asked, desk, present), *await _of_options(asked, desk)])
    edition = await foresee_edition(desk, chat, most=Length.SHORT)
    blocks: list[Block] = [say(done)] if done else []
    blocks += [title(f"Settings of this {_kind(asked)}"), await hour_words(asked, desk, present)]
    if chat.platform is not Platform.TELEGRAM:
        blocks += [Items(tuple(map(_row, settings))), _how(settings)]
    blocks += _beginning(edition)
    excerpts = [Excerpt(line.text, line.head, line.start, line.end) for line in edition.lines[:1]]
    return Reply(Message(tuple(blocks), _buttons(chat.platform, settings)), tuple(excerpts))


async def _of_options(asked: Asked, desk: Desk) -> list[Setting]:
    """The options that this chat has."""
    platform = asked.request.chat.platform
    values = await chosen_values(desk, asked.request.chat)
    return [
        Setting(one.name, one.label, values[one.name], tuple(c.value for c in choices_of(desk, one, platform)))
        for one in offered_options(platform, is_private=asked.request.is_private)
    ]


def _in_order(settings: list[Setting]) -> tuple[Setting, ...]:
    first = {name: at for at, name in enumerate(FIRST)}
    return tuple(sorted(settings, key=lambda one: first.get(one.name, len(first))))


def _kind(asked: Asked) -> str:
    if asked.request.chat.thread:
        return "thread"
    return "room" if asked.request.chat.platform is Platform.MATRIX and not asked.request.is_private else "chat"


def _buttons(platform: Platform, settings: tuple[Setting, ...]) -> tuple[tuple[Button, ...], ...]:
    """On Telegram all of them with their values, and the preview; on Matrix the names of a few."""
    if platform is Platform.TELEGRAM:
        buttons = [Button(f"{one.label}: {one.value}", one.switch) for one in settings]
        buttons.append(Button("See an edition", "/settings preview"))
        return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
    if platform is Platform.MATRIX:
        return (tuple(Button(one.name, one.turn, is_said=True) for one in settings[:MOST_REACTIONS]),)
    return ()


def _row(setting: Setting) -> tuple[Inline, ...]:
    """The present value, and the others."""
    present = Strong((Text(f"{setting.name} {setting.value}"),))
    return inline([present, f" · {', '.join(setting.others)}" if setting.others else ""])


def _how(settings: tuple[Setting, ...]) -> Paragraph:
    """How to choose otherwise, by the example of the first that can be."""
    example = next(one for one in settings if one.others)
    words = ask(f"/settings {example.name} {example.others[0]}")
    meaning = ask(settings[-1].about)
    return say(
        "Write for example ", words, " · what it means: ", meaning, " · next edition: ", ask("/settings preview")
    )


def _beginning(edition: Edition) -> list[Block]:
    """The first line of the edition that would come now, without a number, since it cannot be asked for."""
    blocks: list[Block] = []
    for line in edition.lines[:1]:
        head = line_head(line.head, zone=edition.zone, citing=line.citing, tags=line.tags, shown=line.text)
        blocks += [say("An edition now would begin:"), Section((Paragraph(head), bar(line.text)))]
    return blocks
