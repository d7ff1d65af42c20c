"""`/help`."""

from domain.chat import Role
from handlers.table import load_commands
from tests.handlers.newsroom import Newsroom


async def test_lists_what_the_asker_may(room: Newsroom) -> None:
    """Every command that the asker may use is there, and no other."""
    text = await room.text("/help", role=Role.MEMBER)
    for name, command in load_commands().items():
        assert (f"- /{name}: {command.help}" in text) is (command.role <= Role.MEMBER)


async def test_explains_one(room: Newsroom) -> None:
    """One command is explained by its usage, arguments and examples."""
    text = await room.text("/help /QUOTES")
    assert text.startswith("/quotes [outlet | speaker | words] [since]\n")
    assert "- /quotes Holt" in text


async def test_unknown(room: Newsroom) -> None:
    """A command that does not exist, or is not for the asker, is answered with one that comes near."""
    assert await room.text("/help sorce") == "/sorce is no command; /help source?"
    assert "is no command" in await room.text("/help ingest", role=Role.MEMBER)
