"""Scheduled editions: due once, over windows without gap, each line once, shared where chats get the same."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Update, create_engine, func, select, update

from domain.chat import ChatRef, Platform
from domain.message import Message
from storage.database import Database
from storage.store import Store
from storage.tables import bodies, outlets, versions
from tests.desk.press import ANN, BEN, EIGHT, EVA, Press, press_on
from tests.desk.sending import Stage
from tests.fakes.clock import START, TurnedClock


@pytest.fixture
def news_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated SQLite file of the test's own."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'news.sqlite3')}"


@pytest.fixture
async def press(news_url: str) -> AsyncIterator[Press]:
    """A press without an article."""
    store = await Store.open(news_url, clock=TurnedClock())
    yield press_on(store)
    await store.close()


async def count_bodies(url: str) -> int:
    """How many bodies are stored."""
    database = Database(url)
    async with database.read() as connection:
        count = (await connection.execute(select(func.count()).select_from(bodies))).scalar_one()
    await database.close()
    return count


async def test_an_edition_comes_at_its_time_and_once(press: Press) -> None:
    """It shows the article with its outlet, and its numbers are the chat's from then on."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    assert await press.tick(hours=0.9) == 0
    assert await press.tick(hours=0.1) == 1
    assert await press.tick(hours=0.1) == 0
    (post,) = await press.posts(ANN)
    assert post.startswith(
        "Byline · Mon 6 May, 08:00\nA · Harbour Post · Ferry today — Harbour Post\n1 Harbour Post, 6 May"
    )
    assert "| The ferry stays in the harbour." in post
    (delivery,) = await press.deliveries()
    assert (delivery.is_silent, delivery.has_previews) == (True, False)
    last = await press.store.editions.last(ANN)
    assert last is not None
    assert last.edition_id == delivery.edition_id
    assert last.lines[1].shown == "The ferry stays in the harbour."


async def test_windows_have_no_gap_and_no_overlap(press: Press) -> None:
    """What is stored at the very moment of composing comes in the next edition; each line comes once."""
    await press.subscribe(ANN, hours=(8, 18))
    await press.print("Ferry", "The ferry stays in the harbour.")
    press.clock.turn(timedelta(hours=1))
    await press.print("Dam", "The dam holds for now.")
    await press.tick()
    await press.print("Tram", "The tram runs again.")
    await press.tick(hours=10)
    first, second = await press.posts(ANN)
    assert "ferry stays" in first
    assert "dam holds" not in first
    assert "dam holds" in second
    assert "tram runs" in second
    assert "ferry stays" not in second


async def test_an_article_that_was_read_before_the_window_closed_comes_in_the_next(press: Press) -> None:
    """It waited for its turn to be written, and counts as stored from the end of that window on."""
    await press.subscribe(ANN, hours=(8, 18))
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.tick(hours=1)
    press.clock.turn(timedelta(seconds=-20))
    await press.print("Dam", "The dam holds for now.")
    await press.tick(hours=10.1)
    assert "dam holds" in (await press.posts(ANN))[1]


async def test_nothing_is_decided_that_an_article_overtook(press: Press) -> None:
    """One that was read before the window closed and written while it was composed is in the edition nevertheless."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    now = press.clock.now() + timedelta(hours=1)
    basis = await press.store.publishing.basis()
    await press.print("Dam", "The dam holds for now.")
    assert await press.store.publishing.publish([], until=now, basis=basis) is None
    await press.tick(hours=1)
    assert "dam holds" in (await press.posts(ANN))[0]


class Meanwhile(Stage):
    """A stage on which an admin is quicker than the edition that is split for it."""

    def __init__(self, url: str, change: Update) -> None:
        super().__init__()
        self.url, self.change = url, change

    def split(self, message: Message) -> tuple[Message, ...]:
        """Let the admin act first."""
        with create_engine(self.url).begin() as connection:
            connection.execute(self.change)
        return super().split(message)


@pytest.mark.parametrize(
    ("change", "shown"),
    [({"name": "Harbour Gazette"}, ["Harbour Gazette"]), ({"is_disabled": True}, [])],
)
async def test_an_outlet_that_was_changed_while_an_edition_was_composed_is_shown_as_it_is_now(
    press: Press, news_url: str, change: dict[str, object], shown: list[str]
) -> None:
    """What was composed on the old name is composed anew, and nothing of a disabled outlet goes."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    stage = Meanwhile(news_url, update(outlets).values(change))
    press.desk = replace(press.desk, transports={Platform.TELEGRAM: stage})
    assert await press.tick(hours=1) == 1
    posts = await press.posts(ANN)
    assert len(posts) == len(shown)
    assert all("Harbour Post" not in post and name in post for post, name in zip(posts, shown, strict=True))


async def test_chats_that_get_the_same_share_one_body(press: Press, news_url: str) -> None:
    """Follows, form, window and history are the same; who chose otherwise is composed for alone."""
    await press.subscribe(ANN, BEN)
    for chat in (ANN, BEN, EVA):
        await press.follow(chat, "ferry")
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.print("Dam", "The dam holds for now.")
    await press.tick(hours=1)
    assert await count_bodies(news_url) == 1
    assert await press.posts(ANN) == await press.posts(BEN)
    await press.subscribe(EVA)
    await press.print("Ferry", "A ferry sails to the island.")
    await press.tick(hours=24)
    assert await count_bodies(news_url) == 3
    assert "ferry stays" in (await press.posts(EVA))[0]
    assert (await press.posts(ANN))[1] == (await press.posts(BEN))[1]


async def test_follows_choose_and_mutes_leave_out(press: Press) -> None:
    """Words choose whole stories; a muted outlet is not even named."""
    await press.subscribe(ANN, BEN)
    await press.follow(ANN, "ferry")
    await press.follow_outlet(ANN, "Kestrel Daily", is_mute=True)
    await press.follow_outlet(BEN, "Kestrel Daily")
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.print("Ferry", "The union wants its money first.", outlet="Coast Radio")
    await press.print("Ferry", "The ferry is a museum soon.", outlet="Kestrel Daily")
    await press.print("Dam", "The dam holds for now.")
    await press.tick(hours=1)
    (ann,), (ben,) = await press.posts(ANN), await press.posts(BEN)
    assert "ferry stays" in ann
    assert "union wants" in ann
    assert "dam" not in ann
    assert "Kestrel" not in ann
    assert "| The ferry is a museum soon." in ben
    assert "| The ferry stays" not in ben


async def test_a_known_story_says_what_is_new_and_no_line_comes_twice(press: Press) -> None:
    """Nor does the same sentence in another outlet come as a line."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour tonight.")
    await press.tick(hours=1)
    await press.print("Ferry", "The ferry stays in the harbour tonight.", outlet="Coast Radio")
    await press.print("Ferry", "A first ship sails to the island.", outlet="Kestrel Daily")
    await press.tick(hours=24)
    post = (await press.posts(ANN))[1]
    assert "new since Mon 6 May, 08:00: 2 articles" in post
    assert "| A first ship sails" in post
    assert "The ferry stays" not in post
    assert "1 article left out · more: /digest rest" in post


async def test_what_is_empty_is_skipped_or_said(press: Press) -> None:
    """As the chat chose; the window passes either way."""
    await press.subscribe(ANN, BEN)
    await press.store.chats.set_option(BEN, "empty", "said")
    assert await press.tick(hours=1) == 2
    assert await press.posts(ANN) == []
    (said,) = await press.posts(BEN)
    assert (
        said == "Byline · Mon 6 May, 08:00\nNothing new for this chat since Sun 5 May, 07:00. Newest articles: /latest"
    )
    for chat in (ANN, BEN):
        subscription = await press.store.subscriptions.get(chat)
        assert subscription is not None
        assert subscription.window_until == EIGHT


async def test_dead_feeds_are_said_in_plain_words_for_a_day(press: Press) -> None:
    """Whatever the chat chose for empty editions; not while a feed is new."""
    await press.subscribe(ANN)
    outlet = await press.store.outlets.add("Harbour Post")
    await press.store.feeds.add("https://harbourpost.example/rss", host="", outlet_id=outlet.outlet_id, now=START)
    await press.tick(hours=1)
    assert await press.posts(ANN) == []
    for _ in range(3):
        await press.tick(hours=24)
    (post,) = await press.posts(ANN)
    assert "No article came from the feed since Mon 6 May, 08:00: this is no quiet day" in post


async def test_after_a_long_time_down_one_edition_says_since_when(press: Press) -> None:
    """It was due several times, and comes once."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.tick(hours=50)
    (post,) = await press.posts(ANN)
    assert post.split("\n")[1] == "Late: due Mon 6 May, 08:00. It tells of all since Sun 5 May, 07:00."
    assert await press.tick() == 0


async def test_what_was_published_long_before_is_left_out_and_counted(press: Press) -> None:
    """An archive that is read now is no news."""
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.print("Dam", "The dam was built.", published=START - timedelta(days=8))
    await press.tick(hours=1)
    (post,) = await press.posts(ANN)
    assert "dam" not in post
    assert "1 article left out · more: /digest rest" in post


async def test_a_platform_that_is_not_at_hand_waits(news_url: str) -> None:
    """And holds up nobody else."""
    store = await Store.open(news_url, clock=TurnedClock())
    press = press_on(store, platforms=(Platform.MATRIX,))
    room = ChatRef(Platform.MATRIX, "!a:b")
    await press.subscribe(ANN, room)
    await press.print("Ferry", "The ferry stays in the harbour.")
    assert await press.tick(hours=1) == 1
    assert (await press.posts(ANN), len(await press.posts(room))) == ([], 1)
    press.desk = replace(press.desk, transports={Platform.TELEGRAM: press.stage})
    assert await press.tick() == 1
    await store.close()


async def test_what_breaks_before_the_commit_is_published_by_the_next_tick(press: Press) -> None:
    """Nothing of it was stored; the admins hear of it once, and once more when it is over."""
    press.desk = replace(press.desk, preferences=replace(press.desk.preferences, admin_chats=(EVA,)))
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    press.stage.most_chars = 0
    assert [await press.tick(hours=1), await press.tick()] == [0, 0]
    assert await press.store.editions.last(ANN) is None
    (told,) = await press.posts(EVA)
    assert told.startswith("An edition waits, and others go on, because Byline fails on it (ValueError).")
    press.stage.most_chars = 4_096
    assert await press.tick() == 1
    assert len(await press.posts(ANN)) == 1
    assert (await press.posts(EVA))[1:] == ["The editions that waited can go again."]


async def test_a_defect_that_one_order_brings_to_light_holds_up_no_other(press: Press, news_url: str) -> None:
    """Here an article that was stored in a way that cannot be read."""
    await press.subscribe(ANN, BEN)
    await press.follow(ANN, "ferry")
    await press.follow(BEN, "dam")
    ferry = await press.print("Ferry", "The ferry stays in the harbour.")
    await press.print("Dam", "The dam holds for now.")
    database = Database(news_url)
    async with database.write() as connection:
        broken = update(versions).where(versions.c.article_id == ferry).values(outlet_status="nonsense")
        await connection.execute(broken)
    await database.close()
    assert await press.tick(hours=1) == 1
    assert (await press.posts(ANN), len(await press.posts(BEN))) == ([], 1)


@pytest.mark.parametrize("days", [1, 61])
async def test_who_was_shown_the_same_shares_however_that_came(press: Press, news_url: str, days: int) -> None:
    """That one of them heard of it at another hour does not matter; and what was long ago counts no more."""
    await press.subscribe(ANN)
    await press.subscribe(BEN, hours=(9,))
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.tick(hours=1)
    await press.tick(hours=1)
    eight = await press.store.subscriptions.get(ANN)
    assert eight is not None
    await press.store.subscriptions.change(BEN, schedule=eight.schedule, now=press.clock.now())
    await press.tick(hours=24 * days - 1)
    await press.print("Dam", "The dam holds for now.")
    await press.tick(hours=24)
    assert "dam holds" in (await press.posts(ANN))[-1]
    assert await count_bodies(news_url) == 3


async def test_a_platform_that_goes_away_meanwhile_gets_its_edition(press: Press) -> None:
    """It waits in the outbox, and nobody hears of a defect."""
    transports = dict.fromkeys((Platform.TELEGRAM, Platform.MATRIX), press.stage)

    class Leaving(Stage):
        """Whichever is asked first, the other one goes away."""

        def split(self, message: Message) -> tuple[Message, ...]:
            """All of it, and from then on nobody is connected."""
            transports.clear()
            return super().split(message)

    transports.update(dict.fromkeys(transports, Leaving()))
    press.desk = replace(press.desk, transports=transports)
    chats = (ANN, ChatRef(Platform.MATRIX, "!quay:sea.example"))
    await press.subscribe(*chats)
    await press.print("Ferry", "The ferry stays in the harbour.")
    assert await press.tick(hours=1) == 2
    assert {one.chat for one in await press.deliveries()} == set(chats)
