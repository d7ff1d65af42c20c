"""What `byline init` asks who sits there; an answer that cannot be used is asked for again, and no other is lost."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from bot.env_file import ENV, check_setting
from bot.feed_sources import Source, read_source, split_sources
from bot.settings import Settings
from desk.chats.zone_keys import zone_of_key
from desk.chats.zone_names import find_places
from domain.errors import BylineError, UsageError

T = TypeVar("T")

SOURCES: Final = "A feed, the home page of an outlet, or an OPML file"
QUESTIONS: Final = {
    "database_url": "Database",
    "telegram_token": "Token of a Telegram bot, from @BotFather, if you have one",
    "owners": "Your user id there, as telegram:123456",
    "zone": "Your time zone or city, as Europe/Berlin",
    "fetch_contact": "A link or mail address by which the servers that Byline reads can reach you",
}


def ask(given: Mapping[str, str], say: Callable[[str], None]) -> tuple[list[Source], dict[str, str]]:
    """The first feeds, and the settings that were given with the answers; an empty answer keeps the default.

    `say` shows why an answer cannot be used.

    Raises:
        UsageError: If who sits there leaves before the last question.
    """
    answers = dict(given)
    try:
        sources = _until_right(SOURCES, _sources, say)
        for setting in () if ENV.exists() else QUESTIONS:
            is_known = setting in given or (setting == "owners" and "telegram_token" not in answers)
            if not is_known and (answer := _until_right(_question(setting), partial(_setting, setting), say)):
                answers[setting] = answer
    except EOFError as error:
        say("")
        raise UsageError(
            "The last question is not answered, so nothing is set up; `byline init` asks again."
        ) from error
    return sources, answers


def _until_right(question: str, read: Callable[[str], T], say: Callable[[str], None]) -> T:
    while True:
        try:
            return read(input(f"{question}: ").strip())
        except BylineError as error:
            say(str(error))


def _question(setting: str) -> str:
    default = Settings.model_fields[setting].default
    return QUESTIONS[setting] + (f" [{default}]" if isinstance(default, str) and default else "")


def _sources(answer: str) -> list[Source]:
    if not answer:
        raise UsageError("Byline begins with one of them, as https://outlet.example or my-feeds.opml; Ctrl-D leaves.")
    return [read_source(one) for one in split_sources(answer)]


def _setting(setting: str, answer: str) -> str:
    if setting == "zone" and answer:
        zones = find_places(answer).zones
        answer = zone_of_key(answer) or (zones[0] if len(zones) == 1 else answer)
    return check_setting(setting, answer) if answer else ""
