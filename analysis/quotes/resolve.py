"""Who a speaker is: the longest words that the article has for whom the words next to a cue mean."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

from analysis.people import Gender
from analysis.quotes.following import Range
from analysis.quotes.mentions import Cast, Entity, Mention
from analysis.quotes.nouns import is_human
from analysis.quotes.paragraphs import Paragraph
from analysis.quotes.phrases import Phrase, name_in_apposition, read_phrase
from analysis.quotes.pieces import Piece
from analysis.quotes.words import Tag, Word
from domain.statements import Quote, Span

_SINGULAR: Final = {"he": Gender.MALE, "she": Gender.FEMALE}
_MEMORY: Final = 60
"""How many mentions a pronoun may look back over."""


def resolve_speakers(
    text: str, pieces: list[Piece], paragraphs: list[Paragraph], *, is_ordered: bool
) -> tuple[Quote, ...]:
    """Turn pieces into quotes with resolved speakers, numbered by quotation in order of appearance.

    In a text whose sentences may be shuffled (`is_ordered` is False) a pronoun means nobody outside its paragraph.
    """
    resolver = _Resolver(paragraphs, is_ordered=is_ordered)
    numbers: dict[tuple[int, int], int] = {}
    quotes = []
    for piece in pieces:
        number = numbers.setdefault(piece.group, len(numbers) + 1)
        speaker = text[piece.speaker.start : piece.speaker.end] if piece.speaker else None
        cue = text[piece.cue.start : piece.cue.end] if piece.cue else None
        canonical = resolver.name(piece)
        quotes.append(Quote(number, piece.start, piece.end, piece.kind, piece.is_marked, speaker, canonical, cue))
    return tuple(quotes)


class _Resolver:
    """Keeps who spoke last while an article's pieces are resolved in order."""

    def __init__(self, paragraphs: list[Paragraph], *, is_ordered: bool) -> None:
        self._is_ordered = is_ordered
        self._all = paragraphs
        self._paragraphs = [paragraph for paragraph in paragraphs if paragraph.words]
        self._starts = [paragraph.words[0].start for paragraph in self._paragraphs]
        self._spoken: list[tuple[int, Entity]] = []
        self._known: dict[Span, Entity | None] = {}

    @cached_property
    def _cast(self) -> Cast:
        """Who is spoken of; read only where somebody speaks."""
        return Cast(self._all)

    def name(self, piece: Piece) -> str | None:
        """Give the canonical name of a piece's speaker, None where it cannot be known."""
        if piece.speaker is None:
            return None
        if piece.speaker not in self._known:
            self._known[piece.speaker] = self._entity(piece.speaker)
        entity = self._known[piece.speaker]
        if entity is None:
            return None
        entity.has_spoken = True
        self._spoken.append((piece.paragraph, entity))
        return entity.name

    def _entity(self, span: Span) -> Entity | None:
        paragraph, phrase = self._locate(span)
        first, last = paragraph.words[phrase[0]], paragraph.words[phrase[1] - 1]
        if first is last and first.tag in {Tag.PRONOUN, Tag.SUBORDINATOR}:
            return self._pronoun(first, paragraph)
        if last.tag is Tag.PRONOUN:
            return None
        read = read_phrase(paragraph.words, phrase)
        if read.name:
            return self._cast.named(read.name, span.start) or Entity(read.name, is_named=True)
        if apposed := name_in_apposition(paragraph.words, phrase[1]):
            return self._cast.introduced(apposed[0], span.end)
        return self._described(read, last.lower, span.start)

    def _described(self, read: Phrase, head: str, start: int) -> Entity:
        """Give who is spoken of without a name: the one met here, one met before by the same noun, or a new one."""
        known = self._cast.at(start)
        if known and not known.is_named and len(read.role) > len(known.name):
            known.name = read.role
        if known and not (known.is_named and any(word.tag is Tag.NAME for word in read.words)):
            return known
        earlier = self._cast.by_role(head, start) if read.words[0].lower == "the" else None
        return earlier or Entity(read.role, is_named=False, is_body=True)

    def _locate(self, span: Span) -> tuple[Paragraph, Range]:
        paragraph = self._paragraphs[max(0, bisect_right(self._starts, span.start) - 1)]
        low = bisect_left(paragraph.words, span.start, key=_start)
        return paragraph, (low, max(low + 1, bisect_left(paragraph.words, span.end, key=_start)))

    def _pronoun(self, word: Word, paragraph: Paragraph) -> Entity | None:
        pronoun = word.lower.split("'")[0]
        if pronoun in {"i", "we", "you"}:
            return Entity(word.text, is_named=False)
        if pronoun not in {"he", "she", "it", "they", "who", "her", "him", "them"}:
            return None
        at = bisect_left(self._cast.starts, word.start)
        mentions = self._cast.mentions[max(0, at - _MEMORY) : at]
        spoken = [entity for number, entity in self._spoken[-1:] if paragraph.number - number <= 1]
        here = [mention for mention in mentions if mention.paragraph == paragraph.number]
        candidates = _candidates(mentions, spoken, paragraph.number) if self._is_ordered else _of_paragraph(here)
        for least in (2, 1, 0):
            for entity in candidates:
                if _agrees(entity, pronoun) and (pronoun not in _SINGULAR or _evidence(entity) >= least):
                    if pronoun in _SINGULAR and entity.gender is None:
                        entity.gender = _SINGULAR[pronoun]
                    return entity
        return None


def _start(word: Word) -> int:
    return word.start


def _candidates(mentions: list[Mention], spoken: list[Entity], number: int) -> list[Entity]:
    """Order who a pronoun may mean: those of this paragraph, the last speaker, then paragraph by paragraph back."""
    ordered = _of_paragraph([mention for mention in mentions if mention.paragraph == number]) + spoken
    for before in sorted({mention.paragraph for mention in mentions if mention.paragraph != number}, reverse=True):
        ordered += _of_paragraph([mention for mention in mentions if mention.paragraph == before])
    return ordered


def _of_paragraph(mentions: list[Mention]) -> list[Entity]:
    latest = mentions[::-1]
    known = [mention.entity for mention in latest if mention.entity.gender and mention.is_subject]
    known += [mention.entity for mention in latest if mention.entity.gender]
    return known + [mention.entity for mention in latest if mention.is_subject] + [mention.entity for mention in latest]


def _evidence(entity: Entity) -> int:
    """Tell how surely an entity is a person: 2 by gender, role or having spoken, 1 by a name of two words, else 0."""
    if (
        entity.gender is not None
        or not entity.is_named
        or entity.has_spoken
        or any(is_human(role) for role in entity.roles)
    ):
        return 2
    return int(not entity.is_place and " " in entity.name)


def _agrees(entity: Entity, pronoun: str) -> bool:
    if pronoun in _SINGULAR:
        return not entity.is_plural and not entity.is_body and entity.gender in {None, _SINGULAR[pronoun]}
    if pronoun == "it":
        return entity.is_body or (entity.gender is None and not entity.is_plural and entity.is_named)
    return pronoun != "they" or entity.is_plural or (entity.is_body and not entity.is_place)
