"""Posts that are decided and not yet confirmed, and who may send them."""

from sqlalchemy import (
    Boolean,
    Column,
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

# What posts say, once for all chats that get the same words; `content_key` is the SHA-256 of `message`.
outbox_messages = Table(
    "outbox_messages",
    metadata,
    Column("message_id", Integer, primary_key=True),
    Column("content_key", String(64), nullable=False, unique=True),
    Column("message", Text, nullable=False),
)

# One post to one chat. `fence` is that of the lease under which its state was written last; `post_ids` are the
# platform's, in order, once it is sent.
outbox = Table(
    "outbox",
    metadata,
    Column("outbox_id", Integer, primary_key=True),
    Column("edition_id", ForeignKey("editions.edition_id")),
    Column("broadcast_id", Integer),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("n", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    Column("message_id", ForeignKey("outbox_messages.message_id"), nullable=False, index=True),
    Column("is_broadcast", Boolean, nullable=False),
    Column("is_silent", Boolean, nullable=False),
    Column("has_previews", Boolean, nullable=False),
    Column("is_simplified", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("resends", Integer, nullable=False),
    Column("fence", Integer),
    Column("retry_at", UtcDateTime),
    Column("why", Text),
    Column("post_ids", Strings, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("edition_id", "chat_id", "n"),
    UniqueConstraint("broadcast_id", "chat_id", "n"),
    Index(None, "platform", "state", "is_broadcast", "outbox_id"),
    Index(None, "chat_id", "state"),
)

# Who does what only one process may do. A holder beats; who sees no beat for a while takes over with the next fence.
leases = Table(
    "leases",
    metadata,
    Column("name", String(100)),
    Column("holder", String(100)),
    Column("fence", Integer, nullable=False),
    Column("beats", Integer, nullable=False),
    Column("beat_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("name"),
)
