"""Chats that are looked after from another, by their names."""

import pytest

from domain.chat import ChatRef, Platform, Role
from domain.errors import NotFoundError
from domain.transport import FindsChats, FoundChat
from tests.fakes.bot_api.server import BotApi, Fault
from tests.transports.telegram.test_membership import member
from transports.telegram.transport import Telegram

CHANNEL = -100_9


@pytest.fixture
def channel(api: BotApi) -> ChatRef:
    """A channel of which person 5 is an administrator, and the bot too."""
    api.public_chats["@harbournews"] = (CHANNEL, "channel")
    api.admins.add((str(CHANNEL), "5"))
    api.own_standing[str(CHANNEL)] = member("administrator")
    return ChatRef(Platform.TELEGRAM, str(CHANNEL))


@pytest.mark.parametrize("name", ["@harbournews", "harbournews", "https://t.me/harbournews", " t.me/harbournews "])
async def test_a_channel_is_found_by_its_name(telegram: Telegram, channel: ChatRef, name: str) -> None:
    """With what a person is there, and whether we may post."""
    assert isinstance(telegram, FindsChats)
    assert await telegram.find_chat(name, "5") == FoundChat(channel, "Harbour News", Role.CHAT_ADMIN, can_post=True)
    assert (await telegram.find_chat(name, "77")).role == Role.MEMBER


@pytest.mark.parametrize(
    "standing",
    [{**member("administrator"), "can_post_messages": False}, member("member"), member("kicked")],
    ids=["without the right", "no administrator", "removed"],
)
async def test_a_channel_in_which_we_may_not_post_says_so(
    telegram: Telegram, api: BotApi, channel: ChatRef, standing: dict[str, object]
) -> None:
    """Only an administrator with that right may."""
    api.own_standing[channel.chat] = standing
    assert not (await telegram.find_chat("@harbournews", "5")).can_post


@pytest.mark.parametrize("name", ["@nowhere", "harbour news", "", "-100123456"])
async def test_what_is_not_found_is_said_in_one_sentence(telegram: Telegram, name: str) -> None:
    """With what to do next."""
    with pytest.raises(NotFoundError, match=r"or its id, as -1001234567890\.$|as an administrator first\.$"):
        await telegram.find_chat(name, "5")


@pytest.mark.usefixtures("channel")
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(403, "Forbidden: bot is not a member of the channel chat"), "as an administrator first"),
        (Fault(502, "Bad Gateway"), "ask again in a minute"),
    ],
)
async def test_a_channel_into_which_we_cannot_look_is_not_found(
    telegram: Telegram, api: BotApi, *, fault: Fault, words: str
) -> None:
    """Or the server does not answer."""
    api.fail("getChatMember", fault)
    with pytest.raises(NotFoundError, match=words):
        await telegram.find_chat("@harbournews", "5")
