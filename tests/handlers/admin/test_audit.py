"""`/audit`."""

from dataclasses import replace

from domain.chat import ChatRef, Platform, Role
from tests.handlers.newsroom import Newsroom

GROUP = ChatRef(Platform.TELEGRAM, "-1007", "4")


async def test_every_act_is_written_down(empty_room: Newsroom) -> None:
    """Who, where, when and what, newest first; also what came to nothing. What only reads is no act."""
    assert (await empty_room.text("/audit")).startswith("No admin changed anything yet.")
    await empty_room.text("/admins")
    await empty_room.text("/admins add telegram:5")
    await empty_room.text("/settings length full", role=Role.CHAT_ADMIN, user="7", chat=GROUP, is_private=False)
    await empty_room.text("/settings length long", role=Role.CHAT_ADMIN, user="7", chat=GROUP, is_private=False)
    where = "16 Mar 2026, 20:00 · telegram:7 in -1007, thread 4"
    lines = (await empty_room.text("/audit")).splitlines()
    assert lines == [
        "3 acts of admins, newest first",
        f"- {where} · /settings length long · came to nothing: length cannot be “long”; it can be short, normal, full.",
        f"- {where} · /settings length full",
        "- 16 Mar 2026, 20:00 · the console · /admins add telegram:5",
    ]


async def test_what_is_refused_by_role_is_no_act(empty_room: Newsroom) -> None:
    """Nor is what people choose in their own private chats."""
    await empty_room.text("/admins add telegram:5", role=Role.STRANGER)
    await empty_room.text("/settings length full", role=Role.STRANGER)
    assert "No admin changed anything yet." in await empty_room.text("/audit")


async def test_the_list_is_paged(empty_room: Newsroom) -> None:
    """Fifteen a page; no page is shown that is not there."""
    for n in range(1, 18):
        await empty_room.text(f"/admins add telegram:{n}")
    first, second = await empty_room.text("/audit"), await empty_room.text("more")
    assert "telegram:17" in first
    assert "1–15 of 17" in first
    assert "telegram:1\n" in second
    assert "There is no page 3" in await empty_room.text("/audit page:3")


async def test_only_admins_read_it(empty_room: Newsroom) -> None:
    """The admins of a chat do not."""
    answer = await empty_room.text("/audit", role=Role.CHAT_ADMIN, chat=GROUP, is_private=False)
    assert answer.startswith("/audit is for the admins of this Byline only.")


async def test_what_a_group_gets_is_an_act_of_its_admins(room: Newsroom) -> None:
    """Where members may look with the same command; looking is none, nor is a member's try."""
    await room.desk.store.chats.set_option(replace(GROUP, thread=""), "asking", "everything")
    for text, role in (("/follow ferry", Role.MEMBER), ("/follow", Role.CHAT_ADMIN), ("/follow dam", Role.CHAT_ADMIN)):
        await room.text(text, role=role, user="7", chat=GROUP, is_private=False)
    await room.text("/follow dam", role=Role.STRANGER)
    assert (await room.text("/audit")).splitlines() == [
        "1 act of admins, newest first",
        "- 16 Mar 2026, 20:00 · telegram:7 in -1007, thread 4 · /follow dam",
    ]
