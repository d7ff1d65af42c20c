"""Prisoners of war in an article: which sentences are their words, and which surnames to hold back."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.languages import en_sensitive as en
from analysis.languages import english
from analysis.people import gender_of, is_alike, is_same_person, name_parts
from domain.statements import Quote, Sentence, Span

_CAP: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'-]*"
_FULL: Final = rf"(?P<name>{_CAP}(?: (?:van|von|de|der|al-)? ?{_CAP}){{0,3}})"
_KIN: Final = rf"(?:{en.KIN})"
_PERSONAL: Final = r"(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|whose)"
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_MARK: Final = re.compile(rf"\b(?:{en.CAPTIVE_NOUNS}|{en.CAPTURE}|{en.IN_CAPTIVITY})\b")
_CAPTIVE_OF: Final = re.compile(
    rf"\b(?:[Cc]aptured|[Cc]aptive|[Ii]mprisoned) (?:[\w’'-]+ ){{0,3}}?(?P<noun>{en.FIGHTERS})\b"
    rf"|\b(?P<second>{en.FIGHTERS})(?: who (?:was|were)| have been| had been| were| are| was| is)? (?:captured|taken prisoner|taken captive|held|imprisoned)\b"
)
_DESCRIBING: Final = (
    rf"(?:{en.FIGHTERS}|(?!(?:{'|'.join(sorted(english.PREPOSITIONS | english.CONJUNCTIONS))})\b)[a-zà-ÿ][\w’-]*)"
)
_NAMED: Final = re.compile(
    rf"\b(?:[Cc]aptured|[Cc]aptive|[Pp]risoner|POW|[Pp]risoner of war) (?:(?:{_DESCRIBING}|{en.LOW_RANKS}) ){{0,3}}{_FULL}"
    rf"|{_FULL.replace('name', 'after')}(?:,? (?:\d\d, )?(?:who |which )?(?:was|is|were|has been|had been|is being) (?:captured|taken|held|imprisoned)|,? (?:calling|speaking|writing) (?:\w+ )?from (?:\w+ )?captivity)"
    rf"|\b(?:gives?|gave|given) (?:only )?(?:his|their|her)(?: first)? names? (?:only )?as {_FULL.replace('name', 'given')}"
    rf"|\bidentified (?:only )?(?:as|by (?:the|his|her) (?:first )?name,?) {_FULL.replace('name', 'called')}"
)
_RANKED: Final = re.compile(rf"\b(?:{en.LOW_RANKS})\.? {_FULL}")
_KIN_THEN_NAME: Final = re.compile(
    rf"\b(?:{_PERSONAL}|(?:{_CAP})[’']s?) (?:[a-z-]+ ){{0,2}}{_KIN}(?:,? ?(?:who is |named |called )?)(?:, )?{_FULL}"
)
_NAME_THEN_KIN: Final = re.compile(
    rf"{_FULL}, (?:{_PERSONAL}|the|(?:{_CAP})[’']s?) (?:[a-z-]+ ){{0,2}}{_KIN}\b|{_FULL.replace('name', 'whose')}, whose (?:[a-z-]+ ){{0,2}}{_KIN}\b"
)
_KIN_OF: Final = re.compile(
    rf"\b{_KIN} of (?:[a-z]+ ){{0,3}}{_FULL}|{_FULL.replace('name', 'owner')}[’']s? (?:[a-z-]+ ){{0,1}}{_KIN}\b"
)
_SAYING: Final = re.compile(
    r"[^.!?:“”\"\n]{0,200}\b(?:tell(?:ing|s)|told|sa(?:id|ys|ying)|add(?:ed|s|ing)|wr(?:ote|itten|iting)|ask(?:ed|ing|s))(?: [^.:“”\"\n]{0,40})?:"
)
_CAPTIVE_SUBJECT: Final = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|\w+[’']s) (?:son|husband|brother)\b(?! (?:said|says|told))"
)
_WORD: Final = re.compile(rf"\b{_CAP}")
_OFFICIAL: Final = re.compile(rf"\b(?:{'|'.join(en.OFFICIAL)})\b", re.IGNORECASE)
_NEAR: Final = 60
_MOST_NAMES: Final = 60
"""More captives, relatives or officials than an article names."""
_GOVERNS: Final = re.compile(
    r"[’']s (?:government|regime|war|forces|army|troops|administration|ministry|party|invasion|office|address|speech|decree)\b"
)
_AT_HOME: Final = re.compile(rf"\b{_KIN}\b|\b(?:relatives|families|parents)\b")
_WHOLE: Final = re.compile(rf"\b(?P<name>{_CAP} {_CAP})\b(?! {_CAP})")
_NOT_NAMES: Final = frozenset(
    "The A An He She It They We You I But And In On At For From With As If When While After Before His Her Their My Our This That These "
    "Those Mum Mom Dad Mother Father Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Private Corporal Sergeant Lieutenant Captain Major Colonel General Mr Mrs Ms Dr President "
    "Minister What Who Where Why How Not No Yes So Or".split()
)


@dataclass(frozen=True, slots=True)
class Captives:
    """`sentences` are the indexes of those with a prisoner's words; `held_names` the surnames to hold back."""

    sentences: tuple[int, ...]
    held_names: tuple[Span, ...]


def find_captives(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Captives:
    """Find the prisoners of an article that is about some: their sentences, and their and their relatives' surnames.

    An official's name is never held, also where he has the surname of nobody else.
    """
    officials = _officials(text)
    names = [name for name in _captive_names(text) if not _is_official(name, officials)]
    nouns = _captive_nouns(text)
    kin = [name for name in _relative_names(text, names) if not _is_official(name, officials)]
    private = _private_names(text, officials) if _AT_HOME.search(text) else ()
    surnames = [parts[-1] for parts in map(name_parts, [*names, *kin, *private]) if len(parts) > 1]
    surnames += [
        match["name"].split()[-1]
        for match in _RANKED.finditer(text)
        if " " not in match["name"] and not _is_official(match["name"], officials)
    ]
    own = tuple(dict.fromkeys(_own_sentences(text, sentences, quotes, names, nouns)))
    return Captives(own, tuple(_held(text, frozenset(surnames[:_MOST_NAMES]), officials)))


def _private_names(text: str, officials: frozenset[str]) -> Iterator[str]:
    """Full names with a common given name and no role: in an article on captives those may be relatives."""
    for match in _WHOLE.finditer(text):
        name = match["name"]
        is_credit = text[match.end() : match.end() + 1] == "/"
        if not is_credit and gender_of(name.split()[0]) is not None and not _is_official(name, officials):
            yield from _clean(name)


def _officials(text: str) -> frozenset[str]:
    """Surnames of those whom the article gives an official role."""
    found: dict[str, None] = {}
    for match in re.finditer(_FULL, text):
        name = _POSSESSIVE.sub("", match["name"])
        parts = [part for part in name_parts(name) if part not in _NOT_NAMES]
        before = text[max(0, match.start() - _NEAR) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if parts and (
            _ends_official(before)
            or _apposed_official(after)
            or _holds_office(name)
            or _GOVERNS.match(text, match.start() + len(name))
        ):
            found.setdefault(parts[-1])
    return frozenset(list(found)[:_MOST_NAMES])


def _ends_official(before: str) -> bool:
    match = re.search(r"(?P<phrase>(?:[^\W\d_][\w’'-]* |, ){1,4})$", before)
    return bool(match and re.search(rf"\b(?:{'|'.join(en.OFFICIAL)})(?:,)? $", match["phrase"], re.IGNORECASE))


def _apposed_official(after: str) -> bool:
    match = re.match(r", (?P<phrase>(?:[^\W\d_][\w’'-]* ?){1,7})", after)
    return bool(match and _OFFICIAL.search(match["phrase"]) and not re.match(rf"{_PERSONAL} |whose", match["phrase"]))


def _holds_office(name: str) -> bool:
    return any(word.lower() in en.OFFICIAL for word in name.split())


def _is_official(name: str, officials: frozenset[str]) -> bool:
    parts = name_parts(name)
    return not parts or _is_one_of(parts[-1], officials)


def _captive_names(text: str) -> Iterator[str]:
    """Names that the article gives to prisoners."""
    for pattern in (_NAMED, _RANKED):
        for match in pattern.finditer(text):
            name = next(
                value
                for value in match.groupdict().values()
                if value is not None and value not in {match.groupdict().get("noun")}
            )
            yield from _clean(name)


def _clean(name: str) -> Iterator[str]:
    words = [word for word in _POSSESSIVE.sub("", name).split() if word not in _NOT_NAMES]
    if words and not words[0].islower():
        yield " ".join(words)


def _captive_nouns(text: str) -> frozenset[str]:
    found = {"prisoner", "captive", "pow", "prisoner of war", "comrade", "private", "corporal", "conscript"}
    for match in _CAPTIVE_OF.finditer(text):
        found.add((match["noun"] or match["second"]).lower().removesuffix("s").replace("servicemen", "serviceman"))
    return frozenset(found)


def _relative_names(text: str, captives: Sequence[str]) -> Iterator[str]:
    for pattern in (_KIN_THEN_NAME, _NAME_THEN_KIN, _KIN_OF):
        for match in pattern.finditer(text):
            for value in match.groupdict().values():
                if value is not None:
                    yield from _clean(value)
    for name in captives:
        yield name


def _own_sentences(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], names: Sequence[str], nouns: frozenset[str]
) -> Iterator[int]:
    starts = [sentence.start for sentence in sentences]
    for sentence in sentences:
        match = _SAYING.search(text, sentence.start, sentence.end)
        if match and (
            _CAPTIVE_SUBJECT.search(match.group())
            or any(re.search(rf"\b{re.escape(noun)}s?\b", match.group()) for noun in nouns)
        ):
            yield sentence.index
    for quote in quotes:
        if not _is_captive(quote, names, nouns):
            continue
        first, last = (max(0, bisect_right(starts, at) - 1) for at in (quote.start, max(quote.start, quote.end - 1)))
        yield from (sentences[at].index for at in range(first, last + 1))


def _is_captive(quote: Quote, names: Sequence[str], nouns: frozenset[str]) -> bool:
    called = [words for words in (quote.canonical, quote.speaker) if words]
    for words in called:
        if re.search(rf"\b{_KIN}\b", words):
            return False
        if any(re.search(rf"\b{re.escape(noun)}s?\b", words, re.IGNORECASE) for noun in nouns):
            return True
        if any(is_same_person(words, name) or words in name.split() for name in names):
            return True
    return False


def _held(text: str, surnames: frozenset[str], officials: frozenset[str]) -> Iterator[Span]:
    is_held: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if word not in is_held:
            is_held[word] = word not in _NOT_NAMES and _is_one_of(word, surnames) and not _is_one_of(word, officials)
        if is_held[word]:
            yield Span(match.start(), match.start() + len(word))


def _is_one_of(word: str, names: frozenset[str]) -> bool:
    return any(is_alike(word, name) for name in names)
