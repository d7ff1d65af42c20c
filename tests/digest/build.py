"""Builds invented stories for the tests of composing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from digest.material import Candidate, FigureGroup, Form, StoryMaterial
from domain.article import ArticleHead, ArticleRef, Precision, Published, StoredArticle
from domain.edition import Length, Window
from domain.outlet import OutletLabel, OutletStatus
from domain.statements import Credit, CreditKind, Figure, Quote, QuoteKind, Sentence, SentenceTag, Span, Statements
from domain.story import Story, StoryArticle, StoryHead, Utterance, UtteranceQuote

NOW = datetime(2026, 3, 17, 7, 0, tzinfo=UTC)
HARBOUR = OutletLabel(1, "Harbour Post", OutletStatus.STATED)
KESTREL = OutletLabel(2, "Kestrel Daily", OutletStatus.STATED)
COAST = OutletLabel(3, "Coast Radio", OutletStatus.INFERRED)
UNKNOWN = OutletLabel(None, None, OutletStatus.UNKNOWN, hint="a Blogger page")


def day(number: int) -> Published:
    """Give a day of March 2026."""
    return Published(datetime(2026, 3, number, tzinfo=UTC), Precision.DAY)


def form(length: Length = Length.SHORT, **changes: object) -> Form:
    """Give what a chat in Paris wants."""
    base = Form(length, "Europe/Paris", Window(None, NOW), NOW)
    return replace(base, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Draft:
    """An article in the making; what it says is named by its words."""

    article_id: int
    outlet: OutletLabel
    published: Published | None
    title: str | None
    text: str
    url: str | None = None
    origin: int | None = None
    quotes: list[Quote] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    held: list[Span] = field(default_factory=list)
    changes: dict[int, dict[str, object]] = field(default_factory=dict)
    statements: dict[str, object] = field(default_factory=dict)

    def span(self, words: str) -> Span:
        """Find words in the text."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def quote(
        self, words: str, canonical: str | None, *, speaker: str | None = None, via: Iterable[str] = ()
    ) -> "Draft":
        """Attribute words."""
        at, kind = self.span(words), QuoteKind.DIRECT
        self.quotes.append(
            Quote(
                len(self.quotes),
                at.start,
                at.end,
                kind,
                is_marked=True,
                speaker=speaker,
                canonical=canonical,
                via=tuple(via),
            )
        )
        return self

    def credit(self, name: str, *sentences: int, kind: CreditKind = CreditKind.OUTLET) -> "Draft":
        """Credit somebody for sentences."""
        self.credits.append(Credit(name, kind, name, None, None, sentences))
        return self

    def figure(self, words: str, value: float, **more: str) -> "Draft":
        """Find a figure."""
        at = self.span(words)
        self.figures.append(Figure(value, at.start, at.end, **more))  # type: ignore[arg-type]
        return self

    def hold(self, name: str) -> "Draft":
        """Hold a name back wherever it stands."""
        self.held += [Span(*found.span()) for found in re.finditer(re.escape(name), self.text)]
        return self

    def judge(self, sentence: int, **changes: object) -> "Draft":
        """Judge a sentence otherwise than as a plain one."""
        self.changes[sentence] = changes
        return self

    def tag(self, sentence: int, *tags: SentenceTag) -> "Draft":
        """Tag a sentence."""
        return self.judge(sentence, tags=frozenset(tags))

    def stored(self) -> StoredArticle:
        """Finish it."""
        spans = [found.span() for found in re.finditer(r"\S[^\n]*?[.!?]”?(?=\s|$)|\S[^\n]*", self.text)]
        sentences = tuple(
            replace(Sentence(index, start, end, 0), **self.changes.get(index, {}))  # type: ignore[arg-type]
            for index, (start, end) in enumerate(spans)
        )
        said = Statements(
            sentences=sentences,
            quotes=tuple(self.quotes),
            credits=tuple(self.credits),
            figures=tuple(self.figures),
            held_names=tuple(self.held),
        )
        head = ArticleHead(
            ref=ArticleRef(self.article_id, 1),
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            authors=(),
            published=self.published,
            stored_at=NOW,
            language="en",
            path=f"{self.article_id}.txt",
        )
        return StoredArticle(head, self.text, replace(said, **self.statements))  # type: ignore[arg-type]


def harbour(text: str = "No ship left the quay.", article_id: int = 1) -> Draft:
    """Give an article of the Harbour Post."""
    return Draft(article_id, HARBOUR, day(14), "Ferry strike enters second week", text)


def material(
    *drafts: Draft,
    utterances: Iterable[Iterable[tuple[int, int]]] = (),
    figures: Iterable[FigureGroup] = (),
    scores: Mapping[tuple[int, int], float] | None = None,
    story_id: int = 1,
) -> StoryMaterial:
    """Make a story of articles; without `scores` sentences are ranked as they stand, article by article in turns.

    `utterances` name quotes by (article_id, index); ids count from 100 times the story's.
    """
    articles = tuple(StoryArticle(one.stored(), one.origin or one.article_id) for one in drafts)
    heads = [one.article.head for one in articles]
    labels = dict.fromkeys(sorted((head.outlet for head in heads), key=lambda label: not label.is_known))
    if scores is None:
        scores = {
            (article, index): 1.0 - index / 100 - article / 1000
            for article, one in enumerate(articles)
            for index in range(len(one.article.statements.sentences))
        }
    ranked = sorted(scores, key=lambda place: -scores[place])
    joined = tuple(
        Utterance(
            100 * story_id + at, tuple(UtteranceQuote(article, quote, has_same_words=False) for article, quote in one)
        )
        for at, one in enumerate(utterances)
    )
    return StoryMaterial(
        Story(StoryHead(story_id, heads[0], tuple(labels), len(heads), len(heads), NOW), articles, joined),
        tuple(Candidate(article, index, scores[article, index]) for article, index in ranked),
        tuple(figures),
    )
