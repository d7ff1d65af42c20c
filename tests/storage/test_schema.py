"""The schema: made from empty, brought up from an older revision, refused when it is newer."""

import ast
import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import alembic.command
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from domain.errors import StoreError, StoreTooNewError
from domain.records import SearchQuery
from storage.database import Database
from storage.revisions import MIGRATIONS, REVISIONS
from storage.schema import backup, check, is_in_use, upgrade
from storage.store import Store
from tests.storage.building import FixedClock, an_article, save


async def test_an_empty_database_becomes_exactly_what_the_program_has(empty_url: str) -> None:
    """After an upgrade from empty the tables are as declared, and a second upgrade does nothing."""
    assert await upgrade(empty_url) is None
    await check(empty_url)
    assert await upgrade(empty_url) is None


async def test_a_database_that_was_never_migrated_is_refused(empty_url: str) -> None:
    """Without tables the store does not open, and the error says what to run."""
    with pytest.raises(StoreError, match="byline db upgrade"):
        await Store.open(empty_url, clock=FixedClock())
    with pytest.raises(StoreError, match="byline db upgrade"):
        await check(empty_url)


def test_the_names_of_the_migrations_are_their_chain() -> None:
    """What is read from the files' names is what Alembic finds in them, from the first to the head."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert list(REVISIONS) == [script.revision for script in scripts.walk_revisions()][::-1]
    assert scripts.get_heads() == [REVISIONS[-1]]


async def test_a_database_is_in_use_from_its_first_article_or_feed(empty_url: str) -> None:
    """Neither before its tables are made nor while they are empty; a feed that is followed is enough."""
    assert not await is_in_use(empty_url)
    await upgrade(empty_url)
    assert not await is_in_use(empty_url)
    store = await Store.open(empty_url, clock=FixedClock())
    outlet = await store.outlets.add("Harbour Post")
    address = "https://harbourpost.example/feed"
    await store.feeds.add(address, host="harbourpost.example", outlet_id=outlet.outlet_id, now=FixedClock().now())
    await store.close()
    assert await is_in_use(empty_url)


def test_asking_for_a_file_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    """The demo may look whether it is in use, and a check says what makes it; neither leaves a trace."""
    url = f"sqlite:///{tmp_path / 'news.sqlite3'}"
    assert not asyncio.run(is_in_use(url))
    with pytest.raises(StoreError, match="byline db upgrade"):
        asyncio.run(check(url))
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_database_has_to_be_there(tmp_path: Path) -> None:
    """What was meant for it is not answered from the demo instead."""
    with pytest.raises(StoreError, match="make it"):
        asyncio.run(is_in_use(f"sqlite:///{tmp_path / 'nowhere' / 'news.sqlite3'}"))


async def test_a_database_of_a_newer_program_is_refused(url: str) -> None:
    """A revision that this program does not know is neither opened nor upgraded nor checked."""
    await _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNewError, match="newer Byline"):
        await Store.open(url, clock=FixedClock())
    with pytest.raises(StoreTooNewError):
        await upgrade(url)
    with pytest.raises(StoreTooNewError):
        await check(url)


async def test_a_table_that_is_not_as_declared_is_found(url: str) -> None:
    """`check` fails when somebody changed the tables."""
    await _execute(url, "ALTER TABLE speakers ADD COLUMN nickname TEXT")
    with pytest.raises(StoreError, match="tables are not as"):
        await check(url)


async def test_an_older_revision_is_brought_up_with_its_data(empty_url: str) -> None:
    """What was stored at the first revision is found by full text afterwards, and a SQLite file is copied first."""
    await _upgrade_to(empty_url, "0001")
    await _execute(empty_url, *SENTENCE_AT_0001)
    copy = await upgrade(empty_url)
    store = await Store.open(empty_url, clock=FixedClock())
    found = await store.articles.search(SearchQuery(("ferry",)))
    await store.close()
    assert [sentence.text for sentence in found.items] == ["The ferry sails."]
    if empty_url.startswith("sqlite"):
        assert copy is not None
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
            assert connection.execute("SELECT words FROM sentences").fetchall() == [("the ferry sails",)]
    else:
        assert copy is None


async def test_feeds_are_kept_where_their_table_is_made_anew(empty_url: str) -> None:
    """With what was seen in them; one that failed does since it was polled last, and a new one has an id of its own."""
    await _upgrade_to(empty_url, "0012")
    await _execute(empty_url, *FEEDS_AT_0012)
    await upgrade(empty_url)
    await check(empty_url)
    store = await Store.open(empty_url, clock=FixedClock())
    good, failing = [health.feed for health in await store.feeds.listed(now=FixedClock().now())]
    assert (good.url, good.title, good.failing_since) == ("https://a.example/feed", "All", None)
    assert (failing.failures, failing.failing_since) == (2, failing.last_polled_at)
    assert failing.failing_since is not None
    (passed_over,) = await store.feed_entries.having(["guid:1"], feed_id=4)
    assert (passed_over.article_id, passed_over.title) == (None, "")
    await store.feeds.remove(failing.feed_id)
    new = await store.feeds.add("https://c.example/feed", host="c.example", outlet_id=1, now=FixedClock().now())
    await store.close()
    # PostgreSQL counts those alone that it numbered itself.
    assert new.feed_id > failing.feed_id or empty_url.startswith("postgresql")


async def test_feeds_of_one_address_are_spelt_alike_and_none_is_lost(empty_url: str) -> None:
    """An address and folders of before are written as they are now; of two that would be one both stay."""
    await _upgrade_to(empty_url, "0012")
    typed = ["HTTP://Post.example:80/Feed#top", "https://tarn.example/feed", "https://TARN.example/feed"]
    typed += ["https://küste.example?q=ä", "http://[broken", "https://STRAßE.example/feed"]
    typed += ["https://XN--lck-1na.example"]
    rows = [FEED_AT_0012.format(number=number, url=url) for number, url in enumerate(typed, 1)]
    await _execute(empty_url, OUTLET_AT_0012, *rows)
    await upgrade(empty_url)
    store = await Store.open(empty_url, clock=FixedClock())
    found = [await store.feeds.get(number) for number in range(1, 8)]
    await store.close()
    spelt = ["http://post.example/Feed", *typed[1:3], "https://xn--kste-0ra.example/?q=%C3%A4"]
    spelt += [*typed[4:6], "https://xn--lck-1na.example/"]
    assert [feed and (feed.url, feed.folders) for feed in found] == [(url, ("Coast", "Ferries")) for url in spelt]


async def test_a_copy_is_whole_while_the_store_is_open(store: Store, url: str, tmp_path: Path) -> None:
    """`backup` copies a SQLite database in use, and says what to use for PostgreSQL."""
    await save(store, an_article("The ferry sails."))
    target = tmp_path / "copy.sqlite3"
    if url.startswith("postgresql"):
        with pytest.raises(StoreError, match="pg_dump"):
            await backup(url, target)
        return
    await backup(url, target)
    copy = await Store.open(f"sqlite:///{target}", clock=FixedClock())
    assert not await copy.is_empty()
    await copy.close()


async def test_a_copy_that_cannot_be_written_is_an_error_in_our_words(sqlite_template: Path, tmp_path: Path) -> None:
    """A target in a folder that is not there is refused."""
    with pytest.raises(StoreError, match="could not be copied"):
        await backup(f"sqlite:///{sqlite_template}", tmp_path / "nowhere" / "copy.sqlite3")


@pytest.mark.parametrize("url", ["", "no url", "mysql://localhost/byline", "sqlite:///no/such/folder/byline.sqlite3"])
async def test_a_url_of_no_use_is_an_error_in_our_words(url: str) -> None:
    """What is no URL, another database or out of reach raises StoreError."""
    with pytest.raises(StoreError):
        await Store.open(url, clock=FixedClock())


def test_migrations_go_forward_and_import_nothing_of_ours() -> None:
    """Each revision has an upgrade and no downgrade, and imports alembic, sqlalchemy and Python's own library only."""
    for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        assert not hasattr(script.module, "downgrade")
    for path in MIGRATIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]
                roots = {name.split(".")[0] for name in names}
                assert roots <= {"alembic", "sqlalchemy", *sys.stdlib_module_names}, path


OUTLET_AT_0012 = "INSERT INTO outlets (outlet_id, name, kind, is_disabled) VALUES (1, 'Post', 'news', false)"
FEED_AT_0012 = """INSERT INTO feeds (feed_id, url, host, outlet_id, folder, is_active, added_at, next_poll_at, failures,
    moved_polls, reads_pages) VALUES ({number}, '{url}', 'post.example', 1, 'Coast / Ferries', true,
    '2026-03-17 12:00:00.000000', '2026-03-17 12:00:00.000000', 0, 0, 'auto')"""
SENTENCE_AT_0001 = (
    """INSERT INTO articles (article_id, content_key, current_version_id, listed_at, stored_at)
    VALUES (1, '', 1, '2022-03-17 12:00:00.000000', '2022-03-17 12:00:00.000000')""",
    """INSERT INTO versions (version_id, article_id, version, content_key, path, authors, outlet_status,
    outlet_evidence, read_at, has_doubtful_order, is_analysed, sensitivity, held_names, dropped, text)
    VALUES (1, 1, 1, '', 'a.txt', '[]', 'unknown', '[]', '2022-03-17 12:00:00.000000', false, true, '[]', '[]', '[]',
    'The ferry sails.')""",
    """INSERT INTO sentences (sentence_id, version_id, position, start, "end", paragraph, role, tags, words)
    VALUES (1, 1, 0, 0, 16, 0, 'body', '[]', 'the ferry sails')""",
)


FEEDS_AT_0012 = (
    OUTLET_AT_0012,
    """INSERT INTO feeds (feed_id, url, host, outlet_id, title, is_active, added_at, next_poll_at, interval_seconds,
    failures, moved_polls, reads_pages) VALUES (4, 'https://a.example/feed', 'a.example', 1, 'All', true,
    '2022-03-17 12:00:00.000000', '2022-03-17 12:00:00.000000', 60, 0, 0, 'auto')""",
    """INSERT INTO feeds (feed_id, url, host, outlet_id, is_active, added_at, next_poll_at, last_polled_at, failures,
    moved_polls, reads_pages) VALUES (7, 'https://b.example/feed', 'b.example', 1, true, '2022-03-17 12:00:00.000000',
    '2022-03-17 12:00:00.000000', '2022-03-17 11:00:00.000000', 2, 0, 'auto')""",
    """INSERT INTO feed_entries (entry_id, feed_id, first_seen_at, last_seen_at, title, text)
    VALUES (1, 4, '2022-03-17 12:00:00.000000', '2022-03-17 12:00:00.000000', '', '')""",
    "INSERT INTO feed_entry_keys (key, entry_id) VALUES ('guid:1', 1)",
)


async def _execute(url: str, *statements: str) -> None:
    database = Database(url)
    async with database.write() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await database.close()


async def _upgrade_to(url: str, revision: str) -> None:
    def run(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, revision)

    database = Database(url)
    async with database.write() as connection:
        await connection.run_sync(run)
    await database.close()
