"""From a request to its answers."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.cooldown import Cooldown
from bot.pages import MOST_KEPT, MemoryPages
from bot.router import Router
from desk.desk import Desk
from desk.health.admin_chats import admin_chats
from domain.chat import ChatRef, Platform, Reply, Request, Role
from domain.excerpt import Excerpt
from domain.message import Bar, Message, Paragraph, Text, plain_text
from domain.trust import PersonRef
from handlers.command import Action, Arg, Asked, Command
from handlers.table import tabulate
from tests.handlers.newsroom import CHAT, FERRY_RADIO, Newsroom


def reply(words: str) -> Reply:
    """An answer of these words."""
    return Reply(Message((Paragraph((Text(words),)),)))


async def hello(asked: Asked, _desk: Desk) -> Reply:
    """Greet."""
    return reply(f"hello {' '.join(asked.args.words)}")


async def break_down(_asked: Asked, _desk: Desk) -> Reply:
    """Have a defect."""
    raise ZeroDivisionError


async def count_up(_asked: Asked, _desk: Desk) -> AsyncIterator[Reply]:
    """Answer twice."""
    yield reply("one")
    yield reply("two")


COMMANDS = tabulate(
    [
        Command(
            "hello", "greet", Role.STRANGER, hello, (Arg.WORDS,), actions=(Action("loud", "greet", Role.ADMIN, hello),)
        ),
        Command("broken", "break", Role.STRANGER, break_down),
        Command("count", "count", Role.STRANGER, count_up),
        Command("secret", "rule", Role.OWNER, hello),
    ]
)


async def ask(room: Newsroom, text: str, commands: dict[str, Command] | None = None, **request: object) -> list[str]:
    """The answers of a router with commands of this test's own."""
    router = Router(commands or COMMANDS, room.desk, MemoryPages(), Cooldown(room.desk.clock), new_id=lambda: "e7")
    asked = Request(**{"chat": CHAT, "user": "ann", "role": Role.MEMBER, "text": text} | request)  # type: ignore[arg-type]
    return [plain_text(one.message) async for one in router.answer(asked)]


async def test_the_private_chat_of_an_owner_is_remembered(room: Newsroom) -> None:
    """Alarms go there while no other chat is set."""
    owner = PersonRef(CHAT.platform, "ann")
    room.desk = replace(room.desk, preferences=replace(room.desk.preferences, owners=(owner,)))
    await ask(room, "/hello", is_private=True)
    assert await admin_chats(room.desk) == (CHAT,)


async def test_answers(empty_room: Newsroom) -> None:
    """A command's reply is the answer; a command may answer several times."""
    assert await ask(empty_room, "/hello world") == ["hello world"]
    assert await ask(empty_room, "!count") == ["one", "two"]


async def test_unknown_command(empty_room: Newsroom) -> None:
    """An unknown command is answered with the one that comes near, of those that the asker may use."""
    assert await ask(empty_room, "/helo") == ["/helo is no command; /hello?"]
    assert await ask(empty_room, "/secre") == ["/secre is no command; /help lists the commands."]


async def test_roles(empty_room: Newsroom) -> None:
    """The role is checked for every call, for an action's own too."""
    owners = "/secret is for the owners of this Byline only. /help lists what you can ask."
    admins = "/hello is for the admins of this Byline only. /help lists what you can ask."
    assert await ask(empty_room, "/secret") == [owners]
    assert await ask(empty_room, "/secret", role=Role.OWNER) == ["hello"]
    assert await ask(empty_room, "/hello loud") == [admins]


async def test_defect(empty_room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    """A defect gives one polite answer with an id, under which the log has the trace."""
    with caplog.at_level(logging.ERROR):
        (said,) = await ask(empty_room, "/broken")
    assert said == "Something went wrong here; it is not your fault. It stands in the log as e7."
    assert "e7" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_quiet_in_groups(empty_room: Newsroom) -> None:
    """What is not meant for Byline gets no answer in a group, and a hint in private."""
    assert await ask(empty_room, "good morning", is_private=False) == []
    assert await ask(empty_room, "good morning") == [
        "I answer commands: /help lists them, and /search finds words in the articles."
    ]


@pytest.mark.parametrize("change", ["words", "span", "version", "no excerpt", "name"])
async def test_words_are_checked_at_the_door(room: Newsroom, change: str, caplog: pytest.LogCaptureFixture) -> None:
    """No answer leaves with words in a bar that are not exactly an article's, or that show a name held back."""
    article = await room.desk.store.articles.get(7)
    assert article is not None
    sentence = article.statements.sentences[0]
    shown = article.text[sentence.start : sentence.end].replace("Halvek", "[name held back]")
    right = Excerpt(shown, article.head, sentence.start, sentence.end)
    wrong = {
        "words": replace(right, text=shown.replace("number", "person")),
        "span": replace(right, start=right.start + 3),
        "version": replace(right, head=replace(article.head, ref=replace(article.head.ref, version=9))),
        "no excerpt": right,
        "name": replace(right, text=shown.replace("[name held back]", "Halvek")),
    }[change]

    async def tell(_asked: Asked, _desk: Desk) -> Reply:
        return Reply(Message((Bar((Text(wrong.text),)),)), () if change == "no excerpt" else (wrong,))

    async def tell_rightly(_asked: Asked, _desk: Desk) -> Reply:
        return Reply(Message((Bar((Text(right.text),)),)), (right,))

    told = tabulate(
        [Command("tell", "tell", Role.STRANGER, tell), Command("right", "tell", Role.STRANGER, tell_rightly)]
    )
    (said,) = await ask(room, "/tell", dict(told))
    assert said.startswith("Something went wrong here")
    assert "NotVerbatimError" in caplog.text
    assert await ask(room, "/right", dict(told)) == [f"| {shown}"]


async def test_more(room: Newsroom) -> None:
    """The word more goes on with the asker's own last answer only, to its end."""
    for n in range(12):
        await room.save(
            replace(FERRY_RADIO, title=f"Bulletin {n}", text=f"Bulletin number {n} has nothing new.", speakers=())
        )
    first = await room.reply("/latest")
    assert first.more == "/latest page:2"
    assert "There is no more" in await room.text("more", user="bob")
    second = await room.text("more")
    assert "11–20 of 20" in second
    assert "There is no more" in await room.text("more")


def test_pages_are_bounded() -> None:
    """The memory of pages forgets the oldest."""
    pages = MemoryPages()
    for n in range(MOST_KEPT + 1):
        pages.put(ChatRef(Platform.CONSOLE, str(n)), "ann", f"/latest page:{n}")
    assert pages.get(ChatRef(Platform.CONSOLE, "0"), "ann") is None
    assert pages.get(ChatRef(Platform.CONSOLE, "1"), "ann") == "/latest page:1"
