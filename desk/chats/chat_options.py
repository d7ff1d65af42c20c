"""What a chat chose: the one reader and the one writer of its options."""

from collections.abc import Mapping
from dataclasses import replace

from desk.desk import Desk
from domain.chat import ChatRef, Platform
from domain.edition import Length
from domain.errors import UsageError
from domain.options import COOLDOWNS, OPTIONS, AnswersTo, Asking, ChatOptions, Choice, OnUncertain, Option


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
    values = {one.name: {choice.value for choice in choices_of(desk, one, platform)} for one in OPTIONS}
    valid = {name: value for name, value in chosen.items() if value in values.get(name, ())}
    return {one.name: default_of(desk, one) for one in OPTIONS} | valid


def default_of(desk: Desk, option: Option) -> str:
    """What holds where a chat chose nothing."""
    return option.default or {"length": desk.preferences.length, "prefix": desk.preferences.matrix_prefix}[option.name]


def choices_of(desk: Desk, option: Option, platform: Platform) -> tuple[Choice, ...]:
    """What can be chosen on a platform; first what the operator chose, where that is none of the usual values."""
    usual = tuple(one for one in option.choices if platform in one.platforms)
    default = default_of(desk, option)
    is_usual = any(one.value == default for one in option.choices)
    return usual if is_usual else (Choice(default, "as in every room of this Byline"), *usual)


def offered_options(platform: Platform, *, is_private: bool) -> tuple[Option, ...]:
    """What can be chosen in such a chat, in the order in which it is shown."""
    return tuple(one for one in OPTIONS if platform in one.platforms and not (is_private and one.is_for_groups))


async def choose_option(desk: Desk, chat: ChatRef, option: Option, value: str) -> None:
    """Remember what a chat or thread chose.

    Raises:
        UsageError: If it is none of the option's values; names them.
    """
    value = check_choice(desk, chat.platform, option, value)
    where = replace(chat, thread="") if option.is_of_whole_chat else chat
    await desk.store.chats.set_option(where, option.name, value)


def check_choice(desk: Desk, platform: Platform, option: Option, value: str) -> str:
    """A value as it can be chosen on a platform; in whatever case it is written, unless two differ in nothing else.

    Raises:
        UsageError: If it is none of the option's values; names them.
    """
    values = [one.value for one in choices_of(desk, option, platform)]
    alike = [one for one in values if one.casefold() == value.casefold()]
    if not alike:
        raise UsageError(f"{option.name} cannot be “{value[:40]}”; it can be {', '.join(values)}.")
    return value if value in alike else alike[0]
