"""The newsroom on Matrix: from what a person writes to the posts that answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.conversation import Conversation
from bot.matrix import find_matrix, matrix_account_of, matrix_of
from bot.settings import Settings, SettingsError
from domain.chat import ChatRef, Platform
from domain.transport import MenuCommand
from tests.handlers.newsroom import Newsroom
from tests.synapse import Person, Synapse

pytestmark = pytest.mark.xdist_group("synapse")


@asynccontextmanager
async def on_matrix(room: Newsroom, bot: Person, settings: Settings) -> AsyncIterator[None]:
    """The newsroom answers people on the homeserver."""
    commands = {name: MenuCommand(one.help, one.role) for name, one in room.router.commands.items()}
    async with matrix_of(settings, room.desk.store, commands, room.desk.clock) as matrix:
        assert matrix.name == bot.user
        task = asyncio.create_task(matrix.run(Conversation(room.router, matrix, asyncio.sleep).take))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_the_settings_are_enough_to_serve(room: Newsroom, synapse: Synapse, tmp_path: Path) -> None:
    """A number in answer to an edition asks for its line; a reaction turns the page in its place."""
    bot, ann = synapse.person("byline"), synapse.person("ann")
    settings = Settings(
        matrix_homeserver=synapse.url,
        matrix_user=bot.user,
        matrix_password=SecretStr(bot.password),
        matrix_store=str(tmp_path / "keys"),
        owners=f"matrix:{ann.user}",
    )
    async with on_matrix(room, bot, settings):
        chat = ann.room(bot.user)
        await ann.wait_for_posts(chat, bot.user, 1)
        ann.say(chat, "!digest all")
        edition = (await ann.wait_for_posts(chat, bot.user, 2))[-1]
        assert "\n1 " in edition["content"]["body"]
        ann.say(chat, "1", **{"m.relates_to": {"m.in_reply_to": {"event_id": edition["event_id"]}}})
        answer = (await ann.wait_for_posts(chat, bot.user, 3))[-1]["content"]
        ann.say(chat, "help quotes")
        await ann.wait_for_posts(chat, bot.user, 4)
    tied = await room.desk.store.editions.by_post(ChatRef(Platform.MATRIX, chat), edition["event_id"])
    assert tied is not None
    article = await room.desk.store.articles.get(tied.lines[1].ref.article_id)
    assert article is not None
    assert article.head.outlet.shown in answer["body"]
    assert "<blockquote>" in answer["formatted_body"]


async def test_the_doctor_uses_the_token_that_a_password_gave(
    empty_room: Newsroom, synapse: Synapse, tmp_path: Path
) -> None:
    """Also where no article is stored yet; before the first start it says that the password is tried then."""
    bot = synapse.person("byline")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'empty.sqlite3'}",
        matrix_homeserver=synapse.url,
        matrix_user=bot.user,
        matrix_password=SecretStr(bot.password),
        matrix_store=str(tmp_path / "keys"),
    )
    assert "the password is tried when Byline starts" in (await find_matrix(settings, empty_room.desk.clock)).right
    async with on_matrix(empty_room, bot, settings):
        found = await find_matrix(settings, empty_room.desk.clock)
    assert f"{bot.user} is known to the server, as the device BYLINE" in found.right


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"matrix_user": "@byline:harbour.example"}, "BYLINE_MATRIX_HOMESERVER"),
        ({"matrix_homeserver": "https://harbour.example"}, "BYLINE_MATRIX_USER"),
        (
            {"matrix_user": "@byline:harbour.example", "matrix_homeserver": "https://harbour.example"},
            "BYLINE_MATRIX_TOKEN or BYLINE_MATRIX_PASSWORD",
        ),
    ],
)
def test_a_missing_setting_is_named(given: dict[str, str], named: str) -> None:
    """In one sentence."""
    with pytest.raises(SettingsError, match=named) as raised:
        matrix_account_of(Settings.model_validate(given))
    assert str(raised.value).count(". ") == 0
