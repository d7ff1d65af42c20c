"""An edition: one composed digest for one chat, whose every line has an outlet and an article."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.article import ArticleHead
from domain.outlet import OutletLabel
from domain.statements import Figure, SentenceTag


class Length(StrEnum):
    """How long an edition may be."""

    SHORT = "short"
    NORMAL = "normal"
    FULL = "full"


class Verdict(StrEnum):
    """How figures in one row relate."""

    DIFFERS = "differs"
    SERIES = "a series"
    CANNOT_BE_ORDERED = "cannot be ordered"


@dataclass(frozen=True, slots=True)
class Window:
    """The half-open time an edition covers, aware UTC.

    `by_stored_at` is True for scheduled windows; else articles count by publication, or by storing where that is
    unknown. `since` None means from the beginning.
    """

    since: datetime | None
    until: datetime
    by_stored_at: bool = False


@dataclass(frozen=True, slots=True)
class Also:
    """Another outlet that carries a line's utterance; `start` and `end` are its own words in its own article."""

    head: ArticleHead
    start: int
    end: int
    has_same_words: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line: the words `text`, shown as the outlet's, from `start` to `end` of the article's stored text.

    `text` is that slice but for […] where something is cut, [name held back] and folded white space
    (`domain.verbatim`). `citing` names whom the outlet credits for this sentence. `speaker` is set where the head
    names one. `means` is whom an opening pronoun means. `stressed` are the words in `text` that are its figure.

    Raises:
        ValueError: If the number is not positive, the words are empty or the span is.
    """

    n: int
    text: str
    head: ArticleHead
    start: int
    end: int
    citing: tuple[str, ...] = ()
    speaker: str | None = None
    means: str | None = None
    tags: frozenset[SentenceTag] = frozenset()
    also: tuple[Also, ...] = ()
    figure: Figure | None = None
    stressed: str = ""

    def __post_init__(self) -> None:
        if self.n < 1 or not self.text.strip() or not 0 <= self.start < self.end:
            message = "a line has a number, words and a span of its article"
            raise ValueError(message)

    @property
    def outlet(self) -> OutletLabel:
        """The outlet that the line names."""
        return self.head.outlet


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures about one thing side by side; `what` and `claimant` are words of the articles."""

    what: str
    claimant: str | None
    lines: tuple[Line, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a story that the chat was shown before: so many articles that came since then, aware UTC."""

    since: datetime
    articles: int


@dataclass(frozen=True, slots=True)
class EditionStory:
    """A story as an edition shows it.

    `title` is the headline, verbatim, of the article `head`; it is empty where no article has a headline. `news` is set
    where an earlier edition showed the story to this chat.
    """

    letter: str
    story_id: int
    title: str
    head: ArticleHead
    outlets: tuple[OutletLabel, ...]
    lines: tuple[Line, ...]
    figure_rows: tuple[FigureRow, ...] = ()
    news: News | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article of the window that no line came from and that stands under none, and why in a few words."""

    head: ArticleHead
    why: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One composed digest. `zone` is the IANA name its dates and hours are shown in.

    `due_at` is set where it comes long after it was due. `dead_feeds` counts the feeds where none of them brought
    anything in the window.
    """

    composed_at: datetime
    zone: str
    window: Window
    length: Length
    stories: tuple[EditionStory, ...]
    left_out: tuple[LeftOut, ...] = ()
    due_at: datetime | None = None
    dead_feeds: int = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in the order of their numbers, figures included."""
        found = [line for story in self.stories for line in story.lines]
        found += [line for story in self.stories for row in story.figure_rows for line in row.lines]
        return tuple(sorted(found, key=lambda line: line.n))
