"""Databases of invented articles, as large as wanted and the same every time."""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Table, func, insert, literal, select, update

from domain.outlet import OutletStatus
from domain.records import GroupedStory
from domain.statements import Credit, CreditKind, Figure, Quote, QuoteKind, Sentence, Statements
from domain.story import UtteranceQuote
from storage.database import Database
from storage.folding import fold_key, fold_words, sound_key
from storage.saving import content_key
from storage.statements import VersionStatements, insert_statements, statement_columns
from storage.store import Store
from storage.tables import (
    articles,
    quotes,
    speaker_outlets,
    speaker_parts,
    speaker_words,
    speakers,
    versions,
)

FIRST_DAY: Final = datetime(2022, 1, 1, tzinfo=UTC)
BETWEEN: Final = timedelta(days=1) / 1_000
"""A thousand articles a day."""

OUTLETS: Final = 200
VOCABULARY: Final = 20_000
SENTENCES: Final = 10
WORDS: Final = 18
BATCH: Final = 1_000
ORIGINS: Final = (0, 1, 0, 3, 4, 0, 6)
"""Every third article of a story copies the first."""
SYLLABLES: Final = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]


@dataclass(frozen=True, slots=True)
class World:
    """What the invented articles are made of; the first words and names are the most frequent, as in any language."""

    words: Sequence[str]
    people: Sequence[str]
    outlets: Sequence[str]

    def draw(self, pick: random.Random, words: Sequence[str], number: int) -> list[str]:
        """Words by a law like Zipf's: the n-th is about 1/n as frequent as the first."""
        return [words[int(len(words) ** pick.random()) - 1] for _ in range(number)]


@dataclass(frozen=True, slots=True)
class InventedArticle:
    """One article, before it has rows."""

    article_id: int
    outlet: int
    published: datetime
    text: str
    statements: Statements

    @property
    def url(self) -> str:
        """Where it would be."""
        return f"https://outlet{self.outlet}.example/{self.article_id}"


class ProcessClock:
    """The real time."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds."""
        return time.perf_counter()


def make_world(size: int) -> World:
    """The words and names for so many articles."""
    pick = random.Random(size)
    words = [
        "".join(pick.choices(SYLLABLES, k=1 + index // 2_000)) + str(index % 7 or "") for index in range(VOCABULARY)
    ]
    names = ["".join(pick.choices(SYLLABLES, k=3)).capitalize() for _ in range(200 + size // 10)]
    people = [f"{pick.choice(names[:200])} {name}" for name in names]
    return World(words, list(dict.fromkeys(people)), [f"Outlet {number}" for number in range(1, OUTLETS + 1)])


async def build(url: str, size: int) -> World:
    """Fill a migrated, empty database with so many articles, their stories and their utterances."""
    world = make_world(size)
    database, store = Database(url), await Store.open(url, clock=ProcessClock())
    for number, name in enumerate(world.outlets, 1):
        await store.outlets.add(name, domains=(f"outlet{number}.example",))
    await _add_people(database, world)
    invented = invent(world, size)
    while batch := list(itertools.islice(invented, BATCH)):
        await _add_articles(database, world, batch)
        await _add_stories(store, batch)
    await _sum_up(database)
    await store.close()
    await database.close()
    return world


def invent(world: World, size: int) -> Iterator[InventedArticle]:
    """The articles in the order they were published."""
    pick = random.Random(size)
    for number in range(size):
        outlet = 1 + int(OUTLETS * pick.random() ** 2)
        text, statements = _say(world, pick)
        yield InventedArticle(number + 1, outlet, FIRST_DAY + number * BETWEEN, text, statements)


def _say(world: World, pick: random.Random) -> tuple[str, Statements]:
    """A text of ten sentences; each third has a quote, each fourth a figure, and one has a credit."""
    text = ""
    sentences: list[Sentence] = []
    said: list[Quote] = []
    figures: list[Figure] = []
    for index in range(SENTENCES):
        words = world.draw(pick, world.words, WORDS)
        start = len(text)
        if index % 3 == 1:
            (name,) = world.draw(pick, world.people, 1)
            inside = " ".join(words[:12])
            said.append(_quote(len(said), start + 1, inside, name))
            text += f"“{inside}”, said {name}."
        elif index % 4 == 0:
            number = pick.randrange(10, 10_000)
            figures.append(Figure(float(number), start, start + len(str(number)), what=words[0]))
            text += f"{number} {' '.join(words)}."
        else:
            text += f"{' '.join(words).capitalize()}."
        sentences.append(Sentence(index, start, len(text), index // 2))
        text += " " if index % 2 == 0 else "\n"
    (credited,) = world.draw(pick, world.outlets, 1)
    credit = Credit(credited, CreditKind.OUTLET, f"{credited} reports", None, None)
    return text, Statements(tuple(sentences), tuple(said), (credit,), tuple(figures))


def _quote(number: int, start: int, words: str, name: str) -> Quote:
    end = start + len(words)
    return Quote(number, start, end, QuoteKind.DIRECT, is_marked=True, speaker=name, canonical=name, cue="said")


async def _add_people(database: Database, world: World) -> None:
    """Speaker n + 1 is the n-th of the people."""
    rows: dict[Table, list[dict[str, object]]] = {speakers: [], speaker_words: [], speaker_parts: []}
    for speaker_id, name in enumerate(world.people, 1):
        key = {"speaker_id": speaker_id}
        rows[speakers].append({"name": name, "quotes": 0})
        row = {"words": name, "key": fold_key(name), "sound": sound_key(name), "is_role": False, "quotes": 0}
        rows[speaker_words].append(row | key)
        first, last = fold_words(name)
        parts = {first: False, last: True}
        rows[speaker_parts] += [{"part": part, "is_last": is_last, **key} for part, is_last in parts.items()]
    async with database.write() as connection:
        for table, values in rows.items():
            await connection.execute(insert(table), values)


async def _add_articles(database: Database, world: World, batch: Sequence[InventedArticle]) -> None:
    """Article n has the version n, its only one."""
    people = {name: speaker_id for speaker_id, name in enumerate(world.people, 1)}
    article_rows = [
        {
            "url": one.url,
            "content_key": content_key(one.text),
            "current_version_id": one.article_id,
            "outlet_id": one.outlet,
            "listed_at": one.published,
            "stored_at": one.published,
        }
        for one in batch
    ]
    version_rows = [
        {
            "article_id": one.article_id,
            "version": 1,
            "content_key": content_key(one.text),
            "title": one.text[: one.text.index(".")][:80],
            "path": one.url,
            "authors": ("Jonas Reed",),
            "published_at": one.published,
            "published_precision": "instant",
            "language": "en",
            "outlet_status": OutletStatus.STATED,
            "outlet_name": world.outlets[one.outlet - 1],
            "outlet_evidence": (),
            "read_at": one.published,
            "dropped": [],
            "text": one.text,
            **statement_columns(one.statements),
        }
        for one in batch
    ]
    said = [VersionStatements(one.article_id, one.text, one.statements, people, one.published) for one in batch]
    async with database.write() as connection:
        await connection.execute(insert(articles), article_rows)
        await connection.execute(insert(versions), version_rows)
        await insert_statements(connection, said)


async def _add_stories(store: Store, batch: Sequence[InventedArticle]) -> None:
    """Stories of one to seven articles; the first quotes of a story are one utterance."""
    pick = random.Random(batch[0].article_id)
    stories, utterances = [], []
    rest = list(batch)
    pick.shuffle(rest)
    while rest:
        number = min(len(rest), pick.randrange(1, 8))
        ids = [rest.pop().article_id for _ in range(number)]
        stories.append(GroupedStory(tuple(zip(ids, ORIGINS, strict=False)), ids[0]))
        utterances.append(tuple(UtteranceQuote(one, 0, has_same_words=True) for one in ids))
    last = batch[-1].published
    await store.stories.save(stories, utterances, window_since=batch[0].published, now=last)


async def _sum_up(database: Database) -> None:
    """Count quotes by speaker and by outlet, as saving one article after the other would have."""
    by_speaker = select(quotes.c.speaker_id, func.count().label("n")).group_by(quotes.c.speaker_id).subquery()
    by_outlet = (
        select(quotes.c.speaker_id, articles.c.outlet_id, func.count())
        .join(articles, articles.c.current_version_id == quotes.c.version_id)
        .group_by(quotes.c.speaker_id, articles.c.outlet_id)
    )
    async with database.write() as connection:
        for table in (speakers, speaker_words):
            number = select(by_speaker.c.n).where(by_speaker.c.speaker_id == table.c.speaker_id).scalar_subquery()
            await connection.execute(update(table).values(quotes=func.coalesce(number, literal(0))))
        await connection.execute(insert(speaker_outlets).from_select(["speaker_id", "outlet_id", "quotes"], by_outlet))
