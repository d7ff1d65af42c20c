"""The settings: what is read, and how a bad one is said."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, example
from domain.chat import Platform
from domain.edition import Length

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env to start in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_shows_every_setting_with_its_default() -> None:
    """`.env.example` is what the settings say of themselves."""
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()


def test_the_example_can_be_used_as_it_is(empty_folder: Path) -> None:
    """With every line switched on, the example gives the defaults."""
    lines = [line.removeprefix("#") if line.startswith("#BYLINE_") else line for line in example().splitlines()]
    (empty_folder / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert Settings.load() == Settings()


def test_the_environment_goes_before_the_file(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set for one run wins."""
    (empty_folder / ".env").write_text("BYLINE_LENGTH=full\nBYLINE_ZONE=Europe/Kyiv\n", encoding="utf-8")
    monkeypatch.setenv("BYLINE_LENGTH", "normal")
    settings = Settings.load()
    assert (settings.length, settings.zone) == (Length.NORMAL, "Europe/Kyiv")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BYLINE_LENGTH", "loong", "BYLINE_LENGTH cannot be 'loong': input should be 'short', 'normal' or 'full'."),
        ("BYLINE_ZONE", "Kyiv", "BYLINE_ZONE cannot be 'Kyiv': no time zone of that name, perhaps Europe/Kyiv."),
        (
            "BYLINE_OWNERS",
            "ada",
            (
                "BYLINE_OWNERS cannot be 'ada': ada is no owner; write telegram:123456 or matrix:@name:server, "
                "with spaces between several."
            ),
        ),
        (
            "BYLINE_OWNERS",
            "telegram:@ada",
            "BYLINE_OWNERS cannot be 'telegram:@ada': telegram:@ada has no user id of Telegram, which is a number.",
        ),
        (
            "BYLINE_FETCH_PROXY",
            "me:word@proxy:3128",
            "BYLINE_FETCH_PROXY cannot be what it is: it has to look like http://HOST:PORT.",
        ),
        ("BYLINE_LENGHT", "full", "BYLINE_LENGHT is not a setting of Byline; perhaps BYLINE_LENGTH is meant."),
    ],
)
def test_a_bad_setting_is_named_with_what_is_wrong(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names the setting and a way out."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        Settings.load()
    assert str(refused.value) == said


@pytest.mark.parametrize("proxy", ["", "http://localhost:3128", "https://me:word@proxy.home/", "http://[::1]:8080"])
def test_a_proxy_is_an_address(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """With a scheme; port and user may be left out."""
    monkeypatch.setenv("BYLINE_FETCH_PROXY", proxy)
    assert Settings.load().fetch_proxy == proxy


@pytest.mark.parametrize("proxy", ["foo", "localhost:3128", "socks5://localhost:1080", "http://", "http://a:b:c"])
def test_a_proxy_that_cannot_be_asked_is_refused(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """At the start, and not by every fetch."""
    monkeypatch.setenv("BYLINE_FETCH_PROXY", proxy)
    with pytest.raises(SettingsError, match="it has to look like"):
        Settings.load()


@pytest.mark.parametrize("prefix", ["%", "news:", "byline", "🚢", "é!"])
def test_a_prefix_is_what_people_can_type(monkeypatch: pytest.MonkeyPatch, prefix: str) -> None:
    """Signs, or a word."""
    monkeypatch.setenv("BYLINE_MATRIX_PREFIX", prefix)
    assert Settings.load().matrix_prefix == prefix


@pytest.mark.parametrize("prefix", ["", "h", "é", "1", "hey you", "\u200b", "!\u202e", "x" * 21, "\x07"])
def test_a_prefix_that_nobody_could_use_is_refused(monkeypatch: pytest.MonkeyPatch, prefix: str) -> None:
    """In one sentence at the start, and not by silence in every room."""
    monkeypatch.setenv("BYLINE_MATRIX_PREFIX", prefix)
    with pytest.raises(SettingsError, match=r"BYLINE_MATRIX_PREFIX .*: it has to be 1 to 20 visible characters"):
        Settings.load()


@pytest.mark.parametrize("line", [b"zone UTC", b"BYLINE_LENGTH", b"=full", b'BYLINE_ZONE="UTC', b"BYLINE_ZONE='UTC"])
def test_a_line_that_would_be_passed_over_stops_the_start(empty_folder: Path, line: bytes) -> None:
    """A typing error in the file never leaves a default standing in silence."""
    (empty_folder / ".env").write_bytes(b"# mine\nexport BYLINE_LENGTH = 'full' # long\n" + line + b"\n")
    with pytest.raises(SettingsError, match=r"^\.env, line 3, does not read NAME=value"):
        Settings.load()


def test_a_file_that_is_not_utf8_stops_the_start(empty_folder: Path) -> None:
    """One sentence that names the file."""
    (empty_folder / ".env").write_bytes(b"BYLINE_ZONE=\xff\n")
    with pytest.raises(SettingsError, match=r"^\.env cannot be read: it is not UTF-8\.$"):
        Settings.load()


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:///:memory:"])
def test_a_database_has_to_be_a_file(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one command stores the next has to find."""
    monkeypatch.setenv("BYLINE_DATABASE_URL", url)
    with pytest.raises(SettingsError, match="has to name a file"):
        Settings.load()


def test_a_bad_database_address_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a password."""
    monkeypatch.setenv("BYLINE_DATABASE_URL", "mysql://user:secret@host/news")
    with pytest.raises(SettingsError, match="BYLINE_DATABASE_URL") as refused:
        Settings.load()
    assert "secret" not in str(refused.value)


def test_a_bad_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a secret even where it is mistyped."""
    monkeypatch.setenv("BYLINE_TELEGRAM_TOKEN", "123456 CANARY")
    with pytest.raises(SettingsError, match="BYLINE_TELEGRAM_TOKEN cannot be what it is: it has to look") as refused:
        Settings.load()
    assert "CANARY" not in str(refused.value)


def test_owners_are_told_apart_by_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """An id of one platform means nothing on the other."""
    monkeypatch.setenv("BYLINE_OWNERS", "telegram:77 matrix:@ada:harbour.example telegram:78")
    settings = Settings.load()
    assert settings.owner_ids(Platform.TELEGRAM) == {"77", "78"}
    assert settings.owner_ids(Platform.MATRIX) == {"@ada:harbour.example"}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TELEGRAM_WEBHOOK_LISTEN", "8443", "it has to be a host and a port"),
        ("TELEGRAM_WEBHOOK_LISTEN", "127.0.0.1:99999", "it has to be a host and a port"),
        ("TELEGRAM_WEBHOOK_URL", "bot.example", "it has to start with https://"),
    ],
)
def test_a_place_for_the_webhook_has_its_form(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    """One sentence says which."""
    monkeypatch.setenv(f"BYLINE_{name}", value)
    with pytest.raises(SettingsError, match=f"BYLINE_{name} .*{words}"):
        Settings.load()
    monkeypatch.setenv(f"BYLINE_{name}", "[::1]:443" if name.endswith("LISTEN") else "")
    Settings.load()
