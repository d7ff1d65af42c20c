"""What happens to chats themselves."""

from typing import Any

import pytest

from domain.chat import ChatRef, Platform
from tests.fakes.bot_api.people import GROUP, PRIVATE, says
from tests.fakes.bot_api.server import BOT, BotApi, Fault
from tests.transports.memory import MemoryMoves, MemoryPresence
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Memory
from transports.telegram.transport import Telegram

ADDED = ("left", "member")
KICKED = ("member", "kicked")


async def becomes(api: BotApi, old: str, new: str, *, chat: int = GROUP, kind: str = "supergroup") -> None:
    """The bot's own standing in a chat changes."""
    change: dict[str, Any] = {
        "chat": {"id": chat, "type": kind},
        "from": {"id": 5, "is_bot": False, "first_name": "Ada"},
        "date": 1,
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }
    await api.post_update(my_chat_member=change)


def member(status: str) -> dict[str, Any]:
    """The bot in a chat, as the Bot API writes it."""
    rights: dict[str, dict[str, Any]] = {
        "restricted": {**dict.fromkeys(RESTRICTED, False), "is_member": True, "until_date": 0},
        "administrator": dict.fromkeys(RIGHTS, True),
        "kicked": {"until_date": 0},
    }
    return {"user": BOT, "status": status, **rights.get(status, {})}


async def told(memory: Memory, api: BotApi, desk: Desk, chat: int) -> list[tuple[str, ChatRef]]:
    """What was noted until now; a chat keeps its order."""
    await says(api, "/help", chat=chat)
    await desk.wait_for(1)
    assert isinstance(memory.presence, MemoryPresence)
    return memory.presence.told


async def test_being_added_to_a_group_gets_one_line(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """It says what it reads and what to ask."""
    async with running(telegram, desk):
        await becomes(api, *ADDED)
        await api.wait_until(lambda: api.posts[str(GROUP)])
    (post,) = api.posts[str(GROUP)].values()
    assert "/help@byline_bot" in post["text"]
    assert "\n" not in post["text"]


@pytest.mark.parametrize(
    ("chat", "kind", "why"),
    [
        (PRIVATE, "private", "The person has blocked the bot."),
        (GROUP, "supergroup", "The bot was removed from the supergroup."),
        (-100_9, "channel", "The bot was removed from the channel."),
    ],
)
async def test_who_removes_us_pauses_the_chat(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory, *, chat: int, kind: str, why: str
) -> None:
    """A person who blocks, a group or a channel; coming back goes on, without a word in private and in channels."""
    async with running(telegram, desk):
        await becomes(api, *KICKED, chat=chat, kind=kind)
        await becomes(api, "kicked", "member" if kind == "private" else "administrator", chat=chat, kind=kind)
        where = ChatRef(Platform.TELEGRAM, str(chat))
        noted = await told(memory, api, desk, chat)
    assert sorted(noted) == sorted([(why, where), ("joined", where)])
    assert len(api.posts[str(chat)]) == (kind == "supergroup")


async def test_a_change_of_rights_is_no_arrival(telegram: Telegram, api: BotApi, desk: Desk, memory: Memory) -> None:
    """Who is made an administrator, or restricted, was there before: nothing is posted."""
    async with running(telegram, desk):
        await becomes(api, "member", "administrator")
        await becomes(api, "administrator", "restricted")
        noted = await told(memory, api, desk, GROUP)
    assert {what for what, _ in noted} <= {"joined"}
    assert api.posts[str(GROUP)] == {}


async def test_a_greeting_that_is_refused_stops_nothing(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """A group in which only admins may write."""
    api.fail("sendMessage", Fault(400, "Bad Request: not enough rights to send text messages to the chat"))
    async with running(telegram, desk):
        await becomes(api, *ADDED)
        await api.wait_until(lambda: api.called("sendMessage"))
        await says(api, "/help")
        await desk.wait_for(1)


async def test_a_group_that_becomes_a_supergroup_is_followed(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """The service message moves its rows, from either side, and asks nothing."""
    async with running(telegram, desk):
        await says(api, "", chat=-7, migrate_to_chat_id=GROUP)
        await says(api, "", chat=GROUP, migrate_from_chat_id=-7)
        await says(api, "/help", chat=GROUP)
        await desk.wait_for(1)
    assert isinstance(memory.moves, MemoryMoves)
    assert memory.moves.moved == [("-7", str(GROUP))] * 2


async def test_a_topic_that_opens_again_goes_on(telegram: Telegram, api: BotApi, desk: Desk, memory: Memory) -> None:
    """That topic alone."""
    async with running(telegram, desk):
        await says(api, "", chat=GROUP, message_thread_id=4, is_topic_message=True, forum_topic_reopened={})
        await says(api, "/help", chat=GROUP)
        await desk.wait_for(1)
    assert isinstance(memory.presence, MemoryPresence)
    assert memory.presence.told == [("joined", ChatRef(Platform.TELEGRAM, str(GROUP), "4"))]


RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories "
    "can_post_messages"
).split()
RESTRICTED = (
    "can_change_info can_invite_users can_pin_messages can_manage_topics can_send_messages can_send_audios "
    "can_send_documents can_send_photos can_send_videos can_send_video_notes can_send_voice_notes can_send_polls "
    "can_send_other_messages can_add_web_page_previews can_edit_tag can_react_to_messages"
).split()
