"""Reads one story for composing: which of its sentences may be a line, and as which line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from digest.attribution import citing, unnamed_speaker
from digest.material import Form, Limits, SeenSpan, StoryMaterial
from digest.names import HeldNames
from digest.sayings import Saying, Sayings
from domain.article import StoredArticle
from domain.edition import Line
from domain.statements import CreditKind, Sentence, SentenceRole, SentenceTag, Span
from domain.verbatim import check_verbatim, cut


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a story: the index of its article in `Story.articles` and its own in that article."""

    article: int
    sentence: int


@dataclass(frozen=True, slots=True)
class StoryReader:
    """One story with the names it holds back and what is said in it.

    `held` are the spans of names, `seen` the spans that the chat was shown, for each article. `seen_sayings` are what
    is said there.
    """

    material: StoryMaterial
    form: Form
    limits: Limits
    names: HeldNames
    held: tuple[tuple[Span, ...], ...]
    seen: tuple[tuple[SeenSpan, ...], ...]
    sayings: Sayings
    seen_sayings: frozenset[Saying]

    @classmethod
    def of(cls, material: StoryMaterial, form: Form, limits: Limits) -> Self:
        """Read a story once."""
        articles = [one.article for one in material.story.articles]
        names = HeldNames.found_in(articles) if form.has_names_held else HeldNames()
        held = tuple(names.spans_of(article) if form.has_names_held else () for article in articles)
        ids = {one.head.ref.article_id for one in articles}
        known = [one for one in form.seen if one.article_id in ids]
        seen = tuple(
            tuple(one for one in known if one.article_id == article.head.ref.article_id) for article in articles
        )
        sayings = material.sayings or Sayings.of(material.story)
        said = frozenset(_said_before(articles, seen, sayings))
        return cls(material, form, limits, names, held, seen, sayings, said)

    def article(self, index: int) -> StoredArticle:
        """Give an article of the story."""
        return self.material.story.articles[index].article

    def sentence(self, place: Place) -> Sentence:
        """Give the sentence at a place."""
        return self.article(place.article).statements.sentences[place.sentence]

    def start_of(self, place: Place) -> tuple[int, int]:
        """Give the id of the sentence's article and where the sentence starts in it."""
        return self.article(place.article).head.ref.article_id, self.sentence(place).start

    def is_fit(self, place: Place) -> bool:
        """Say whether a sentence can stand alone as a line of any edition."""
        article, sentence = self.article(place.article), self.sentence(place)
        has_words = 0 <= sentence.start < sentence.end and bool(article.text[sentence.start : sentence.end].strip())
        hangs_on_order = sentence.means is not None and article.statements.has_doubtful_order
        is_body = sentence.role is SentenceRole.BODY and sentence.unfit is None
        return has_words and sentence.end <= len(article.text) and is_body and not hangs_on_order

    def is_graphic(self, place: Place) -> bool:
        """Say whether a sentence is shown on request only, and was not requested."""
        return SentenceTag.GRAPHIC in self.sentence(place).tags and not self.form.has_graphic

    def was_seen(self, place: Place) -> bool:
        """Say whether the chat was shown any of the sentence before, or what it says in another article."""
        if _overlaps(self.sentence(place), self.seen[place.article]):
            return True
        return bool(self.seen_sayings) and not self.seen_sayings.isdisjoint(self.said_in(place))

    def has_held_name(self, place: Place) -> bool:
        """Say whether the sentence has a name to hold back."""
        return _overlaps(self.sentence(place), self.held[place.article])

    def is_known(self, place: Place) -> bool:
        """Say whether the sentence's outlet has a name."""
        return self.article(place.article).head.outlet.is_known

    def day_of(self, place: Place) -> date | None:
        """Give the day that the sentence's article was published on, None where it has no date."""
        published = self.article(place.article).head.published
        return published.at.date() if published else None

    def is_elsewhere(self, place: Place) -> bool:
        """Say whether another outlet carries what the sentence says."""
        return bool(self.sayings.also(self.article(place.article), self.sentence(place)))

    def is_copied(self, place: Place) -> bool:
        """Say whether the article is one of several copies of one text, or credits an agency as a whole."""
        origins = [one.origin for one in self.material.story.articles]
        credited = self.article(place.article).statements.credits
        is_agency_text = any(one.kind is CreditKind.AGENCY and not one.sentences for one in credited)
        return origins.count(origins[place.article]) > 1 or is_agency_text

    def rank_to_lead(self, place: Place) -> int:
        """Rank who may lead: a named outlet before an unknown one, then a dated article before an undated one."""
        head = self.article(place.article).head
        return 2 * (not head.outlet.is_known) + (head.published is None)

    def said_in(self, place: Place) -> frozenset[Saying]:
        """Give what the sentence says."""
        return self.sayings.in_sentence(self.article(place.article), self.sentence(place))

    def line(self, place: Place, *, max_chars: int | None, keep: tuple[Span, ...] | None = None) -> Line:
        """Make the line of a sentence, not yet numbered; `keep` are the spans of it to show.

        Raises:
            NotVerbatimError: If the words are not the stored ones, which is a defect.
        """
        article, sentence, held = self.article(place.article), self.sentence(place), self.held[place.article]
        span = Span(sentence.start, sentence.end)
        shown = cut(article.text, span.start, span.end, max_chars=max_chars, held=held, keep=keep)
        check_verbatim(shown, article.text, span, held)
        also = [one for one in self.sayings.also(article, sentence) if one.head.outlet.is_known]
        return Line(
            n=1,
            text=shown,
            head=article.head,
            start=span.start,
            end=span.end,
            citing=tuple(self.names.redact(name) for name in citing(article, sentence)),
            speaker=self.names.redact(unnamed_speaker(article, sentence)),
            means=self.names.redact(sentence.means),
            tags=sentence.tags,
            also=tuple(also[: self.limits.also]),
        )


def _overlaps(sentence: Sentence, spans: Sequence[Span | SeenSpan]) -> bool:
    return any(one.start < sentence.end and sentence.start < one.end for one in spans)


def _said_before(
    articles: Sequence[StoredArticle], seen: Sequence[Sequence[SeenSpan]], sayings: Sayings
) -> Iterator[Saying]:
    """Give what the sentences say that the chat was shown."""
    for article, spans in zip(articles, seen, strict=True):
        for sentence in article.statements.sentences if spans else ():
            if _overlaps(sentence, spans):
                yield from sayings.in_sentence(article, sentence)
