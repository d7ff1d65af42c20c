"""What an edition is composed from: stories with what analysis found best in them, and the form a chat wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from digest.sayings import Sayings
from domain.edition import Length, News, Verdict, Window
from domain.statements import Sensitivity
from domain.story import Story


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a line: indexes in `Story.articles` and in its sentences; a higher score is better."""

    article: int
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures about the same thing: (index in `Story.articles`, index in that article's figures) for each.

    `what` and `claimant` are words of the articles. Lost, killed, wounded and captured are never one group.
    """

    what: str
    claimant: str | None
    members: tuple[tuple[int, int], ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class StoryMaterial:
    """A story with its candidates, best first, and its figures side by side, most telling first.

    `sayings` are what its articles say, where many editions are composed from it; else each edition finds them itself.
    `fresh` are the indexes of the articles that the edition is about, None for all; what the others have is shown only
    beside it. `shown_until` is set where the chat was shown the story before: what is fresh came since then.
    """

    story: Story
    candidates: tuple[Candidate, ...]
    figures: tuple[FigureGroup, ...] = ()
    sayings: Sayings | None = None
    fresh: frozenset[int] | None = None
    shown_until: datetime | None = None

    def is_fresh(self, article: int) -> bool:
        """Whether the edition is about this article of the story."""
        return self.fresh is None or article in self.fresh

    @property
    def news(self) -> News | None:
        """What is new in it where the chat was shown it before."""
        count = len(self.story.articles) if self.fresh is None else len(self.fresh)
        return News(self.shown_until, count) if self.shown_until else None

    @property
    def is_sensitive(self) -> bool:
        """Whether any of its articles tells of prisoners, minors or victims."""
        return bool(self.sensitivity)

    @property
    def sensitivity(self) -> frozenset[Sensitivity]:
        """Why the story needs care, over all its articles."""
        return frozenset().union(*(one.article.statements.sensitivity for one in self.story.articles))


@dataclass(frozen=True, slots=True)
class SeenSpan:
    """Characters of an article that a chat was shown before."""

    article_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """What a chat wants of an edition, and when.

    `zone` is an IANA name, `now` aware UTC. `seen` are the spans shown to this chat in scheduled editions. With
    `has_names_held` surnames of captives and their relatives are held back; `has_graphic` lets graphic quotes in.
    `due_at` and `dead_feeds` are the edition's. `words_of_outlets` are how many words of an outlet an edition may show,
    by its id, where the admins chose that.
    """

    length: Length
    zone: str
    window: Window
    now: datetime
    has_names_held: bool = True
    has_graphic: bool = False
    seen: frozenset[SeenSpan] = field(default=frozenset())
    due_at: datetime | None = None
    dead_feeds: int = 0
    words_of_outlets: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an edition of one length holds; None means no limit.

    `chars` counts the plain text of the whole edition. A line of more than `line_chars` is cut. `story_lines` are a
    story's sentences, `story_rows` its figure rows. `stories` are as many as a story leaves room for when it comes in.
    """

    lines: int | None
    chars: int | None
    line_chars: int | None
    title_chars: int | None
    story_lines: int
    story_rows: int
    stories: int
    also: int


MOST_UNKNOWN: Final = 1
"""So many lines of unknown outlets an edition has at most; `/story A` shows them all."""

LIMITS: Final = {
    Length.SHORT: Limits(
        lines=5,
        chars=900,
        line_chars=260,
        title_chars=90,
        story_lines=3,
        story_rows=1,
        stories=3,
        also=2,
    ),
    Length.NORMAL: Limits(
        lines=None,
        chars=3_000,
        line_chars=500,
        title_chars=140,
        story_lines=5,
        story_rows=2,
        stories=8,
        also=3,
    ),
    Length.FULL: Limits(
        lines=None,
        chars=None,
        line_chars=None,
        title_chars=None,
        story_lines=12,
        story_rows=6,
        stories=1,
        also=12,
    ),
}
"""A full edition shows at most twelve sentences and six figure rows a story: the rest is in `/story A`."""
