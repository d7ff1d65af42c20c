"""Stories and utterances: what several articles have in common."""

from dataclasses import dataclass
from datetime import datetime

from domain.article import ArticleHead, StoredArticle
from domain.outlet import OutletLabel


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story without its articles, for ranking and lists.

    `lead` is the article whose headline titles it. `origins` counts articles that are no copies of another one or of
    one agency text and whose outlet is known. `outlets` are in order of first publication, known ones first.
    `last_at` is the newest publication (or storing, where that is unknown) in it.
    """

    story_id: int
    lead: ArticleHead
    outlets: tuple[OutletLabel, ...]
    articles: int
    origins: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article in a story. Articles with the same `origin` are copies of each other or of one agency text."""

    article: StoredArticle
    origin: int


@dataclass(frozen=True, slots=True)
class UtteranceQuote:
    """One quote of an utterance: `quote` is its index in the article's `statements.quotes`."""

    article_id: int
    quote: int
    has_same_words: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words quoted by articles, in order of publication; `has_same_words` compares to the first."""

    utterance_id: int
    quotes: tuple[UtteranceQuote, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An event with its articles, dated ones in time order first, and the utterances that join their quotes."""

    head: StoryHead
    articles: tuple[StoryArticle, ...]
    utterances: tuple[Utterance, ...] = ()
