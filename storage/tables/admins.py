"""Whom the people who run Byline trust."""

from sqlalchemy import Column, PrimaryKeyConstraint, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# People by the platform's full user id; an owner stands in the settings and not here.
admins = Table(
    "admins",
    metadata,
    Column("platform", String(20)),
    Column("user", Text),
    Column("added_by", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "user"),
)

# Who may subscribe where not everybody may: people, or whole chats, by the platform's full id.
allowed = Table(
    "allowed",
    metadata,
    Column("platform", String(20)),
    Column("user", Text),
    Column("added_by", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "user"),
)

# Invitations that nobody has taken yet; each is good for one person.
invites = Table(
    "invites",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)
