"""Whom an opening pronoun or a lone quotation means, or why it cannot be said."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from analysis.fitness.reasons import is_quote_alone, names_anybody
from analysis.fitness.views import View
from analysis.languages import english, english_lines
from analysis.people import is_name
from analysis.terms import fold_words
from domain.statements import Quote

_FIRST_WORDS: Final = 9
"""How far into a sentence a pronoun counts as its opening, where a preposition comes first."""

_FEW_WORDS: Final = 9
"""Quoted words that stand alone say whom they mean themselves only where there are more of them."""

_THE_UNNAMED: Final = frozenset(f"the {noun}" for noun in english_lines.UNNAMED)
_UNNAMED_SUBJECT: Final = re.compile(
    rf"the (?:{'|'.join(sorted(english_lines.UNNAMED))}) (?:\w+ly |also |then |later )?"
    rf"(?:{'|'.join(sorted(word for word in english.AUXILIARIES | english_lines.TELLING if word.isalpha()))})\b",
    re.IGNORECASE,
)
_THING_NOUNS: Final = "|".join(sorted(english_lines.THINGS | english_lines.NAMELESS | english_lines.UNNAMED))
_PEOPLES: Final = "|".join(sorted(word.capitalize() for word in english.PEOPLES))
_ONE_OF_MANY: Final = "Briton|Croat|Dane|Democrat|Kurd|Scot|Serb|Spaniard|Swede|Turk"
"""Those of them that are one person and no adjective."""
_THING: Final = re.compile(
    rf"The (?:(?:[a-z’'-]+|{_PEOPLES}) ){{0,3}}?(?:(?P<noun>{_THING_NOUNS})s?|(?P<person>{_ONE_OF_MANY}))"
    r"(?P<owner>['’]s?)?(?:(?P<mark>,)| [–—-] |(?P<next> [\w-]+))"
)
_IDENTIFIED: Final = re.compile(r" (?:is|was|were|has been|have been) (?:later |officially )?(?:identified|named)\b")
_OWNER: Final = re.compile(r"['’]s?\b|['’] ")
_DANGLING: Final = re.compile(
    r"(?:\w+ing|\w+ed|Born|Known|Once|An? (?:\w+ ){1,6})\b[^,;:]{0,60}, (?P<pronoun>he|she|they|it)\b"
)
"""Words of somebody who only then comes, as a pronoun ("A miller of Skerrow, he …")."""
_PLACING: Final = frozenset({"in", "at", "on", "near", "outside", "inside", "across"})
_NEUTER: Final = frozenset({"it", "its", "itself"})

_WORD: Final = re.compile(r"[^\W_][\w'’-]*")
_BRACKET: Final = re.compile(r"\W*[\w'’]+\s*[\[(]")
_VERB_AFTER: Final = frozenset(
    {"is", "was", "are", "were", "has", "had", "will", "would", "can", "could", "s", "did", "does"}
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence opens: `means` is whom it hangs on, in words of the article; `unfit` why that cannot be said."""

    means: str | None = None
    unfit: str | None = None


def find_opening(view: View) -> Opening:
    """Give what the opening of an English sentence hangs on, or nothing where it stands alone."""
    if _is_pointing_quote(view):
        return Opening(unfit="its quoted words open with a pronoun or connective")
    outside = view.outside.replace("\0", " ")
    if _opens_with_connective(outside) and not view.opens_quoted():
        return Opening(unfit="opens with a connective")
    dangling = _DANGLING.match(outside)
    pronoun = dangling["pronoun"] if dangling else _opening_pronoun(outside, is_after_quote=view.opens_quoted())
    if is_quote_alone(view) and (pronoun is None or view.opens_quoted()):
        return _open_alone(view)
    if pronoun is not None:
        meant = _meant_by(pronoun, view)
        return Opening(means=meant) if meant else Opening(unfit="opens with a pronoun")
    return _open_with_noun(view, outside)


def _open_with_noun(view: View, outside: str) -> Opening:
    """Judge a sentence that may open with "The soldier" or "The company": its quotes may tell who that is."""
    if _UNNAMED_SUBJECT.match(outside) is not None and _IDENTIFIED.search(outside) is None:
        meant = _named_by_noun(view)
        return Opening(means=meant) if meant else Opening(unfit="opens with somebody named elsewhere")
    if _opens_with_thing(outside):
        meant = next((quote.canonical for quote in view.quotes if _is_the_thing(quote, outside)), None)
        return Opening(means=meant) if meant else Opening(unfit="opens with something named elsewhere")
    return Opening()


def _is_the_thing(quote: Quote, outside: str) -> bool:
    """Tell whether a sentence opens with a quote's speaker, whose name the article tells."""
    is_first = quote.speaker is not None and outside.startswith(quote.speaker) and not _OWNER.search(quote.speaker)
    return is_first and quote.canonical is not None and is_name(quote.canonical)


def hangs_on_nobody(view: View) -> bool:
    """Tell whether its words are those of "he" or "they" who stands behind them, and nobody can say who that is."""
    outside = view.outside.replace("\0", "”")
    return any(
        quote.speaker is not None
        and quote.cue is not None
        and quote.speaker.lower() in english_lines.SUBJECTS
        and not (quote.canonical and is_name(quote.canonical))
        and re.search(rf"[,”?!] ?{quote.speaker} (?:[a-z]+ ){{0,2}}{re.escape(quote.cue)}\b", outside) is not None
        for quote in view.quotes
    )


def _opens_with_thing(outside: str) -> bool:
    """Tell whether a sentence opens with "The company" or the like, and no name in it tells which."""
    found = _THING.match(outside)
    if found is None:
        return False
    following = (found["next"] or "").strip()
    is_described = following.lower() in english.PREPOSITIONS | {"that", "which", "who", "where"}
    if (is_described or found["mark"] or following[:1].isupper()) and not found["owner"]:
        return False
    if found["person"]:
        return True
    if _IDENTIFIED.match(outside, found.end("noun")):
        return False
    return found["noun"] in english_lines.NAMELESS | english_lines.UNNAMED or not names_anybody(outside)


def _open_alone(view: View) -> Opening:
    """Judge quoted words that stand without their speaker: few words about "him" or "it" say nothing alone."""
    speaker = next((quote.canonical for quote in view.quotes if quote.canonical and is_name(quote.canonical)), None)
    if speaker is None:
        return Opening(unfit="quoted words without a speaker")
    if len(view.words) <= _FEW_WORDS and not english_lines.THIRD_PERSON.isdisjoint(view.words):
        return Opening(unfit="its quoted words hang on others")
    return Opening(means=speaker)


def _named_by_noun(view: View) -> str | None:
    """Give the name of a speaker whom the sentence only calls by a noun ("the soldier")."""
    return next(
        (
            quote.canonical
            for quote in view.quotes
            if quote.speaker and quote.canonical and is_name(quote.canonical) and quote.speaker.lower() in _THE_UNNAMED
        ),
        None,
    )


def _meant_by(pronoun: str, view: View) -> str | None:
    """Give the named speaker of a quote whose speaker is the pronoun; whom the sentence names itself is another."""
    if pronoun not in english_lines.SUBJECTS:
        return None
    said = fold_words(view.outside.replace("\0", " "))
    return next(
        (
            quote.canonical
            for quote in view.quotes
            if quote.canonical
            and is_name(quote.canonical)
            and quote.speaker is not None
            and fold_words(quote.speaker)[:1] == [pronoun]
            and fold_words(quote.canonical)[-1] not in said
        ),
        None,
    )


def _opens_with_connective(outside: str) -> bool:
    text = outside.lstrip(" \xa0\"'“‘(–—-")
    words = fold_words(text[:40])
    return bool(words) and (
        (words[0] in english_lines.CONNECTIVES and words[1:2] != ["far"])
        or english_lines.CONNECTIVE_PHRASE.match(text) is not None
    )


def _opening_pronoun(outside: str, *, is_after_quote: bool) -> str | None:
    """Give the folded word that points out of the sentence before anybody is named in it."""
    opening = _WORD.search(outside)
    if opening is None:
        return None
    first = _folded(opening)
    if first in english_lines.THIRD_PERSON:
        return first
    if not is_after_quote and _points_back(first, outside, opening.start()):
        return first
    is_leading = first in english_lines.LEADING_PREPOSITIONS or first.endswith("ly")
    if not is_after_quote and not is_leading:
        return None
    matches = list(islice(_WORD.finditer(outside, opening.start()), _FIRST_WORDS))
    words = [_folded(match) for match in matches]
    pronoun = next((at for at, word in enumerate(words) if word in english_lines.THIRD_PERSON), None)
    if pronoun is None:
        return None
    named = [at for at in range(1, pronoun) if _is_somebody(matches[at], words[at])]
    if words[pronoun] not in _NEUTER:
        named = [at for at in named if not _is_place(matches[at], words[at - 1])]
    return None if named else words[pronoun]


def _folded(word: re.Match[str]) -> str:
    return next(iter(fold_words(word.group())), "")


def _points_back(first: str, outside: str, start: int) -> bool:
    return (
        first in english_lines.POINTERS
        or first in english_lines.BACKWARD
        or english_lines.BACKWARD_PHRASE.match(outside, start) is not None
    )


def _is_somebody(match: re.Match[str], word: str) -> bool:
    if word in english.HUMANS or word in english.KIN:
        return True
    return match.group()[0].isupper() and word not in english.TIME_WORDS


def _is_place(match: re.Match[str], before: str) -> bool:
    """Tell whether a name only says where something was ("In Skerrow she …")."""
    return before in _PLACING and match.group()[-2:] not in {"'s", "’s"}


def _is_pointing_quote(view: View) -> bool:
    """Tell whether a sentence opens with quoted words that only make sense after others."""
    if not view.opens_quoted():
        return False
    words = fold_words(view.text[:60])
    if _BRACKET.match(view.text):
        return False
    if words[0] in english_lines.POINTERS:
        contracted = re.match(r"\W*\w+['’]s\b", view.text) is not None
        return contracted or words[1:2] == [] or words[1] in _VERB_AFTER | english_lines.SHOWING_VERB
    return words[0] in english_lines.THIRD_PERSON | english_lines.CONNECTIVES | english_lines.BACKWARD
