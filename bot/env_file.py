"""The first `.env` of a Byline: each setting is tried before it is written."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.settings import PREFIX, Settings, SettingsError
from domain.errors import UsageError

ENV: Final = Path(".env")
_PLAIN: Final = re.compile(r"[\w:/.@+,!?&=%~-]+")


def check_setting(setting: str, value: str) -> str:
    """The value, if a setting may have it.

    Raises:
        UsageError: If it may not, with the reason.
    """
    try:
        Settings.check(setting, value)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    if "'" in value or not value.isprintable():
        raise UsageError(f"{PREFIX}{setting.upper()} cannot hold a quote mark or a line break.")
    return value


def write_env(given: Mapping[str, str]) -> Settings:
    """Write .env and give the settings as they are then.

    Raises:
        UsageError: If a setting cannot be used; nothing is written.
    """
    lines = ["# Settings of Byline; .env.example in its folder explains all of them."]
    lines += [_line(setting, check_setting(setting, value)) for setting, value in given.items()]
    draft = ENV.with_name(".env.new")
    draft.touch(mode=0o600)
    draft.write_text("\n".join([*lines, ""]), encoding="utf-8")
    try:
        settings = Settings.load(draft)
        draft.rename(ENV)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return settings


def _line(setting: str, value: str) -> str:
    quoted = value if _PLAIN.fullmatch(value) else f"'{value}'"
    return f"{PREFIX}{setting.upper()}={quoted}"
