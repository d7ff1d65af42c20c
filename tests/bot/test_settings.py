"""The settings: what is read, and how a bad one is said."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, example
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


def test_a_bad_database_address_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a password."""
    monkeypatch.setenv("BYLINE_DATABASE_URL", "mysql://user:secret@host/news")
    with pytest.raises(SettingsError, match="BYLINE_DATABASE_URL") as refused:
        Settings.load()
    assert "secret" not in str(refused.value)
