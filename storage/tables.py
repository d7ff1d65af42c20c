"""The tables, by the glossary. What they hold is described here; how it is asked stands with each entity.

Migrations repeat all of this in their own words; `alembic check` compares. The full text index is no table of this
module: each engine has its own kind (see `storage.fulltext`).
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Strings, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

outlets = Table(
    "outlets",
    metadata,
    Column("outlet_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("country", String(2)),
    Column("language", String(35)),
)

# Every way to find an outlet: its name and aliases by their folded words, its domains as they are.
outlet_keys = Table(
    "outlet_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("is_domain", Boolean, primary_key=True),
    Column("outlet_id", ForeignKey("outlets.outlet_id"), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

# `current_version_id` is set as soon as the first version is; it is no foreign key, since each table would wait for the
# other. `listed_at` is the publication of the current version, or `stored_at` where that is unknown. `content_key`, its
# folded text, tells whether the same article comes again where a URL cannot.
articles = Table(
    "articles",
    metadata,
    Column("article_id", Integer, primary_key=True),
    Column("url", Text, unique=True),
    Column("content_key", String(64), nullable=False, index=True),
    Column("current_version_id", Integer, unique=True),
    Column("outlet_id", ForeignKey("outlets.outlet_id")),
    Column("listed_at", UtcDateTime, nullable=False),
    Column("stored_at", UtcDateTime, nullable=False, index=True),
    Index(None, "listed_at", "article_id"),
    Index(None, "outlet_id", "listed_at", "stored_at"),
)

# The long columns come last: SQLite reads a row only as far as it is asked to. `outlet_key` and `outlet_domain` are
# there to find the articles of an outlet whose row is made later.
versions = Table(
    "versions",
    metadata,
    Column("version_id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.article_id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content_key", String(64), nullable=False),
    Column("title", Text),
    Column("path", Text, nullable=False),
    Column("authors", Strings, nullable=False),
    Column("published_at", UtcDateTime),
    Column("published_precision", String(10)),
    Column("language", String(35)),
    Column("outlet_status", String(10), nullable=False),
    Column("outlet_name", Text),
    Column("outlet_key", Text),
    Column("outlet_domain", Text),
    Column("outlet_platform", Text),
    Column("outlet_evidence", Strings, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    Column("has_doubtful_order", Boolean, nullable=False),
    Column("is_analysed", Boolean, nullable=False),
    Column("sensitivity", Strings, nullable=False),
    Column("held_names", JSON, nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("article_id", "version"),
)

# `words` are the folded words that full text finds; empty where the version was replaced.
sentences = Table(
    "sentences",
    metadata,
    Column("sentence_id", Integer, primary_key=True),
    Column("version_id", ForeignKey("versions.version_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("role", String(20), nullable=False),
    Column("unfit", Text),
    Column("means", Text),
    Column("tags", Strings, nullable=False),
    Column("words", Text, nullable=False),
    UniqueConstraint("version_id", "position"),
)

utterances = Table(
    "utterances",
    metadata,
    Column("utterance_id", Integer, primary_key=True),
    Column("first_article_id", ForeignKey("articles.article_id"), nullable=False),
)

# `listed_at` repeats the article's, so that a speaker's newest quotes are found by index; null where the version was
# replaced. `context_start` and `context_end` span the sentences around the quote.
quotes = Table(
    "quotes",
    metadata,
    Column("version_id", ForeignKey("versions.version_id")),
    Column("position", Integer),
    Column("quote_id", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("is_marked", Boolean, nullable=False),
    Column("speaker", Text),
    Column("canonical", Text),
    Column("cue", Text),
    Column("via", Strings, nullable=False),
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("utterance_id", ForeignKey("utterances.utterance_id")),
    Column("has_same_words", Boolean, nullable=False),
    Column("listed_at", UtcDateTime),
    Column("context_start", Integer, nullable=False),
    Column("context_end", Integer, nullable=False),
    PrimaryKeyConstraint("version_id", "position"),
    Index(None, "speaker_id", "listed_at"),
    Index(None, "utterance_id"),
    sqlite_with_rowid=False,
)

credits = Table(  # noqa: A001 - the glossary's word
    "credits",
    metadata,
    Column("version_id", ForeignKey("versions.version_id")),
    Column("position", Integer),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("sentences", JSON, nullable=False),
    PrimaryKeyConstraint("version_id", "position"),
    sqlite_with_rowid=False,
)

figures = Table(
    "figures",
    metadata,
    Column("version_id", ForeignKey("versions.version_id")),
    Column("position", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Float),
    Column("value_high", Float),
    Column("unit", Text),
    Column("what", Text),
    Column("qualifier", Text),
    Column("claimant", Text),
    Column("context_start", Integer, nullable=False),
    Column("context_end", Integer, nullable=False),
    PrimaryKeyConstraint("version_id", "position"),
    sqlite_with_rowid=False,
)

# `quotes` counts the quotes of current versions here and in the two tables below; saving an article keeps it right.
speakers = Table(
    "speakers",
    metadata,
    Column("speaker_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("quotes", Integer, nullable=False),
    Index(None, "quotes", "speaker_id"),
)

# The words an article has for a speaker: spellings of the name, and roles ("the harbour master").
speaker_words = Table(
    "speaker_words",
    metadata,
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("words", Text),
    Column("key", Text, nullable=False, index=True),
    Column("is_role", Boolean, nullable=False),
    Column("quotes", Integer, nullable=False),
    PrimaryKeyConstraint("speaker_id", "words"),
)

speaker_outlets = Table(
    "speaker_outlets",
    metadata,
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("outlet_id", ForeignKey("outlets.outlet_id")),
    Column("quotes", Integer, nullable=False),
    PrimaryKeyConstraint("speaker_id", "outlet_id"),
)

# Each folded word of each spelling, to find a speaker by the last name alone, or by the first.
speaker_parts = Table(
    "speaker_parts",
    metadata,
    Column("part", Text),
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("is_last", Boolean, nullable=False),
    PrimaryKeyConstraint("part", "speaker_id"),
)

# `articles` to `last_stored_at` sum up the story's articles as they were when they were grouped, so that ranking reads
# no article. An id is never given again: editions remember it.
stories = Table(
    "stories",
    metadata,
    Column("story_id", Integer, primary_key=True),
    Column("lead_article_id", ForeignKey("articles.article_id"), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("first_stored_at", UtcDateTime, nullable=False),
    Column("last_stored_at", UtcDateTime, nullable=False),
    Column("grouped_at", UtcDateTime, nullable=False),
    Index(None, "origins", "last_at"),
    Index(None, "last_at", "first_at"),
    sqlite_autoincrement=True,
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ForeignKey("articles.article_id"), primary_key=True, autoincrement=False),
    Column("story_id", ForeignKey("stories.story_id"), nullable=False, index=True),
    Column("origin", Integer, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", Integer, primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    UniqueConstraint("platform", "chat", "thread"),
)

options = Table(
    "options",
    metadata,
    Column("chat_id", ForeignKey("chats.chat_id")),
    Column("name", Text),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("chat_id", "name"),
)

editions = Table(
    "editions",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False, index=True),
    Column("composed_at", UtcDateTime, nullable=False),
    Column("zone", Text, nullable=False),
)

# Stories are grouped anew again and again, so a letter may outlive its story: no foreign key.
edition_stories = Table(
    "edition_stories",
    metadata,
    Column("edition_id", ForeignKey("editions.edition_id")),
    Column("letter", String(10)),
    Column("story_id", Integer, nullable=False),
    PrimaryKeyConstraint("edition_id", "letter"),
)

edition_lines = Table(
    "edition_lines",
    metadata,
    Column("edition_id", ForeignKey("editions.edition_id")),
    Column("n", Integer),
    Column("article_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    PrimaryKeyConstraint("edition_id", "n"),
    ForeignKeyConstraint(["article_id", "version"], ["versions.article_id", "versions.version"]),
)

# What a number in a post stands for: the edition that the platform's post shows.
posts = Table(
    "posts",
    metadata,
    Column("platform", String(20)),
    Column("chat", Text),
    Column("post_id", Text),
    Column("edition_id", ForeignKey("editions.edition_id"), nullable=False, index=True),
    PrimaryKeyConstraint("platform", "chat", "post_id"),
)

# Updates of a platform by its own ids; the payload stands there until the update is answered.
updates_seen = Table(
    "updates_seen",
    metadata,
    Column("seen_id", Integer, primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("update_id", Text, nullable=False),
    Column("payload", Text),
    Column("taken_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("platform", "update_id"),
)

# What a transport has to know after a restart.
transport_notes = Table(
    "transport_notes",
    metadata,
    Column("platform", String(20)),
    Column("name", String(100)),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("platform", "name"),
)

# What a press of a button asks; the platform knows nothing but the id.
buttons = Table(
    "buttons",
    metadata,
    Column("button_id", String(64), primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("user", Text),
    Column("command", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

# `host` is the address's, so that what is due is taken in turn from all hosts. While a poll runs, `next_poll_at` lies
# ahead by as long as the poll may take: that is its claim on the feed.
feeds = Table(
    "feeds",
    metadata,
    Column("feed_id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),
    Column("outlet_id", ForeignKey("outlets.outlet_id"), nullable=False, index=True),
    Column("title", Text),
    Column("folder", Text),
    Column("is_active", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("next_poll_at", UtcDateTime, nullable=False, index=True),
    Column("interval_seconds", Integer),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_polled_at", UtcDateTime),
    Column("last_good_at", UtcDateTime),
    Column("failures", Integer, nullable=False),
    Column("last_error", Text),
    Column("moved_to", Text),
)

# What was seen in a feed: an article with the words it last had there, or without an article what was passed over.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.feed_id"), nullable=False),
    Column("article_id", ForeignKey("articles.article_id"), index=True),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("feed_id", "article_id"),
)

# By what an entry is known again; two entries may share a key.
feed_entry_keys = Table(
    "feed_entry_keys",
    metadata,
    Column("key", String(80)),
    Column("entry_id", ForeignKey("feed_entries.entry_id"), index=True),
    PrimaryKeyConstraint("key", "entry_id"),
)
