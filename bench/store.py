"""How fast the store answers what the commands ask, at 1,000, 10,000 and 100,000 articles on SQLite.

Each command is asked with 200 different arguments, one after the other, on a store that was just opened; Byline caches
nothing. First the calls of the store that a command makes, then whole commands through the router, up to the message
that would be posted. CPU time tells how busy the machine was. Prints a table and, as its last line, one JSON object.
Other sizes: `python -m bench.store 1000 10000`.
"""

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from bench.store_asked import WHOLE, Asking, open_asking
from bench.synthetic import BETWEEN, FIRST_DAY, OUTLETS, ProcessClock, World, build
from domain.edition import Window
from domain.records import SearchQuery
from storage.schema import upgrade
from storage.store import Store

SIZES: Final = (1_000, 10_000, 100_000)
ARGUMENTS: Final = 200
LIMIT_MS: Final = 50.0
DIGEST_LIMIT_MS: Final = 1_000.0
WHOLE_LIMIT_MS: Final = 200.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What arguments are drawn from."""

    store: Store
    world: World
    size: int
    pick: random.Random

    def article_id(self) -> int:
        """Any article."""
        return self.pick.randrange(1, self.size + 1)

    def outlet_id(self) -> int:
        """Any outlet."""
        return self.pick.randrange(1, OUTLETS + 1)

    def name(self) -> str:
        """A speaker's name, often quoted ones more often; half of the time the last name alone."""
        (name,) = self.world.draw(self.pick, self.world.people, 1)
        return name if self.pick.random() < 0.5 else name.split()[-1]  # noqa: PLR2004 - half of the time

    def words(self) -> tuple[str, ...]:
        """One to three words as they occur in texts, so that common ones come often."""
        return tuple(self.world.draw(self.pick, self.world.words, self.pick.randrange(1, 4)))

    def window(self, days: int) -> Window:
        """So many days that end anywhere."""
        until = FIRST_DAY + self.article_id() * BETWEEN
        return Window(until - timedelta(days=days), until)


async def latest(asked: Asked) -> None:
    """/latest, and of an outlet, on any page."""
    outlet_id = asked.pick.choice((None, asked.outlet_id()))
    await asked.store.articles.latest(outlet_id=outlet_id, offset=asked.pick.randrange(0, 50))


async def stories(asked: Asked) -> None:
    """/stories of one to seven days, or of all."""
    window = asked.pick.choice((asked.window(1), asked.window(7), Window(None, asked.window(1).until)))
    await asked.store.stories.heads(window)
    await asked.store.stories.count_articles(window)


async def story(asked: Asked) -> None:
    """/story B."""
    await asked.store.stories.get(asked.pick.randrange(1, asked.size // 4 + 1))


async def source(asked: Asked) -> None:
    """/source of a line: the article, its evidence, who else has the sentence; of an outlet, who cites whom."""
    if asked.pick.random() < 0.2:  # noqa: PLR2004 - a fifth of the time
        outlet_id = asked.outlet_id()
        await asked.store.articles.credited_in(outlet_id)
        await asked.store.articles.crediting(f"Outlet {outlet_id}")
        return
    stored = await asked.store.articles.get(asked.article_id())
    if stored is None or stored.head.url is None:
        raise LookupError("every article is there and has a URL")
    await asked.store.articles.by_url(stored.head.url)
    await asked.store.articles.provenance(stored.head.ref.article_id)
    sentence = asked.pick.choice(stored.statements.sentences)
    await asked.store.articles.search(SearchQuery(exact=(stored.text[sentence.start : sentence.end],)))


async def quotes(asked: Asked) -> None:
    """/quotes NAME, with the utterances of the quotes and the names that are held back there."""
    name = asked.name()
    await asked.store.outlets.by_name(name)
    (speaker, *_) = await asked.store.speakers.find(name)
    page = await asked.store.quotes.find(speaker_id=speaker.speaker_id)
    utterances = {found.utterance_id for found in page.items if found.utterance_id is not None}
    said = await asked.store.quotes.of_utterances(utterances)
    await asked.store.articles.held_names([one.head.ref.article_id for every in said.values() for one in every])


async def who(asked: Asked) -> None:
    """/who NAME."""
    (speaker, *_) = await asked.store.speakers.find(asked.name())
    await asked.store.quotes.find(speaker_id=speaker.speaker_id, limit=5)


async def search(asked: Asked) -> None:
    """/search words, of an outlet or since a day at times."""
    outlet_id = asked.pick.choice((None, None, None, asked.outlet_id()))
    since = asked.pick.choice((None, None, None, asked.window(1).since))
    await asked.store.articles.search(SearchQuery(asked.words(), outlet_id=outlet_id, since=since))


async def digest(asked: Asked) -> None:
    """What /digest reads: the day's stories, whole."""
    window = asked.window(1)
    await asked.store.stories.count_articles(window)
    for head in (await asked.store.stories.heads(window)).items:
        await asked.store.stories.get(head.story_id)


COMMANDS: Final[dict[str, tuple[Callable[[Asked], Awaitable[None]], float]]] = {
    "/latest": (latest, LIMIT_MS),
    "/stories": (stories, LIMIT_MS),
    "/story": (story, LIMIT_MS),
    "/source": (source, LIMIT_MS),
    "/quotes NAME": (quotes, LIMIT_MS),
    "/who": (who, LIMIT_MS),
    "/search": (search, LIMIT_MS),
    "/digest": (digest, DIGEST_LIMIT_MS),
}


async def measure(size: int) -> dict[str, dict[str, float]]:
    """Build a database of this size and ask; gives p50 and p99 in milliseconds by command."""
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'byline.sqlite3'}"
        await upgrade(url)
        started = time.perf_counter()
        world = await build(url, size)
        print(f"{size} articles built in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        store = await Store.open(url, clock=ProcessClock())
        asked = Asked(store, world, size, random.Random(1))
        found = {name: await _time(partial(command, asked)) for name, (command, _) in COMMANDS.items()}
        asking = open_asking(store, world, size)
        for name, words in WHOLE.items():
            found[f"whole {name}"] = await _time(partial(_ask, asking, words))
        await store.close()
    return found


async def _ask(asking: Asking, words: Callable[[Asking], str]) -> None:
    await asking.ask(words(asking))


async def _time(command: Callable[[], Awaitable[None]]) -> dict[str, float]:
    """What a person waits, and what this process computes meanwhile: that tells how busy the machine was."""
    waited, computed = [], []
    for _ in range(ARGUMENTS):
        started = time.perf_counter(), time.process_time()
        await command()
        waited.append((time.perf_counter() - started[0]) * 1_000)
        computed.append((time.process_time() - started[1]) * 1_000)
    centiles = statistics.quantiles(waited, n=100, method="inclusive")
    cpu = statistics.quantiles(computed, n=100, method="inclusive")
    found = {"p50_ms": centiles[49], "p99_ms": centiles[98], "max_ms": max(waited), "cpu_p99_ms": cpu[98]}
    return {name: round(milliseconds, 2) for name, milliseconds in found.items()}


def show(found: dict[int, dict[str, dict[str, float]]]) -> None:
    """Print the table, then everything as JSON."""
    heads = "".join(f"{f'{size:,}':>30}" for size in found)
    print(f"{'milliseconds':<22}{heads}{'limit':>10}")
    print(f"{'':<22}" + f"{'p50':>12}{'p99':>9}{'CPU p99':>9}" * len(found) + f"{'p99':>10}")
    limits = {name: limit for name, (_, limit) in COMMANDS.items()}
    limits |= {f"whole {name}": DIGEST_LIMIT_MS if "digest" in name else WHOLE_LIMIT_MS for name in WHOLE}
    for name, limit in limits.items():
        cells = "".join(
            f"{one[name]['p50_ms']:>12.1f}{one[name]['p99_ms']:>9.1f}{one[name]['cpu_p99_ms']:>9.1f}"
            for one in found.values()
        )
        print(f"{name:<22}{cells}{limit:>10.0f}")
    print(
        json.dumps({"benchmark": "store", "engine": "sqlite", "arguments": ARGUMENTS, "limits": limits, "sizes": found})
    )


def main() -> None:
    """Measure every size and show the result."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    show({size: asyncio.run(measure(size)) for size in sizes})


if __name__ == "__main__":
    main()
