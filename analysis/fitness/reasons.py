"""Why a sentence may not be a line: one rule, one function, one reason in a few words."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from analysis.fitness.others import speaks_of_another
from analysis.fitness.roles import has_photo_credit, has_stop
from analysis.fitness.views import View
from analysis.languages import english, english_lines
from analysis.languages import marks as glyphs
from analysis.languages.frequent import FUNCTION_WORDS, NEWS_WORDS
from analysis.terms import fold_words
from analysis.wording import Cue
from domain.statements import Quote, QuoteKind

Rule = Callable[[View], bool]

_MIN_WORDS: Final = 5
_MAX_WORDS: Final = 60
_QUOTE_WORDS: Final = 3
_FEW_QUOTED: Final = 6
"""Quoted words that make up a line tell too little where there are no more of them."""
_NAME: Final = re.compile(r"(?<=[\w,;:)–—-] )[\"'“‘(]?[A-ZÀ-Þ][\w.’'-]+")
_FEW_WORDS: Final = 8
_CAPITAL_INSIDE: Final = re.compile(r"\w[,’']? [A-ZÀ-Þ]\w")
_PEOPLE: Final = english.HUMANS | english.KIN
_SCORES: Final = re.compile(r"\d+ [\w-]+(?:, \d+ [\w-]+)+")
_NO_NAME_ENDINGS: Final = ("s", "ing", "ed")
_PERSON_PRONOUNS: Final = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_FEWEST_CAPITALS: Final = 5
"""Words of meaning that tell a headline, where all of them have a capital."""
_REPEATED: Final = re.compile(r"\b(?P<word>[A-Z][a-z]{3,})\b[^.\n]{0,40}[a-z](?P=word)")
"""A name with itself stuck to it: what a page shows when a name is pointed at."""
_JOINT: Final = re.compile(r"[A-Z](?<=[a-z].)")
"""A capital in a word, without which `_REPEATED` finds nothing."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MOSTLY: Final = 0.5
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·▪>]|\(?\d{1,2}[.)]|[a-z]\))\s")
_DOUBLE: Final = re.compile(f"[{re.escape(glyphs.DOUBLE)}]")
_GLUED: Final = re.compile(
    r"[ .!?)](?:"
    r"(?<=[a-z]{3} )(?:The|This|These|It|He|She|They|We|But|However|Meanwhile) [a-z]"
    r"|(?<=[a-z]{2}[.!?])[A-Z][a-z]* [a-z]"
    r"|(?<=\))[A-Z][a-z]* "
    r"|(?<=[a-z][.!?])[”\"][A-Z][a-z]* )"
)
"""It begins with a set of characters, so that a search passes over most."""
_CONTACT: Final = re.compile(
    r"(?:^|\s)[#@][^\W\d]|"
    r"\b(?:(?:may|can) be reached (?:at|via|by)|[Ff]ollow (?:him|her|them|us|me) (?:on|at))\b|[\w.]+@\w+\.\w"
)
_CONTACTING: Final = frozenset({"reached", "follow"})
"""One of them, "#" or "@" stands in all that `_CONTACT` matches."""
_SECOND_PERSON: Final = Cue(
    re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE),
    (frozenset({"you", "your", "yours", "yourself", "yourselves"}),),
)
_STRAY_OPENER: Final = re.compile(r"['‘’](?!(?:tis|twas|em|\d\ds?)\b)\w", re.IGNORECASE)
_STRAY_CLOSERS: Final = tuple(stop + mark for stop in ".,!?" for mark in "'’")
_FIRST_PERSON: Final = Cue(
    re.compile(r"\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|ourselves|myself)\b(?!\.)"),
    (frozenset({"i", "we", "us", "our", "ours", "my", "me", "ourselves", "myself"}),),
)
_SENTENCE_VERB: Final = re.compile(r"[^\W\d_]{2,}(?:ed|es|s|en)$")


def why_malformed(view: View) -> str | None:
    """Say what is wrong with a sentence in any language: its length, its marks, its end."""
    return next((reason for reason, holds in _MALFORMED if holds(view)), None)


def why_no_statement(view: View) -> str | None:
    """Say why an English sentence states nothing of the story's, or not whose statement it is."""
    return next((reason for reason, holds in _NO_STATEMENT if holds(view)), None)


def _is_short(view: View) -> bool:
    return len(view.words) < _MIN_WORDS


def _is_long(view: View) -> bool:
    return len(view.words) > _MAX_WORDS


def _has_stray_mark(view: View) -> bool:
    return (
        view.is_cut
        or _DOUBLE.search(view.outside) is not None
        or _STRAY_OPENER.match(view.outside) is not None
        or view.outside.endswith(_STRAY_CLOSERS)
    )


def _has_no_stop(view: View) -> bool:
    return not has_stop(view.text)


def _introduces(view: View) -> bool:
    return view.text.rstrip().endswith((":", ";"))


def _breaks_off(view: View) -> bool:
    return view.text.rstrip().endswith(("…", "..."))


def _is_glued(view: View) -> bool:
    """Whether two sentences, or two copies of a name, stand in it without a space between them."""
    if _GLUED.search(view.text):
        return True
    return _JOINT.search(view.text) is not None and _REPEATED.search(view.text) is not None


def _is_exclaimed(view: View) -> bool:
    """Whether it ends with an exclamation mark of the outlet's own: news states."""
    return view.outside.rstrip().endswith("!")


def _is_capitalised(view: View) -> bool:
    """Whether it is a headline with a stop: nothing but words of grammar begins in lower case."""
    capitals = 0
    for match in _WORD.finditer(view.outside):
        if match.group().lower() not in FUNCTION_WORDS:
            if not match.group()[0].isupper():
                return False
            capitals += 1
    return capitals >= _FEWEST_CAPITALS


def names_anybody(outside: str) -> bool:
    """Tell whether a name stands in a sentence, its first word and the names of days and months aside."""
    return any(
        name.group().strip("\"'“‘(").lower().removesuffix("’s").removesuffix("'s").rstrip(".") not in english.TIME_WORDS
        for name in _NAME.finditer(outside)
    )


def _is_aside(view: View) -> bool:
    text = view.text.strip()
    return text.startswith("(") and text.endswith((")", ").")) and ")" not in text[:-2]


def _is_list_item(view: View) -> bool:
    return _LIST_ITEM.match(view.text) is not None or _SCORES.match(view.text) is not None


def _is_correction(view: View) -> bool:
    return english_lines.CORRECTION.match(view.text) is not None


def _is_promotion(view: View) -> bool:
    may_be_contact = "@" in view.text or "#" in view.text or not _CONTACTING.isdisjoint(view.bare)
    is_contact = may_be_contact and _CONTACT.search(view.text) is not None
    return is_contact or english_lines.PROMOTION.match(view.text) is not None


def _is_question(view: View) -> bool:
    """Whether it asks, unless somebody in it asks that in quote marks."""
    is_asked = view.text.rstrip(" \"”’'»)").endswith("?")
    return is_asked and (not has_cue(view) or view.outside.rstrip().endswith("?"))


def _refers_to_page(view: View) -> bool:
    return english_lines.ON_THE_PAGE.search(view.outside, view.bare) is not None


def _has_loose_object(view: View) -> bool:
    """Whether it says something of "that" alone, or a body of "him": what is meant stands in another sentence."""
    is_loose = english_lines.LOOSE_OBJECT.search(view.outside, view.bare) is not None
    return is_loose or english_lines.BODY_ON_SOMEBODY.match(view.outside) is not None


def _says_little(view: View) -> bool:
    """Whether it is a few quoted words and nothing else, or only says that somebody said nothing."""
    is_quoted = view.quoted_share >= _MOSTLY
    is_few = is_quoted and len(view.words) - len(fold_words(view.outside)) <= _FEW_QUOTED
    return is_few or english_lines.NOTHING_SAID.search(view.outside, view.bare) is not None


def is_bare(view: View) -> bool:
    """Tell whether it is a few words of the outlet's that name nobody: they only go on from what stands before."""
    if len(view.words) > _FEW_WORDS or view.quoted_share or _may_be_name(view.words[0]):
        return False
    return not view.text[:2].isupper() and not names_anybody(view.outside)


def _may_be_name(word: str) -> bool:
    """Whether the word that opens a sentence may be a name, as far as its form tells."""
    return not word.endswith(_NO_NAME_ENDINGS) and word not in FUNCTION_WORDS | NEWS_WORDS


def _quotes_of_others(view: View) -> bool:
    """Whether it is words about "him" or "her" alone, who is named in other words of the same speaker."""
    if view.quoted_share < _MOSTLY or _PERSON_PRONOUNS.isdisjoint(view.bare):
        return False
    quoted = "".join(char if blank == "\0" else " " for char, blank in zip(view.text, view.outside, strict=True))
    said = set(fold_words(quoted))
    if _PERSON_PRONOUNS.isdisjoint(said):
        return False
    is_told = any(word in _PEOPLE or word.removesuffix("s") in _PEOPLE for word in said)
    return not is_told and _CAPITAL_INSIDE.search(quoted) is None


def _addresses_reader(view: View) -> bool:
    return not _has_spoken_cue(view) and _SECOND_PERSON.search(view.outside, view.bare) is not None


def _is_speech_going_on(view: View) -> bool:
    """Whether it is a later sentence of speech without marks: nothing in it shows that somebody speaks."""
    return not has_cue(view) and any(
        not quote.is_marked
        and quote.kind is QuoteKind.DIRECT
        and quote.start < view.sentence.start
        and quote.end >= view.sentence.start + len(view.text) * _MOSTLY
        for quote in view.quotes
    )


def _is_first_person(view: View) -> bool:
    return not _has_spoken_cue(view) and _FIRST_PERSON.search(view.outside, view.bare) is not None


def _has_no_verb(view: View) -> bool:
    """Whether nothing in it may be a verb; a guess that only refuses a noun with its adjectives."""
    if not _VERBS.isdisjoint(view.bare):
        return False
    words = re.findall(r"[\w'’]+", view.text)
    return not any(
        "'" in word or "’" in word or (index and word.islower() and _SENTENCE_VERB.match(word))
        for index, word in enumerate(words)
    )


_VERBS: Final = frozenset(
    english.AUXILIARIES
    | {form for forms in english.IRREGULAR.values() for form in forms}
    | {
        "began", "came", "did", "fell", "found", "gave", "got", "grew", "held", "kept", "knew", "led", "left", "lost",
        "made", "met", "paid", "put", "ran", "rose", "sat", "sent", "set", "shot", "sold", "spent", "stood", "struck",
        "took", "went", "won", "broke", "brought", "built", "caught", "chose", "cut", "drew", "drove", "fought", "fled",
        "flew", "hit", "let", "sank", "shut", "spoke", "threw", "wore", "become", "became", "remain", "say", "want",
    }
)  # fmt: skip


def is_relative_in_time(view: View) -> bool:
    """Tell whether a time in it is only plain on the day it was published."""
    return english_lines.RELATIVE_TIME.search(view.text) is not None


def has_cue(view: View) -> bool:
    """Tell whether a quote of the sentence has its cue and its speaker in it, outside of the marks."""
    return any(
        quote.cue is not None
        and quote.speaker is not None
        and quote.cue in view.outside
        and quote.speaker in view.outside
        for quote in view.quotes
    )


def _has_spoken_cue(view: View) -> bool:
    """Whether somebody speaks in it in his own words: "we" within indirect speech is still the outlet."""
    return has_cue(view) and any(quote.kind is not QuoteKind.INDIRECT for quote in view.quotes)


def is_quote_alone(view: View) -> bool:
    """Tell whether a sentence is mostly quoted words, with nothing in it that says whose: no name beside a verb."""
    if view.quoted_share < _MOSTLY or has_cue(view):
        return False
    is_attributed = not english_lines.TELLING.isdisjoint(fold_words(view.outside)) and names_anybody(view.outside)
    return not is_attributed


def stands_elsewhere(view: View, text: str, quotes: Sequence[Quote]) -> bool:
    """Tell whether words that it quotes without a speaker stand elsewhere in the article with cue and speaker."""
    if has_cue(view):
        return False
    own = [
        f" {' '.join(words)} "
        for quote in view.quotes
        if quote.is_marked and len(words := fold_words(text[quote.start : quote.end])) >= _QUOTE_WORDS
    ]
    if not own:
        return False
    said = [
        f" {' '.join(fold_words(text[quote.start : quote.end]))} "
        for quote in quotes
        if quote not in view.quotes and quote.cue and quote.speaker and quote.kind is not QuoteKind.INDIRECT
    ]
    return any(piece in other for piece in own for other in said)


_MALFORMED: Final[tuple[tuple[str, Rule], ...]] = (
    ("too short", _is_short),
    ("too long", _is_long),
    ("quote marks open or close outside of it", _has_stray_mark),
    ("no full sentence", _has_no_stop),
    ("introduces what follows", _introduces),
    ("breaks off", _breaks_off),
    ("an aside in brackets", _is_aside),
    ("two sentences run together", _is_glued),
    ("an item of a list", _is_list_item),
)
_NO_STATEMENT: Final[tuple[tuple[str, Rule], ...]] = (
    ("a correction note", _is_correction),
    ("a promotion", _is_promotion),
    ("has a caption in it", has_photo_credit),
    ("a question alone", _is_question),
    ("an exclamation", _is_exclaimed),
    ("a headline", _is_capitalised),
    ("says too little", _says_little),
    ("its quoted words hang on others", _quotes_of_others),
    ("no verb", _has_no_verb),
    ("first person without marks", _is_first_person),
    ("speaks to the reader", _addresses_reader),
    ("refers to its page", _refers_to_page),
    ("speaks of what stands elsewhere", _has_loose_object),
    ("speaks of somebody named elsewhere", speaks_of_another),
    ("speech that goes on without marks", _is_speech_going_on),
)
