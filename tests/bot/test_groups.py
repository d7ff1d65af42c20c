"""What members may ask in a group, and where the answers go."""

from domain.chat import ChatRef, Platform, Role
from domain.message import Ask, Paragraph
from tests.handlers.newsroom import Newsroom

GROUP = ChatRef(Platform.TELEGRAM, "-1007")


async def said(room: Newsroom, text: str, *, role: Role = Role.MEMBER, user: str = "6", **request: object) -> list[str]:
    """What a group hears."""
    return await room.texts(text, role=role, user=user, chat=GROUP, is_private=False, **request)


async def linked(room: Newsroom, text: str, **request: object) -> str:
    """The command to which the answer leads."""
    reply = await room.reply(text, role=Role.MEMBER, user="6", chat=GROUP, is_private=False, **request)
    (block,) = reply.message.blocks
    assert isinstance(block, Paragraph)
    (link,) = [child for child in block.children if isinstance(child, Ask)]
    return link.command


async def choose(room: Newsroom, *pairs: str) -> None:
    """The group's admins choose."""
    for pair in pairs:
        await said(room, f"/settings {pair}", role=Role.CHAT_ADMIN, user="5")


async def test_by_default_members_ask_a_few_commands(room: Newsroom) -> None:
    """Where a line is from, and help; the rest is linked to a private chat, with what was asked."""
    await said(room, "/digest all", role=Role.CHAT_ADMIN)
    assert (await said(room, "/source 1"))[0].startswith("Line 1.")
    assert "/source" in (await said(room, "/help"))[0]
    assert await said(room, "/quotes Holt 7d") == ["Not in this group, but in a private chat with me: /quotes Holt 7d"]
    assert await linked(room, "/quotes Holt 7d") == "/quotes Holt 7d"


async def test_admins_of_a_group_ask_everything(room: Newsroom) -> None:
    """However often."""
    for _ in range(7):
        assert "Holt" in (await said(room, "/quotes Holt", role=Role.CHAT_ADMIN))[0]


async def test_a_group_may_let_members_ask_everything_or_nothing(room: Newsroom) -> None:
    """It holds at once; admins ask as before."""
    await choose(room, "asking everything")
    assert "Holt" in (await said(room, "/quotes Holt"))[0]
    await choose(room, "asking nothing")
    assert await said(room, "/help") == ["Only the admins ask here. In a private chat with me: /help"]
    assert "/quotes" in (await said(room, "/help", role=Role.CHAT_ADMIN))[0]


async def test_members_wait_between_answers(room: Newsroom) -> None:
    """After five answers one sentence, then silence; a press and talk that asks nothing do not count."""
    for _ in range(3):
        assert await said(room, "good morning") == []
        assert len(await said(room, "/help", pressed="7")) == 1
    for _ in range(5):
        assert len(await said(room, "/help")) == 1
    (enough,) = await said(room, "/help")
    assert enough == "Those were 5 answers for you here. More after a pause, or now in a private chat."
    assert await said(room, "/help") == []
    assert await said(room, "/nonsense") == []
    assert len(await said(room, "/help", user="8")) == 1


async def test_what_cannot_be_read_counts_too(room: Newsroom) -> None:
    """Nobody makes Byline talk on and on with commands that are too long."""
    for _ in range(5):
        assert "too long" in (await said(room, "/search " + "so " * 400))[0]
    assert "Those were 5 answers" in (await said(room, "/search " + "so " * 400))[0]
    assert await said(room, "/search " + "so " * 400) == []


async def test_a_group_may_have_no_cooldown(room: Newsroom) -> None:
    """Then everything is answered."""
    await choose(room, "cooldown off")
    for _ in range(9):
        assert len(await said(room, "/help")) == 1


async def test_answers_may_go_into_private_chats(room: Newsroom) -> None:
    """A number or letter is linked by what it stands for, since it means nothing there; acts are answered here."""
    await said(room, "/digest all", role=Role.CHAT_ADMIN)
    await choose(room, "answers private")
    edition = await room.desk.store.editions.last(GROUP)
    assert edition is not None
    line = edition.lines[1]
    assert await linked(room, "/source 1") == (
        f"/source #{line.ref.article_id}v{line.ref.version}:{line.start}-{line.end}"
    )
    assert (await linked(room, "/source A")).startswith("/source #")
    asked = await linked(room, "/story A")
    assert asked.startswith("/story #")
    assert "The story of article #" in await room.text(asked, role=Role.STRANGER, user="6")
    assert "is in no story" in await room.text("/story #99999", role=Role.STRANGER, user="6")
    assert await said(room, "/source") == ["In a private chat with me: /source"]
    assert "there is no line 99" in (await said(room, "/source 99"))[0]
    assert await said(room, "/settings sound on", role=Role.CHAT_ADMIN) != []


async def test_a_press_is_checked_like_a_call(room: Newsroom) -> None:
    """Buttons grant nothing: who is no admin any more, or asks where only admins may, is refused."""
    assert await said(room, "/settings sound on", pressed="7") == [
        "/settings is for the admins of this chat only. /help lists what you can ask."
    ]
    await choose(room, "asking nothing")
    assert "Only the admins ask here." in (await said(room, "/latest", pressed="7"))[0]


async def test_a_long_text_in_a_group_is_left_alone(room: Newsroom) -> None:
    """It is no command that is too long, but talk."""
    assert await said(room, "so " * 400) == []
    assert "too long" in (await said(room, "/search " + "so " * 400))[0]
