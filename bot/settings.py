"""The settings: the only reader of the environment besides `.env`, which `.env.example` mirrors."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, SecretStr, TypeAdapter, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.chat import ChatRef, Platform
from domain.edition import Length
from domain.errors import BylineError
from domain.trust import PersonRef, Subscribers
from ingest.fetching import read_opened

PREFIX = "BYLINE_"
_SETTING = re.compile(r"""\s*(?:export\s+)?[^\W\d]\w*\s*=\s*(?:"[^"]*"\s*(?:#.*)?|'[^']*'\s*(?:#.*)?|[^"'].*)?""")


class SettingsError(BylineError):
    """A setting is unknown or has a value Byline cannot use."""


def _zone(value: str) -> str:
    if value not in available_timezones():
        near = get_close_matches(value, available_timezones(), n=1, cutoff=0.5)
        hint = f", perhaps {near[0]}" if near else ""
        message = f"no time zone of that name{hint}"
        raise ValueError(message)
    return value


def _database_url(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://")):
        message = "it has to start with sqlite:/// or postgresql://"
        raise ValueError(message)
    if value in {"sqlite:///", "sqlite:///:memory:"}:
        message = "it has to name a file, as sqlite:///byline.sqlite3"
        raise ValueError(message)
    return value


def _proxy(value: str) -> str:
    if value and not re.fullmatch(r"https?://(?:[^\s/@]+@)?(?:\[[0-9a-fA-F:]+\]|[^\s:/@\[\]]+)(?::\d{1,5})?/?", value):
        message = "it has to look like http://HOST:PORT"
        raise ValueError(message)
    return value


def _opened(value: str) -> str:
    read_opened(value)
    return value


def _telegram_token(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{20,}", value.get_secret_value()):
        message = "it has to look like 123456:ABC-DEF…, as @BotFather shows it"
        raise ValueError(message)
    return value


def _api_url(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        message = "it has to start with https:// or http://"
        raise ValueError(message)
    return value.rstrip("/")


def _webhook_url(value: str) -> str:
    return _api_url(value) if value else value


def _listen(value: str) -> str:
    if not re.fullmatch(r"(?:\[[0-9a-fA-F:]+\]|[^\s:]+):(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3})", value):
        message = "it has to be a host and a port, as 127.0.0.1:8443"
        raise ValueError(message)
    return value


def _homeserver(value: str) -> str:
    return _api_url(value) if value else value


def _matrix_user(value: str) -> str:
    if value and not re.fullmatch(r"@[^\s:]+:[^\s:]+(?::\d+)?", value):
        message = "it has to be a full user id, as @byline:example.org"
        raise ValueError(message)
    return value


def _matrix_prefix(value: str) -> str:
    is_visible = value.isprintable() and not any(char.isspace() for char in value)
    if not is_visible or not 1 <= len(value) <= 20 or (len(value) == 1 and value.isalnum()):  # noqa: PLR2004 (as the sentence says)
        message = "it has to be 1 to 20 visible characters without a space, and not a single letter or digit"
        raise ValueError(message)
    return value


def _inviters(value: str) -> str:
    for one in value.split():
        if one != "*" and not re.fullmatch(r"(?:@[^\s:]+:)?[A-Za-z0-9.\[\]-]+(?::\d+)?", one):
            message = f"{one} is neither a user as @ann:example.org nor a server as example.org"
            raise ValueError(message)
    return value


def _owners(value: str) -> str:
    for owner in value.split():
        platform, _, user = owner.partition(":")
        if platform not in {Platform.TELEGRAM, Platform.MATRIX} or not user:
            message = f"{owner} is no owner; write telegram:123456 or matrix:@name:server, with spaces between several"
            raise ValueError(message)
        if platform == Platform.TELEGRAM and not (user.isascii() and user.isdigit()):
            message = f"{owner} has no user id of Telegram, which is a number"
            raise ValueError(message)
    return value


def _admin_chat(value: str) -> str:
    if value and not re.fullmatch(r"telegram:-?\d{1,20}|matrix:![^\s:]+(?::\S+)?", value):
        message = "it has to be telegram:ID, a number, or matrix:!room:server"
        raise ValueError(message)
    return value


class Settings(BaseSettings):
    """What an operator chooses; each field is the environment variable `BYLINE_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore")

    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        default="sqlite:///byline.sqlite3",
        description="Where articles and chats are kept: sqlite:///FILE, or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    zone: Annotated[str, AfterValidator(_zone)] = Field(
        default="UTC", description="The time zone of dates and hours where a chat has chosen none, by its IANA name."
    )
    length: Length = Field(
        default=Length.SHORT,
        description="How long an edition is where a chat has chosen nothing: short, normal or full.",
    )
    hold_names: bool = Field(
        default=True, description="Whether surnames of prisoners and their relatives are held back: true or false."
    )
    old_after_days: int = Field(
        default=7,
        ge=1,
        le=3_650,
        description="How many days after its publication an article that is read only then is left out of editions.",
    )
    editions_kept_days: int = Field(
        default=400,
        ge=60,
        le=36_500,
        description="For how many days it can be asked where a line of an edition came from; then it is forgotten.",
    )
    max_text_bytes: int = Field(
        default=1_000_000, ge=1_000, le=50_000_000, description="The largest text file that is read, in bytes."
    )
    max_html_bytes: int = Field(
        default=2_000_000, ge=1_000, le=20_000_000, description="The largest HTML page that is read, in bytes."
    )
    max_feed_bytes: int = Field(
        default=4_000_000, ge=1_000, le=10_000_000, description="The largest feed that is read, in bytes."
    )
    fetch_contact: Annotated[str, Field(pattern="^[ -~]*$")] = Field(
        default="", description="A link or mail address that webmasters find in Byline's User-Agent; in ASCII."
    )
    fetch_proxy: Annotated[str, AfterValidator(_proxy)] = Field(
        default="",
        description="The proxy that pages are fetched through, as http://HOST:PORT; it judges the addresses then.",
    )
    fetch_opened: Annotated[str, AfterValidator(_opened)] = Field(
        default="", description="Hosts of your own network that may be fetched from, as nas.home:8080, radio.home."
    )
    fetch_seconds: float = Field(
        default=30.0, gt=0, le=600, description="How long one fetch may take with all its redirects, in seconds."
    )
    fetch_at_once: int = Field(
        default=120,
        ge=1,
        le=1_000,
        description="How many requests run at once at most, slow ones among them; at one host never more than two.",
    )
    group_every_seconds: int = Field(
        default=60, ge=5, le=86_400, description="How often new articles are grouped into stories, in seconds."
    )
    telegram_token: Annotated[SecretStr, AfterValidator(_telegram_token)] = Field(
        default=SecretStr(""), description="The token of the Telegram bot, from @BotFather; empty means no Telegram."
    )
    telegram_api_url: Annotated[str, AfterValidator(_api_url)] = Field(
        default="https://api.telegram.org", description="The address of Telegram's Bot API, or of a server of your own."
    )
    telegram_webhook_url: Annotated[str, AfterValidator(_webhook_url)] = Field(
        default="",
        description="Where Telegram reaches Byline, as https://bot.example.org/telegram; empty means that it is asked.",
    )
    telegram_webhook_listen: Annotated[str, AfterValidator(_listen)] = Field(
        default="127.0.0.1:8443",
        description="Where Byline listens for that address, behind your proxy that speaks TLS, as HOST:PORT.",
    )
    matrix_homeserver: Annotated[str, AfterValidator(_homeserver)] = Field(
        default="", description="The address of the Matrix homeserver, as https://matrix.example.org; empty means none."
    )
    matrix_user: Annotated[str, AfterValidator(_matrix_user)] = Field(
        default="", description="Byline's account there, as @byline:example.org."
    )
    matrix_token: SecretStr = Field(
        default=SecretStr(""), description="The access token of a login of that account; or a password, below."
    )
    matrix_password: SecretStr = Field(
        default=SecretStr(""),
        description="The password of that account: Byline logs in once, and keeps the token in its database.",
    )
    matrix_device: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{1,64}$")] = Field(
        default="BYLINE", description="The name of the device as which Byline logs in with the password."
    )
    matrix_store: str = Field(
        default="byline-matrix",
        description="The folder of the keys of encrypted rooms; who loses it loses the device.",
    )
    matrix_prefix: Annotated[str, AfterValidator(_matrix_prefix)] = Field(
        default="!", description="What commands begin with in rooms that chose nothing, as !, ?news or byline."
    )
    matrix_inviters: Annotated[str, AfterValidator(_inviters)] = Field(
        default="",
        description="Whose invitations are accepted besides the owners': @ann:example.org example.org, or * for all.",
    )
    matrix_answers: Literal["notice", "text"] = Field(
        default="notice", description="How answers come on Matrix: notice, which rings nowhere, or text."
    )
    matrix_editions: Literal["notice", "text"] = Field(
        default="text", description="How editions come on Matrix: text, or notice, which rings nowhere."
    )
    owners: Annotated[str, AfterValidator(_owners)] = Field(
        default="",
        description="Who may do everything: telegram:123456 or matrix:@name:server, with spaces between several.",
    )
    admin_chat: Annotated[str, AfterValidator(_admin_chat)] = Field(
        default="",
        description="Where alarms go: telegram:ID or matrix:!room:server; empty means to the owners in private.",
    )
    subscribers: Subscribers = Field(
        default=Subscribers.INVITED,
        description="Who may have editions sent by themselves: everybody; invited, by an admin's /allow invite; "
        "or listed, by an admin's /allow add.",
    )
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = Field(
        default="WARNING", description="What is logged on standard error: DEBUG, INFO, WARNING or ERROR."
    )

    @classmethod
    def load(cls, env_file: Path = Path(".env")) -> Self:
        """Read the environment and `env_file`, the environment first.

        Raises:
            SettingsError: If a `BYLINE_` name is unknown or a value cannot be used; one sentence that names it.
        """
        cls._refuse_unknown(env_file)
        try:
            return cls(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings takes it, its plugin does not know
        except ValidationError as error:
            raise SettingsError(_sentence(error, str(error.errors()[0]["loc"][0]))) from error

    @classmethod
    def check(cls, setting: str, value: str) -> None:
        """Try a value for one setting.

        Raises:
            SettingsError: If it cannot be used, as `load` would say it.
        """
        field = cls.model_fields[setting]
        try:
            TypeAdapter(Annotated[field.annotation, field]).validate_python(value)  # type: ignore[arg-type]  # a type known at run time
        except ValidationError as error:
            raise SettingsError(_sentence(error, setting)) from error

    def owner_ids(self, platform: Platform) -> frozenset[str]:
        """The user ids of the owners on a platform."""
        owners = (owner.partition(":") for owner in self.owners.split())
        return frozenset(user for name, _, user in owners if name == platform)

    def owner_refs(self) -> tuple[PersonRef, ...]:
        """The owners on every platform."""
        return tuple(PersonRef(one, user) for one in Platform for user in sorted(self.owner_ids(one)))

    def admin_chats(self) -> tuple[ChatRef, ...]:
        """Where alarms go: the chosen chat, else the owners' private chats on Telegram, which have their users' ids.

        None elsewhere, where owners' private chats are known only when they write there.
        """
        if self.admin_chat:
            platform, _, chat = self.admin_chat.partition(":")
            return (ChatRef(Platform(platform), chat),)
        owners = sorted(self.owner_ids(Platform.TELEGRAM)) if self.telegram_token.get_secret_value() else []
        return tuple(ChatRef(Platform.TELEGRAM, owner) for owner in owners)

    @classmethod
    def _refuse_unknown(cls, env_file: Path) -> None:
        known = {PREFIX + name.upper() for name in cls.model_fields}
        given = {name.upper() for name in os.environ if name.upper().startswith(PREFIX)}
        if env_file.is_file():
            given |= {name for name in _names_in(env_file) if name.startswith(PREFIX)}
        for name in sorted(given - known):
            near = get_close_matches(name, known, n=1)
            hint = f"; perhaps {near[0]} is meant" if near else ""
            message = f"{name} is not a setting of Byline{hint}."
            raise SettingsError(message)


def _sentence(error: ValidationError, setting: str) -> str:
    first = error.errors()[0]
    name, reason = PREFIX + setting.upper(), first["msg"].removeprefix("Value error, ")
    # The address of a database or proxy may hold a password, and a token is one; none is repeated.
    given = "what it is" if name.endswith(("_URL", "_TOKEN", "_PASSWORD", "_PROXY")) else repr(first["input"])
    return f"{name} cannot be {given}: {reason[0].lower()}{reason[1:]}."


def _names_in(env_file: Path) -> set[str]:
    """The names that a settings file sets, in capitals.

    Raises:
        SettingsError: If it cannot be read, or a line of it would silently be passed over.
    """
    try:
        lines = env_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"{env_file} cannot be read: {reason}."
        raise SettingsError(message) from error
    names = set()
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            if _SETTING.fullmatch(line) is None:
                message = f"{env_file}, line {number}, does not read NAME=value, with its quote marks closed."
                raise SettingsError(message)
            names.add(line.strip().removeprefix("export ").partition("=")[0].strip().upper())
    return names


def example() -> str:
    """The text of `.env.example`: every setting with its description and default, commented out."""
    lines = ["# Settings of Byline. Copy to .env and change what you need; every line shows the default.", ""]
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        shown = str(default).lower() if isinstance(default, bool) else str(default)
        lines += [f"# {field.description}", f"#{PREFIX}{name.upper()}={shown}", ""]
    return "\n".join(lines)
