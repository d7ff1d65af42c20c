"""The tables, by the glossary. What they hold is described here; how it is asked stands with each entity.

Migrations repeat all of this in their own words; `alembic check` compares. The full text index is no table of this
package: each engine has its own kind (see `storage.fulltext`).
"""

from storage.tables.admins import admins, allowed, invites
from storage.tables.alarms import alarms
from storage.tables.articles import (
    articles,
    credits,  # noqa: A004 - the glossary's word
    figures,
    quotes,
    sentences,
    utterances,
    versions,
)
from storage.tables.audit import audit
from storage.tables.broadcasts import broadcasts
from storage.tables.chats import chats, options
from storage.tables.editions import (
    bodies,
    body_lines,
    body_stories,
    edition_lines,
    edition_stories,
    editions,
    histories,
    posts,
)
from storage.tables.feeds import feed_entries, feed_entry_keys, feeds
from storage.tables.fleeting import fleeting_posts
from storage.tables.follows import filters, follows
from storage.tables.metadata import metadata
from storage.tables.outbox import leases, outbox, outbox_messages
from storage.tables.outlets import outlet_keys, outlets
from storage.tables.speakers import speaker_outlets, speaker_parts, speaker_words, speakers
from storage.tables.stories import stories, story_articles
from storage.tables.subscriptions import occurrences, subscriptions
from storage.tables.transports import buttons, transport_notes, updates_seen

__all__ = [
    "admins",
    "alarms",
    "allowed",
    "articles",
    "audit",
    "bodies",
    "body_lines",
    "body_stories",
    "broadcasts",
    "buttons",
    "chats",
    "credits",
    "edition_lines",
    "edition_stories",
    "editions",
    "feed_entries",
    "feed_entry_keys",
    "feeds",
    "figures",
    "filters",
    "fleeting_posts",
    "follows",
    "histories",
    "invites",
    "leases",
    "metadata",
    "occurrences",
    "options",
    "outbox",
    "outbox_messages",
    "outlet_keys",
    "outlets",
    "posts",
    "quotes",
    "sentences",
    "speaker_outlets",
    "speaker_parts",
    "speaker_words",
    "speakers",
    "stories",
    "story_articles",
    "subscriptions",
    "transport_notes",
    "updates_seen",
    "utterances",
    "versions",
]
