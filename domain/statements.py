"""What an article says: sentences, quotes, credits and figures, all as half-open character spans of its text."""

from dataclasses import dataclass
from enum import StrEnum


class SentenceRole(StrEnum):
    """What a sentence is in its article."""

    BODY = "body"
    CAPTION = "caption"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    ECHO = "echo"
    """Says the headline again."""
    CORRECTION = "correction"
    """Belongs to a note in which the outlet corrects the article."""


class SentenceTag(StrEnum):
    """What a reader has to know, or a sensitive story has to mind, about a sentence."""

    IN_CAPTIVITY = "in captivity"
    """It carries the words of a prisoner."""
    HOW_SAID = "how it was said"
    """It tells who filmed or attended, or whether the words were free."""
    GRAPHIC = "graphic"


class Sensitivity(StrEnum):
    """Why a story needs care."""

    PRISONERS = "prisoners of war"
    MINORS = "minors"
    VICTIMS = "victims"


class QuoteKind(StrEnum):
    """How words are attributed."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CreditKind(StrEnum):
    """Whom an article credits."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PERSON = "person"
    CHANNEL = "channel"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of an article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, without surrounding white space.

    `unfit` says in a few words why it may never be a line ("opens with a pronoun"), None when it may. `means` is set
    where an opening pronoun or connective hangs on somebody: that one, in words of the same article, for the line's
    head.
    """

    index: int
    start: int
    end: int
    paragraph: int
    role: SentenceRole = SentenceRole.BODY
    unfit: str | None = None
    means: str | None = None
    tags: frozenset[SentenceTag] = frozenset()


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous piece of words attributed to a speaker, without its marks.

    Pieces of one quotation that its cue interrupts share `quote_id` (unique in the article, in order of appearance).
    `speaker` is the article's words next to the cue ("he"); `canonical` is who that is, in the longest words the
    article has for them; both None when unknown. `via` names whom the article has the words from, outermost first.
    """

    quote_id: int
    start: int
    end: int
    kind: QuoteKind
    is_marked: bool
    speaker: str | None = None
    canonical: str | None = None
    cue: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom the article names as where it has something from.

    `text` is the phrase that gives the credit. `start` and `end` are its offsets in the article's text, or both None
    when the phrase stands in a piece that cleaning dropped (a closing credit line). `sentences` are the indexes of
    the sentences that the credit covers, in order; empty when it is the article's as a whole.
    """

    name: str
    kind: CreditKind
    text: str
    start: int | None
    end: int | None
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts and who claims it.

    `value` is absolute (2.5 million is 2_500_000), None for words like "hundreds"; `value_high` the upper end of a
    range, else None. `unit` is "people", "percent", an ISO 4217 code, a plain unit ("km", "votes") or None. `what`
    (what is counted), `qualifier` (the hedge as written) and `claimant` are words of the article or None.
    """

    value: float | None
    start: int
    end: int
    value_high: float | None = None
    unit: str | None = None
    what: str | None = None
    qualifier: str | None = None
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """All that analysis found in one article; every tuple is in text order.

    `has_doubtful_order` marks a text whose sentences may be shuffled. `held_names` are the spans of surnames that a
    sensitive story holds back by default. `is_analysed` is False for languages where only marked quotes are found.
    """

    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    credits: tuple[Credit, ...] = ()
    figures: tuple[Figure, ...] = ()
    has_doubtful_order: bool = False
    sensitivity: frozenset[Sensitivity] = frozenset()
    held_names: tuple[Span, ...] = ()
    is_analysed: bool = True
