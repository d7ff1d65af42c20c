"""A group on Telegram: its admins set it up in one post, its members are led to a private chat."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from desk.people.may_subscribe import CLOSED
from domain.chat import ChatRef, Platform
from tests.bot.test_telegram import on_telegram, posts
from tests.fakes.bot_api.people import GROUP, presses, says
from tests.fakes.bot_api.server import BotApi
from tests.handlers.newsroom import Newsroom

CHAT = str(GROUP)
ADMIN, MEMBER = 5, 6


def button(post: dict[str, Any], label: str) -> str:
    """What stands behind a button."""
    keyboard = post["reply_markup"]["inline_keyboard"]
    return str(next(one["callback_data"] for row in keyboard for one in row if one["text"] == label))


async def edited(api: BotApi, count: int) -> None:
    """Wait until so many posts were edited."""
    await api.wait_until(lambda: len(api.called("editMessageText")) >= count)


async def test_one_post_sets_a_group_up(room: Newsroom) -> None:
    """Presses edit it; a member's press does nothing; the menu of the group follows."""
    group = ChatRef(Platform.TELEGRAM, CHAT)
    async with on_telegram(room) as api:
        api.admins.add((CHAT, str(ADMIN)))
        await says(api, "/settings", chat=GROUP, user=ADMIN)
        ((post_id, _),) = await posts(api, 1, CHAT)
        shown = api.posts[CHAT]
        await presses(api, button(shown[post_id], "Members ask: few"), post_id, chat=GROUP, user=ADMIN)
        await edited(api, 1)
        await presses(api, button(shown[post_id], "everything"), post_id, chat=GROUP, user=MEMBER)
        await presses(api, button(shown[post_id], "everything"), post_id, chat=GROUP, user=ADMIN)
        await edited(api, 2)
        assert button(shown[post_id], "Members ask: everything")
        assert "An edition now would begin:" in shown[post_id]["text"]
        await presses(api, button(shown[post_id], "Editions: off"), post_id, chat=GROUP, user=ADMIN)
        await edited(api, 3)
        assert CLOSED in shown[post_id]["text"]
        await presses(api, button(shown[post_id], "◀ back"), post_id, chat=GROUP, user=ADMIN)
        await edited(api, 4)
        await presses(api, button(shown[post_id], "See an edition"), post_id, chat=GROUP, user=ADMIN)
        await edited(api, 5)
        assert "Preview." in shown[post_id]["text"]
        assert list(shown) == [post_id]
        scopes = [menu["scope"] for menu in api.called("setMyCommands")]
        assert scopes.count({"type": "chat", "chat_id": GROUP}) == 1
    assert await room.desk.store.chats.options(group) == {"asking": "everything"}
    assert (await room.desk.store.audit.page(limit=9)).total == 1


@pytest.mark.parametrize("asked", ["/quotes Holt", "/quotes"])
async def test_a_member_follows_a_link_to_his_answer(room: Newsroom, asked: str) -> None:
    """The link asks in private what was asked in the group, also where the bare command would be live by itself."""
    async with on_telegram(room) as api:
        await says(api, asked, chat=GROUP, user=MEMBER)
        ((_, words),) = await posts(api, 1, CHAT)
        (call,) = api.called("sendMessage")
        entities = call["entities"] if isinstance(call["entities"], list) else json.loads(call["entities"])
        (url,) = [one["url"] for one in entities if one["type"] == "text_link"]
        (payload,) = parse_qs(urlsplit(url).query)["start"]
        await says(api, f"/start {payload}", chat=MEMBER, user=MEMBER)
        ((_, answer),) = await posts(api, 1, str(MEMBER))
    assert words == f"Not in this group, but in a private chat with me: {asked}"
    assert "“We will sail when the money is there,”" in answer
