"""Shows what Byline says to a person in a real Matrix client: `make look`.

A homeserver, Byline on the news of samples/ and Hydrogen in Chromium, all on this machine and gone afterwards. The
pictures are to be looked at, and stand in the documents: no check hangs on them.
"""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.app import open_desk
from bot.connections import Connections
from bot.platforms import openers_of
from bot.serving import serve
from bot.settings import Settings
from tests.synapse import PYTHON, Person, Synapse

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
PHONE: Final = (390, 844)
DESKTOP: Final = (700, 560)
PICTURE_SECONDS: Final = 90
FORWARD: Final = "▶"


@dataclass(frozen=True, slots=True)
class Picture:
    """A room of the person, what has to be there, and how large it is seen."""

    name: str
    room: str
    event: str
    size: tuple[int, int] = PHONE

    def plan(self) -> dict[str, object]:
        """As the client's side reads it."""
        width, height = self.size
        return {"name": self.name, "room": self.room, "event": self.event, "width": width, "height": height}


@dataclass(frozen=True, slots=True)
class Visit:
    """A person who asks Byline, each time in a room of her own."""

    ann: Person
    byline: Person

    async def room(self, *, name: str, more: Sequence[Person] = ()) -> str:
        """A room with Byline in it, which has greeted, and with others."""
        room = self.ann.room(*(one.user for one in more), name=name)
        for one in more:
            one.ask("POST", f"/join/{room}", {})
        self.ann.ask("POST", f"/rooms/{room}/invite", {"user_id": self.byline.user})
        await self.ann.wait_for_posts(room, self.byline.user, 1)
        return room

    async def ask(self, room: str, words: str) -> str:
        """Ask; gives the id of the answer."""
        before = len(self.ann.posts(room, self.byline.user))
        self.ann.say(room, words)
        return await self._answer(room, before)

    async def turn_page(self, room: str, post_id: str) -> str:
        """Press what shows the next page, once it is there; gives the id of the edit."""
        key = {"rel_type": "m.annotation", "event_id": post_id, "key": FORWARD}
        await self.ann.wait(room, lambda events: any(one["content"].get("m.relates_to") == key for one in events))
        before = len(self.ann.posts(room, self.byline.user))
        self.ann.react(room, post_id, FORWARD)
        return await self._answer(room, before)

    async def _answer(self, room: str, before: int) -> str:
        posts = await self.ann.wait_for_posts(room, self.byline.user, before + 1)
        return str(posts[before]["event_id"])


async def _talk(visit: Visit, bob: Person) -> list[Picture]:
    """Ask what the pictures show."""
    edition = await visit.room(name="Byline")
    short = await visit.ask(edition, "digest")
    desk = await visit.room(name="The news desk", more=[bob])
    normal = await visit.ask(desk, "!digest all normal")
    traced = await visit.room(name="Byline")
    await visit.ask(traced, "digest")
    source = await visit.ask(traced, "2")
    asked = await visit.room(name="Byline")
    quotes = await visit.ask(asked, "quotes")
    pages = await visit.room(name="Byline")
    turned = await visit.turn_page(pages, await visit.ask(pages, "quotes"))
    chosen = await visit.room(name="The news desk", more=[bob])
    settings = await visit.ask(chosen, "!settings")
    return [
        Picture("edition", edition, short),
        Picture("edition-desktop", desk, normal, DESKTOP),
        Picture("source", traced, source),
        Picture("quotes", asked, quotes),
        Picture("quotes-turned", pages, turned),
        Picture("settings", chosen, settings),
    ]


def _take(pictures: Sequence[Picture], person: Person, folder: Path) -> None:
    """Let Hydrogen show the rooms, and save what it shows.

    Raises:
        subprocess.SubprocessError: If it fails or takes too long.
    """
    plan = {
        "login": [person.url, person.user, person.password],
        "pictures": [one.plan() for one in pictures],
        "folder": str(folder.resolve()),
        "chromium": shutil.which("chromium"),
    }
    subprocess.run(  # noqa: S603 - our own program
        [shutil.which("node") or "node", ROOT / "look" / "take_pictures.js"],
        input=json.dumps(plan),
        text=True,
        timeout=PICTURE_SECONDS,
        check=True,
    )


@asynccontextmanager
async def _byline(person: Person, owner: Person, folder: str) -> AsyncIterator[None]:
    """Byline at work on the samples, as an account of the homeserver."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # as in Settings.load
        matrix_homeserver=person.url,
        matrix_user=person.user,
        matrix_password=SecretStr(person.password),
        matrix_store=folder,
        owners=f"matrix:{owner.user}",
    )
    async with open_desk(settings, is_demo=True) as desk:
        connections = Connections(openers_of(settings, desk.store, desk.clock))
        serving = asyncio.create_task(serve(connections.seen_by(desk), connections, say=lambda _words: None))
        try:
            yield
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


async def _look(server: Synapse, folder: Path, pictures: Path) -> list[Picture]:
    ann, bob, bot = server.person("ann"), server.person("bob"), server.person("byline")
    async with _byline(bot, ann, str(folder / "keys")):
        taken = await _talk(Visit(ann, bot), bob)
        await asyncio.to_thread(_take, taken, ann, pictures)
    return taken


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description="Save pictures of what Byline says in a Matrix client.")
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    pictures: Path = parser.parse_args().folder
    pictures.mkdir(parents=True, exist_ok=True)
    if not PYTHON.is_file():
        print("There is no homeserver: call bin/environment homeserver.", file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="byline-look-"))
    server = Synapse(folder)
    server.start()
    try:
        for one in asyncio.run(_look(server, folder, pictures)):
            print(pictures / f"{one.name}.png")
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
