"""What passes between the store and the desk: what is handed in, and what saving and remembering give back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.article import ArticleRef
from domain.chat import ChatRef
from domain.edition import Edition
from domain.follow import Follow
from domain.history import History
from domain.message import Message
from domain.outlet import OutletLabel
from domain.statements import Quote
from domain.subscription import Due

MOST_LISTED: Final = 500
"""Lists and totals end here: a `Page.total` of this many means "this many or more"."""


class Outcome(StrEnum):
    """What became of an article that was handed in."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Saved:
    """Where an article is stored now, and what that took."""

    ref: ArticleRef
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a full text search looks for; plain words, nothing in them is an operator.

    A sentence is found when it has every word of `words`, in any order, and every phrase of `exact`, word after word.
    `since` is inclusive, `until` exclusive; both count publication, or storing where that is unknown.
    """

    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    outlet_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class GroupingRow:
    """What grouping reads of an article; `quotes` are all its quotes in order, as offsets in `text`.

    `lead` is the exact beginning of the text down to the end of the third sentence of its body.
    """

    article_id: int
    title: str | None
    lead: str
    text: str
    published: datetime | None
    stored_at: datetime
    outlet: OutletLabel
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class GroupedStory:
    """One story as grouping found it: (article_id, origin) in time order; one origin means copies of each other."""

    articles: tuple[tuple[int, int], ...]
    lead_article_id: int


@dataclass(frozen=True, slots=True)
class SavedLine:
    """What a number stands for: the slice of a stored version, and the words that were shown."""

    ref: ArticleRef
    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class SavedEdition:
    """What is remembered of an edition that was shown: what its letters (to story ids) and numbers stand for."""

    edition_id: int
    composed_at: datetime
    zone: str
    stories: Mapping[str, int]
    lines: Mapping[int, SavedLine]


@dataclass(frozen=True, slots=True)
class FleetingPost:
    """A post that is to be taken away."""

    chat: ChatRef
    post_id: str


@dataclass(frozen=True, slots=True)
class WindowArticle:
    """What choosing reads of an article of a window; `story_id` and `origin` are None before it is grouped.

    `listed_at` is its publication, or its storing where that is unknown; `is_known` says that its outlet has a name.
    """

    article_id: int
    story_id: int | None
    origin: int | None
    outlet_id: int | None
    is_known: bool
    stored_at: datetime
    listed_at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chat was shown in scheduled editions: (article id, start, end) of lines, and the ids of stories."""

    spans: frozenset[tuple[int, int, int]] = frozenset()
    story_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reader:
    """What is kept of a chat that an edition is composed for; `chosen` are its options by name."""

    chat_id: int
    chosen: Mapping[str, str]
    follows: tuple[Follow, ...]
    history: History


@dataclass(slots=True)
class Body:
    """What a scheduled edition says, for all the chats that get the same; `body_id` is set once it is stored."""

    edition: Edition
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What editions were composed on: articles up to an id, and each outlet as an id with all that an edition shows."""

    newest_article_id: int
    outlets: frozenset[tuple[int, str, bool, int | None]]


@dataclass(frozen=True, slots=True)
class ReadyEdition:
    """A scheduled edition that is composed: what it answers, and its parts in the form of the chat's platform.

    Without a body nothing is sent: the window was empty and passes.
    """

    due: Due
    reader: Reader
    body: Body | None
    parts: tuple[Message, ...] = ()
    is_silent: bool = True
    has_previews: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerNames:
    """A speaker by the name and the spellings that articles have; `speaker_id` is None for somebody new."""

    speaker_id: int | None
    name: str
    spellings: tuple[str, ...]
