"""A paragraph as words, marks and whole quotations, each with a word class that is guessed from form and lists."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analysis.languages import english
from analysis.quotes.cues import VERB_FORMS, VerbForm
from analysis.quotes.marks import MarkedSpan
from analysis.sentences import is_short_form


class Tag:
    """What a word is; where form and lists do not tell, a lower-case word is a noun.

    No enum: its members are seven times as slow to get, and rules ask for thousands in every article.
    """

    QUOTED: Final = "quoted"
    NAME: Final = "name"
    NOUN: Final = "noun"
    PRONOUN: Final = "pronoun"
    DETERMINER: Final = "determiner"
    PREPOSITION: Final = "preposition"
    CONJUNCTION: Final = "conjunction"
    SUBORDINATOR: Final = "subordinator"
    AUXILIARY: Final = "auxiliary"
    VERB: Final = "verb"
    ADVERB: Final = "adverb"
    TIME: Final = "time"
    NUMBER: Final = "number"
    CUE: Final = "cue"
    BRACKET: Final = "bracket"
    STOP: Final = "stop"
    PUNCTUATION: Final = "punctuation"


@dataclass(slots=True)
class Word:
    """One word, mark, bracketed remark or whole quotation; `start` and `end` are its offsets, marks included."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    form: VerbForm | None = None
    span: MarkedSpan | None = None


_NAME_AHEAD: Final = re.compile(r"[ \xa0][A-Z][a-z]")
_KINDS: Final = {"bracket": Tag.BRACKET, "number": Tag.NUMBER, "stop": Tag.STOP, "mark": Tag.PUNCTUATION}
_OPENERS: Final = frozenset({":", "“”", "—", "–"})
_NAMED_TIMES: Final = english.TIME_WORDS - {"last", "this"}
_SHORTEST_ADVERB: Final = 5
_LOOKAHEAD: Final = 24
_TOKEN: Final = re.compile(
    r"(?P<plain>[a-z]++(?=[ ,]))"  # most words, which need no other look
    r"|(?P<bracket>\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])"
    r"|(?P<short>(?:[^\W\d_]\.){2,}|[^\W\d_]{1,5}\.(?=[ \xa0]))"
    r"|(?P<number>[$£€]?\d[\d.,:/]*(?<![.,:])%?(?:-?[a-z]+(?:-[a-z]+)*)?)"
    r"|(?P<word>[^\W\d_](?:[\w’'\-‑]*\w)?(?:['’](?!\w))?|@\w+|#\w+)"
    r"|(?P<mark>\.(?=,)|[^\w\s.?!…])"
    r"|(?P<stop>\.{3}|…|[.?!]+)"
)


def last_char(word: Word) -> str:
    """Give the last character of a quotation before any inner marks; it tells whether a cue is to follow."""
    return word.text.rstrip("'\"’”»").rstrip()[-1:]


_SPOKEN_AHEAD: Final = re.compile(r" (?:said|says|told|added|asked|wrote|tweeted|replied|explained|noted|agreed)\b")
"""What follows a name ("Connolly said", "May said") and no other word that opens a sentence."""
_MAYBE_NAMES: Final = frozenset({Tag.ADVERB, Tag.TIME, Tag.CUE, Tag.AUXILIARY, Tag.VERB})
_NAMES_IN_LY: Final = frozenset(name for name in english.MALE_NAMES | english.FEMALE_NAMES if name.endswith("ly"))
_LOWER: Final = re.compile(r"\b[^\W\d_A-Z][\w'-]*")


def lower_case_words(text: str) -> frozenset[str]:
    """Give the words that an article writes in lower case: a capital at a sentence's start makes no name of them."""
    return frozenset(_LOWER.findall(text.replace("’", "'")))


def read_words(text: str, bounds: tuple[int, int], spans: list[MarkedSpan], common: frozenset[str]) -> list[Word]:
    """Give the words of `text[bounds]` in order; every span inside becomes one word.

    `common` are the article's lower-case words.
    """
    start, end = bounds
    words: list[Word] = []
    at = start
    for span in spans:
        _read_plain(text, (at, span.outer_start), words, common)
        words.append(Word(text[span.start : span.end], "“”", span.outer_start, span.outer_end, Tag.QUOTED, span=span))
        at = span.outer_end
    _read_plain(text, (at, end), words, common)
    return words


def _read_plain(text: str, bounds: tuple[int, int], words: list[Word], common: frozenset[str]) -> None:
    at, end = bounds
    while match := _TOKEN.search(text, at, end):
        token, kind = match.group(), match.lastgroup or "mark"
        at = match.end()
        if kind == "short" and not is_short_form(token[:-1], text[at : at + _LOOKAHEAD].lstrip()):
            token, kind = token[:-1], "word"
            at -= 1
        lower = token if kind == "plain" else token.lower().replace("’", "'")
        if kind in _KINDS:
            tag, form = _KINDS[kind], None
        elif not token[0].isupper():
            tag, form = _class_of(lower)
        elif not words or words[-1].tag is Tag.STOP or words[-1].lower in _OPENERS:
            tag, form = _class_of_first(lower, common)
            if (tag in _MAYBE_NAMES and _SPOKEN_AHEAD.match(text, at)) or lower in _NAMES_IN_LY:
                tag, form = (tag, form) if lower in english.ADVERBS else (Tag.NAME, None)
        else:
            tag, form = _class_of_capital(lower), None
        if tag is Tag.TIME and lower in english.MONTH_NAMES and _NAME_AHEAD.match(text, at):
            tag = Tag.NAME
        words.append(Word(token, lower, match.start(), at, tag, form))


def _class_of_first(lower: str, common: frozenset[str]) -> tuple[str, VerbForm | None]:
    """Guess the class of a word whose capital may only open its sentence."""
    tag, form = _class_of(lower)
    if tag is Tag.NOUN and not lower.endswith("ing") and lower not in common:
        return Tag.NAME, None
    return tag, form


def _class_of_capital(lower: str) -> str:
    if lower == "i":
        return Tag.PRONOUN
    return Tag.TIME if lower.rstrip(".").removesuffix("'s") in _NAMED_TIMES else Tag.NAME


@lru_cache(maxsize=20_000)
def _class_of(lower: str) -> tuple[str, VerbForm | None]:
    form = VERB_FORMS.get(lower)
    if form is not None:
        return Tag.CUE, form
    for tag, listed in _CLASSES:
        if lower in listed:
            return tag, None
    if lower.endswith("ly") and len(lower) >= _SHORTEST_ADVERB and lower not in english.NOT_ADVERBS:
        return Tag.ADVERB, None
    if lower.endswith(("'ve", "'d", "'ll", "'re", "'m")) or lower in {"he's", "she's", "it's", "that's", "there's"}:
        return Tag.PRONOUN, None
    return Tag.NOUN, None


_CLASSES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (Tag.PRONOUN, english.SUBJECT_PRONOUNS - {"who"}),
    (Tag.AUXILIARY, english.AUXILIARIES),
    (Tag.SUBORDINATOR, english.SUBORDINATORS - english.PREPOSITIONS),
    (Tag.DETERMINER, english.DETERMINERS),
    (Tag.PREPOSITION, english.PREPOSITIONS),
    (Tag.CONJUNCTION, english.CONJUNCTIONS),
    (Tag.TIME, english.TIME_WORDS),
    (Tag.ADVERB, english.ADVERBS),
    (Tag.VERB, english.PLAIN_VERBS),
    (Tag.PRONOUN, english.OBJECT_PRONOUNS),
)
