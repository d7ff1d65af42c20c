"""The menus of commands, by place and role."""

from dataclasses import replace
from typing import Any

from domain.options import Asking
from domain.transport import MenuCommand
from tests.fakes.bot_api.people import GROUP, says
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryNotes
from tests.transports.telegram.conftest import ADMIN, COMMANDS, OWNER
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Account, Memory
from transports.telegram.menus import Menus
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram


def shown(api: BotApi) -> dict[str, list[str]]:
    """The commands that were shown, by scope."""
    return {_scope(menu): [one["command"] for one in menu["commands"]] for menu in api.called("setMyCommands")}


def _scope(menu: dict[str, Any]) -> str:
    scope = menu["scope"]
    return " ".join(str(part) for part in (scope["type"], scope.get("chat_id")) if part is not None)


async def test_every_place_has_its_menu(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """Everything but what admins may in private, a few in groups, and what a group's admins may for them."""
    async with running(telegram, desk):
        await says(api, "/help")
        await desk.wait_for(1)
    assert shown(api) == {
        "all_private_chats": ["help", "quotes", "source", "settings"],
        "all_group_chats": ["help", "source"],
        "all_chat_administrators": ["help", "quotes", "source", "settings"],
    }


async def test_who_runs_byline_sees_his_own_menu(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """As soon as he asks something in private, and once."""
    async with running(telegram, desk):
        for user in (ADMIN, OWNER, ADMIN):
            await says(api, "/help", user=user, chat=user)
        await desk.wait_for(3)
    assert len(api.called("setMyCommands")) == 5
    assert shown(api)[f"chat {ADMIN}"] == ["help", "quotes", "source", "settings", "ingest"]
    assert shown(api)[f"chat {OWNER}"] == ["help", "quotes", "source", "settings", "ingest", "admins"]


async def test_a_menu_is_sent_again_only_where_it_changed(
    api: BotApi, memory: Memory, clock: TurnedClock, desk: Desk
) -> None:
    """Also over a restart."""
    new = {**COMMANDS, "latest": MenuCommand("the newest articles", COMMANDS["help"].role)}

    counts = []
    for commands in (COMMANDS, COMMANDS, new):
        async with open_telegram(Account(TOKEN, api.url), memory, commands, clock=clock, sleep=clock.sleep) as telegram:
            async with running(telegram, desk):
                await api.wait_until(lambda: api.called("deleteWebhook"))
            counts.append(len(api.called("setMyCommands")))
            api.calls.clear()
    assert counts == [3, 0, 2]


async def test_who_is_no_admin_any_more_gets_everybodys_menu_back(
    telegram: Telegram, api: BotApi, memory: Memory
) -> None:
    """The menu of his chat goes away, once."""
    menus = Menus(telegram._bot, COMMANDS, memory.notes)  # noqa: SLF001 (a bot that is logged in)
    await menus.start()
    for role in (COMMANDS["ingest"].role, COMMANDS["help"].role, COMMANDS["help"].role):
        await menus.fit(ADMIN, role)
    (gone,) = api.called("deleteMyCommands")
    assert gone["scope"] == {"type": "chat", "chat_id": ADMIN}
    assert isinstance(memory.notes, MemoryNotes)
    assert str(ADMIN) not in memory.notes.kept["menus"]


async def test_the_menu_of_a_group_follows_who_may_ask(telegram: Telegram, api: BotApi, memory: Memory) -> None:
    """Its admins keep theirs; what is chosen later is one request, and nothing is sent where nothing changed."""
    menus = Menus(telegram._bot, COMMANDS, memory.notes)  # noqa: SLF001 (a bot that is logged in)
    requests = []
    for asking in (Asking.FEW, Asking.NOTHING, Asking.NOTHING, Asking.EVERYTHING, Asking.FEW, Asking.FEW):
        await menus.fit_group(GROUP, asking)
        requests.append([*map(_scope, api.called("setMyCommands")), *map(_scope, api.called("deleteMyCommands"))])
        if asking is not Asking.FEW:
            expected = {Asking.NOTHING: ["help"], Asking.EVERYTHING: ["help", "quotes", "source"]}[asking]
            assert shown(api).get(f"chat {GROUP}", expected) == expected
            assert "settings" in shown(api).get(f"chat_administrators {GROUP}", ["settings"])
        api.calls.clear()
    admins, members = f"chat_administrators {GROUP}", f"chat {GROUP}"
    assert requests == [[], [admins, members], [], [members], [members], []]


async def test_a_groups_menu_is_sent_when_it_can_be(telegram: Telegram, api: BotApi, memory: Memory) -> None:
    """After a pause that the server wanted; what it refuses for good is not tried with every message."""
    menus = Menus(telegram._bot, COMMANDS, memory.notes)  # noqa: SLF001 (a bot that is logged in)
    api.fail("setMyCommands", Fault(429, "Too Many Requests: retry after 5", {"retry_after": 5}))
    await menus.fit_group(GROUP, Asking.NOTHING)
    assert shown(api)[f"chat {GROUP}"] == ["help"]
    api.calls.clear()
    api.fail("setMyCommands", Fault(403, "Forbidden: bot was kicked from the supergroup chat"))
    for _ in range(3):
        await menus.fit_group(GROUP - 1, Asking.NOTHING)
    assert shown(api).keys() == {f"chat_administrators {GROUP - 1}"}


async def test_the_menus_of_all_follow_when_they_can(telegram: Telegram, api: BotApi, memory: Memory) -> None:
    """With the next request after a server that stumbled; then nothing is sent again."""
    menus = Menus(telegram._bot, COMMANDS, memory.notes)  # noqa: SLF001 (a bot that is logged in)
    api.fail("setMyCommands", Fault(502, "Bad Gateway"))
    await menus.start()
    api.calls.clear()
    for _ in range(2):
        await menus.fit_group(GROUP, Asking.FEW)
        await menus.fit(ADMIN, COMMANDS["help"].role)
    assert [_scope(menu) for menu in api.called("setMyCommands")] == ["all_private_chats"]


async def test_a_group_sees_its_menu_after_the_choice(
    api: BotApi, memory: Memory, clock: TurnedClock, desk: Desk
) -> None:
    """As soon as the request is answered that chose it."""
    asked: list[str] = []

    async def asking_in(chat: str) -> Asking:
        asked.append(chat)
        return Asking.NOTHING

    account = Account(TOKEN, api.url)
    memory = replace(memory, asking_in=asking_in)
    opening = open_telegram(account, memory, COMMANDS, clock=clock, sleep=clock.sleep)
    async with opening as telegram, running(telegram, desk):
        await says(api, "/help", chat=GROUP)
        await api.wait_until(lambda: f"chat {GROUP}" in shown(api))
    assert asked == [str(GROUP)]


async def test_a_menu_that_is_refused_stops_nothing(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """And is tried again at the next start."""
    api.fail("setMyCommands", Fault(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with running(telegram, desk):
        await says(api, "/help")
        await desk.wait_for(1)
    async with running(telegram, desk):
        await says(api, "/help")
        await desk.wait_for(2)
    scopes = [_scope(menu) for menu in api.called("setMyCommands")]
    assert scopes.count("all_private_chats") == 2
    assert scopes.count("all_group_chats") == 1
