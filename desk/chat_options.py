"""What a chat chose: the one reader and the one writer of its options."""

from collections.abc import Mapping
from dataclasses import replace

from desk.desk import Desk
from domain.chat import ChatRef, Platform
from domain.edition import Length
from domain.errors import UsageError
from domain.options import COOLDOWNS, OPTIONS, AnswersTo, Asking, ChatOptions, OnUncertain, Option


async def read_options(desk: Desk, chat: ChatRef) -> ChatOptions:
    """What holds in a chat or thread; what a thread did not choose is as its chat has it."""
    return options_of(desk, chat.platform, await chosen_values(desk, chat))


def options_of(desk: Desk, platform: Platform, chosen: Mapping[str, str]) -> ChatOptions:
    """What holds in a chat of a platform that chose these values."""
    value = _valid_values(desk, platform, chosen)
    return ChatOptions(
        length=Length(value["length"]),
        has_previews=value["previews"] == "on",
        has_sound=value["sound"] == "on",
        says_empty=value["empty"] == "said",
        on_uncertain=OnUncertain(value["uncertain"]),
        who_may_ask=Asking(value["asking"]),
        answers_to=AnswersTo(value["answers"]),
        cooldown_seconds=COOLDOWNS[value["cooldown"]],
    )


async def chosen_values(desk: Desk, chat: ChatRef) -> Mapping[str, str]:
    """The value of every option in a chat or thread, by its name; what is no value any more counts as not chosen."""
    chosen = await desk.store.chats.options(replace(chat, thread=""))
    if chat.thread:
        chosen |= await desk.store.chats.options(chat)
    return _valid_values(desk, chat.platform, chosen)


def _valid_values(desk: Desk, platform: Platform, chosen: Mapping[str, str]) -> Mapping[str, str]:
    values = {one.name: one.values(platform) for one in OPTIONS}
    valid = {name: value for name, value in chosen.items() if value in values.get(name, ())}
    own = {one.name: one.default for one in OPTIONS if one.default is not None}
    return {"length": desk.preferences.length, "prefix": desk.preferences.matrix_prefix} | own | valid


def offered_options(platform: Platform, *, is_private: bool) -> tuple[Option, ...]:
    """What can be chosen in such a chat, in the order in which it is shown."""
    return tuple(one for one in OPTIONS if platform in one.platforms and not (is_private and one.is_for_groups))


async def choose_option(desk: Desk, chat: ChatRef, option: Option, value: str) -> None:
    """Remember what a chat or thread chose.

    Raises:
        UsageError: If it is none of the option's values; names them.
    """
    values = option.values(chat.platform)
    if value not in values:
        raise UsageError(f"{option.name} cannot be “{value[:40]}”; it can be {', '.join(values)}.")
    where = replace(chat, thread="") if option.is_of_whole_chat else chat
    await desk.store.chats.set_option(where, option.name, value)
