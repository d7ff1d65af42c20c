"""Articles, their versions, and what the analysis of a version states."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Strings, UtcDateTime
from storage.tables.metadata import metadata

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
# there to find the articles of an outlet whose row is made later. A teaser is all that could be had of an article.
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
    Column("is_teaser", Boolean, nullable=False),
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
