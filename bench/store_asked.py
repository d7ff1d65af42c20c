"""Whole commands on a large store: through the router, as a person asks, up to the message that would be posted."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.editions import BenchClock, NoWeb
from bench.synthetic import BETWEEN, FIRST_DAY, OUTLETS, World
from bot.answering import make_router
from bot.router import Router
from desk.desk import Desk
from domain.chat import ChatRef, Platform, Request, Role
from domain.message import plain_text
from storage.store import Store

CHATS: Final = 20
ANN: Final = "ann"


@dataclass(frozen=True, slots=True)
class Asking:
    """What commands are made of, and who answers them."""

    router: Router
    world: World
    size: int
    pick: random.Random

    def outlet(self) -> str:
        """Any outlet."""
        return f"Outlet {self.pick.randrange(1, OUTLETS + 1)}"

    def article_id(self) -> int:
        """Any article."""
        return self.pick.randrange(1, self.size + 1)

    def speaker(self) -> str:
        """Often quoted ones more often."""
        return self.world.draw(self.pick, self.world.people, 1)[0]

    def words(self) -> str:
        """As they occur in texts."""
        return " ".join(self.world.draw(self.pick, self.world.words, self.pick.randrange(1, 4)))

    async def ask(self, text: str) -> None:
        """Ask as somebody in one of a few private chats.

        Raises:
            LookupError: If the answer is an error, which would be quick.
        """
        chat = ChatRef(Platform.TELEGRAM, str(self.pick.randrange(CHATS)))
        async for reply in self.router.answer(Request(chat, ANN, Role.MEMBER, text)):
            said = plain_text(reply.message)
            if reply.is_refusal or "went wrong" in said:
                raise LookupError(f"{text}: {said}")


def open_asking(store: Store, world: World, size: int) -> Asking:
    """Somebody who asks just after the newest article was stored."""
    desk = Desk(store, BenchClock(FIRST_DAY + size * BETWEEN), NoWeb(), NoWeb())
    return Asking(make_router(desk), world, size, random.Random(1))


WHOLE: Final[dict[str, Callable[[Asking], str]]] = {
    "/latest": lambda asking: asking.pick.choice(("/latest", f"/latest {asking.outlet()}")),
    "/sources": lambda asking: f"/sources page:{asking.pick.randrange(1, 10)}",
    "/source #": lambda asking: f"/source #{asking.article_id()}:0-60",
    "/source OUTLET": lambda asking: f"/source {asking.outlet()}",
    "/stories": lambda asking: asking.pick.choice(("/stories", "/stories 24h", "/stories all")),
    "/story #": lambda asking: f"/story #{asking.article_id()}",
    "/quotes NAME": lambda asking: f"/quotes {asking.speaker()}",
    "/quotes words": lambda asking: f"/quotes {asking.words()}",
    "/who NAME": lambda asking: f"/who {asking.speaker()}",
    "/figures words": lambda asking: f"/figures {asking.words()}",
    "/search words": lambda asking: f"/search {asking.words()}",
    "/digest 24h": lambda asking: f"/digest {asking.pick.choice(('24h', '7d'))}",
}
