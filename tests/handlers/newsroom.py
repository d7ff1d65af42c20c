"""A small invented news corpus in a real store, said in few words, and the asking of commands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.cooldown import Cooldown
from bot.pages import MemoryPages
from bot.router import Router
from desk.desk import Desk
from domain.article import Article, Precision, Published
from domain.chat import ChatRef, Platform, Reply, Request, Role
from domain.message import plain_text
from domain.outlet import OutletEvidence, OutletStatus
from domain.records import GroupedStory
from domain.statements import Credit, CreditKind, Figure, Quote, QuoteKind, Sensitivity, Sentence, Span, Statements
from domain.story import UtteranceQuote
from handlers.table import load_commands
from tests.storage.building import add_speaker

EVENING: Final = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)
CHAT: Final = ChatRef(Platform.CONSOLE, "console")
_MARKED: Final = re.compile("[“„]([^”“]+)[”“]")


class StandingClock:
    """It is always the same evening."""

    def now(self) -> datetime:
        """The evening."""
        return EVENING

    def monotonic(self) -> float:
        """No time passes."""
        return 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """An article: one sentence a line, marked words by `speakers` in their order, `figures` by their words."""

    outlet: str | None
    day: int | None
    title: str
    text: str
    speakers: Sequence[str] = ()
    figures: Sequence[tuple[str, float, str, str | None]] = ()
    credit: str | None = None
    held: Sequence[str] = ()
    url: str | None = None


OUTLETS: Final = {
    "Harbour Post": ("harbourpost.example", "AA"),
    "Kestrel Daily": ("kestrel.example", "AA"),
    "Coast Radio": ("coastradio.example", "AA"),
    "Der Grenzbote": ("grenzbote.example", "ZZ"),
    "Вісник Порту": ("visnyk.example", "QM"),
}
FERRY_PAY: Final = Text(
    "Harbour Post",
    14,
    "Ferry crew still without pay",
    "About 400 crew have not been paid since January, Coast Radio reports.\n"
    "“We will sail when the money is there,” said Maria Holt, who leads the union.\n"
    "The company did not answer.",
    speakers=("Maria Holt",),
    figures=(("About 400", 400, "crew", "the union"),),
    credit="Coast Radio",
    url="https://harbourpost.example/ferry-pay",
)
FERRY_TICKETS: Final = Text(
    "Kestrel Daily",
    14,
    "Tickets for the ferry still on sale",
    "“We will sail once the money is on the table,” Holt said.\nMore than 450 crew are unpaid, the union said.",
    speakers=("Maria Holt",),
    figures=(("More than 450", 450, "crew", "the union"),),
    url="https://kestrel.example/tickets",
)
FERRY_RADIO: Final = Text(
    "Coast Radio",
    15,
    "Union: no money, no ferry",
    "“We will sail when the money is there,” Maria Holt told Coast Radio.",
    speakers=("Maria Holt",),
)
FERRY_REPOST: Final = Text(
    None,
    None,
    "They were left to drift",
    "Captain Jan Tarrant said the crew were “left to drift for weeks”.",
    ("Jan Tarrant",),
)
BORDER: Final = Text(
    "Der Grenzbote", 15, "Warten am Grenzübergang", "„Wir warten seit Stunden“, sagte Jürgen Voß.", ("Jürgen Voß",)
)
PORT: Final = Text(
    "Вісник Порту", 16, "Порт чекає", "“Порт відкриють завтра”, сказала Олена Коваль.", ("Олена Коваль",)
)
CAPTIVE: Final = Text(
    "Kestrel Daily",
    15,
    "Halvek calls his mother",
    "“I am treated as a number,” said Ivo Halvek in a filmed call.\nMrs Halvek wept.",
    ("Ivo Halvek",),
    held=("Halvek",),
)
DAM_FIRST: Final = Text(
    "Harbour Post",
    12,
    "Dam has 31 cracks",
    "Engineers found 31 cracks in the dam.",
    url="https://harbourpost.example/dam",
)
DAM_CORRECTED: Final = Text(
    "Harbour Post",
    12,
    "Dam has 13 cracks",
    "Engineers found 13 cracks in the dam.",
    url="https://harbourpost.example/dam",
)
CORPUS: Final = (FERRY_PAY, FERRY_TICKETS, FERRY_RADIO, FERRY_REPOST, BORDER, PORT, CAPTIVE, DAM_FIRST, DAM_CORRECTED)


@dataclass(slots=True)
class Newsroom:
    """A desk with a router; `asked` says as whom and where."""

    desk: Desk
    router: Router
    ids: dict[str, int] = field(default_factory=dict)

    async def answers(self, text: str, *, role: Role = Role.OWNER, user: str = "ann", **request: object) -> list[Reply]:
        """Every answer to a text."""
        asked = Request(**{"chat": CHAT, "user": user, "role": role, "text": text} | request)  # type: ignore[arg-type]
        return [reply async for reply in self.router.answer(asked)]

    async def reply(self, text: str, *, role: Role = Role.OWNER, user: str = "ann", **request: object) -> Reply:
        """The only answer to a text."""
        (reply,) = await self.answers(text, role=role, user=user, **request)
        return reply

    async def text(self, text: str, *, role: Role = Role.OWNER, user: str = "ann", **request: object) -> str:
        """The only answer in plain words."""
        return plain_text((await self.reply(text, role=role, user=user, **request)).message)

    async def texts(self, text: str, *, role: Role = Role.OWNER, user: str = "ann", **request: object) -> list[str]:
        """Every answer in plain words."""
        return [plain_text(one.message) for one in await self.answers(text, role=role, user=user, **request)]

    async def save(self, text: Text) -> int:
        """Store an article; gives its id."""
        outlet = None if text.outlet is None else await self.desk.store.outlets.by_name(text.outlet)
        people = {name: await add_speaker(self.desk.store, name) for name in text.speakers}
        saved = await self.desk.store.articles.save(
            article_of(text),
            statements_of(text),
            outlet_id=outlet.outlet_id if outlet else None,
            people=people,
            now=EVENING - timedelta(hours=1) if text is not DAM_CORRECTED else EVENING,
        )
        self.ids[text.title] = saved.ref.article_id
        return saved.ref.article_id

    async def group(self) -> None:
        """Put the ferry into one story and everything else into its own; join Holt's words."""
        ferry = [self.ids[text.title] for text in (FERRY_PAY, FERRY_TICKETS, FERRY_RADIO, FERRY_REPOST)]
        stories = [GroupedStory(tuple((article_id, n) for n, article_id in enumerate(ferry)), ferry[0])]
        stories += [GroupedStory(((one, 0),), one) for one in sorted(set(self.ids.values()) - set(ferry))]
        holt = tuple(UtteranceQuote(one, 0, has_same_words=n != 1) for n, one in enumerate(ferry[:3]))
        await self.desk.store.stories.save(stories, [holt], window_since=None, now=EVENING)


def make_router(desk: Desk) -> Router:
    """A router over the real table of commands; its error ids are all the same."""
    return Router(load_commands(), desk, MemoryPages(), Cooldown(desk.clock), new_id=lambda: "e1")


def article_of(text: Text) -> Article:
    """The article as ingest would give it."""
    return Article(
        path="ferry.txt",
        url=text.url,
        outlet=_evidence_of(text.outlet),
        title=text.title,
        authors=("Jonas Reed",),
        published=Published(datetime(2026, 3, text.day, tzinfo=UTC), Precision.DAY) if text.day else None,
        language="en",
        text=text.text,
    )


def _evidence_of(outlet: str | None) -> OutletEvidence:
    if outlet is None:
        return OutletEvidence(None, None, OutletStatus.UNKNOWN, platform="a Blogger page")
    domain, _ = OUTLETS[outlet]
    return OutletEvidence(outlet, domain, OutletStatus.STATED, (f"Its URL is at {domain}.",))


def statements_of(text: Text) -> Statements:
    """What the article says, as analysis would find it."""
    words = text.text
    lines = enumerate(re.finditer("[^\n]+", words))
    quotes = [
        Quote(n, *mark.span(1), QuoteKind.DIRECT, is_marked=True, speaker=speaker, canonical=speaker, cue="said")
        for n, (mark, speaker) in enumerate(zip(_MARKED.finditer(words), text.speakers, strict=True))
    ]
    figures = [
        Figure(value, words.index(shown), words.index(shown) + len(shown), unit="people", what=what, claimant=claimant)
        for shown, value, what, claimant in text.figures
    ]
    held = [Span(*found.span()) for name in text.held for found in re.finditer(name, words)]
    credit = [Credit(text.credit, CreditKind.OUTLET, f"{text.credit} reports", None, None, (0,))] if text.credit else []
    return Statements(
        sentences=tuple(Sentence(n, line.start(), line.end(), paragraph=n) for n, line in lines),
        quotes=tuple(quotes),
        credits=tuple(credit),
        figures=tuple(figures),
        sensitivity=frozenset([Sensitivity.PRISONERS]) if held else frozenset(),
        held_names=tuple(held),
    )
