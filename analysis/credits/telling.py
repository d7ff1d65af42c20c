"""Credits of those who were told, who asked, and whom a report is according to."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.credits.entities import Entity, read_entity
from analysis.credits.passage import Found, Passage
from analysis.credits.shapes import is_acronym
from analysis.languages import en_credits as en
from analysis.people import gender_of
from analysis.wording import Cue, first_words
from domain.statements import CreditKind

_BY: Final = frozenset({"by"})
_TOLD: Final = Cue(re.compile(rf"\b(?:{en.TELLING}) (?=\w)"), (first_words(en.TELLING),))
_TALKED: Final = Cue(
    re.compile(rf"\b(?:{en.TALKING})\b(?: [^\W\d_][\w’'-]*,?){{0,6}}? to ", re.IGNORECASE),
    (first_words(en.TALKING), frozenset({"to"})),
)
_SENT: Final = re.compile(r"(?:letter|email|emails|sent|given|gave|statement)\b", re.IGNORECASE)
_TALKED_IN: Final = Cue(re.compile(rf"\b(?:{en.TALKING_IN}) "), (en.TALKING_IN_WORDS,))
_INTERVIEWED: Final = Cue(re.compile(rf"\b{en.INTERVIEWED} "), (frozenset({"interview"}),))
_ASKED: Final = Cue(re.compile(rf"\b(?:{en.ASKING})(?: \w+){{0,2}}? by ", re.IGNORECASE), (_BY, first_words(en.ASKING)))
_ACCORDING: Final = Cue(re.compile(r"\baccording to ", re.IGNORECASE), (frozenset({"according"}),))
_CITING: Final = Cue(
    re.compile(r"\b(?:citing|quoting|quotes|cites|quoted from|citing reports? (?:by|in|from)) "),
    (frozenset({"citing", "quoting", "quotes", "cites", "quoted"}),),
)
_MATERIAL_BY: Final = Cue(
    re.compile(
        rf"\b(?:according to|citing|quoting|based on) (?:\w+ )?(?:[\w-]+ ){{0,3}}?(?:{en.MATERIAL})(?: \w+)? "
        r"(?:by|from|of|for|in|at) ",
        re.IGNORECASE,
    ),
    (frozenset({"according", "citing", "quoting", "based"}), first_words(en.MATERIAL)),
)
_PUBLISHED_BY: Final = Cue(
    re.compile(rf"\b(?:first )?(?:{en.OUTLET_PASSIVES}) (?:\w+ ){{0,3}}?by ", re.IGNORECASE),
    (_BY, first_words(en.OUTLET_PASSIVES)),
)
CUES: Final = (_TOLD, _TALKED, _INTERVIEWED, _TALKED_IN, _ASKED, _PUBLISHED_BY, _MATERIAL_BY, _ACCORDING, _CITING)
"""One of them matches before all whom this module finds."""

TELLING: Final = (_TOLD, _TALKED, _INTERVIEWED, _TALKED_IN, _ASKED, _MATERIAL_BY, _ACCORDING, _CITING, _PUBLISHED_BY)
"""One of them matches wherever one is told, asked, cited or named as who published."""

_ALSO_BY: Final = re.compile(r" and (?:(?:later|then|also) )?(?:by )?")
_GATHERS: Final = re.compile(
    r", (?:which|that|who) "
    r"(?:publishes|tracks|collects|monitors|counts|compiles|documents|gathers|records|maps|keeps)\b"
)
_TO_VERB: Final = re.compile(r" to [a-z]+\b(?! (?:by|in|on))")


def find_told(passage: Passage) -> Iterator[Found]:
    """Give whom somebody told something."""
    for match, entity in passage.entities_after(_TOLD):
        kind = _listener(passage, entity)
        if kind is not None:
            yield Found(match.start(), entity.closes, entity.name, kind)


def find_talked_to(passage: Passage) -> Iterator[Found]:
    """Give whom somebody spoke to, was asked or interviewed by."""
    for pattern in (_TALKED, _INTERVIEWED, _TALKED_IN, _ASKED):
        for match, entity in passage.entities_after(pattern):
            kind = passage.outlet_kind(entity)
            if pattern is _TALKED and _SENT.match(match.group()) and passage.kind_of(entity) is None:
                continue
            if pattern in {_ASKED, _INTERVIEWED} and entity.noun is None and entity.lead in {"", "the"}:
                kind = kind or _listener(passage, entity)
            if kind is not None:
                yield Found(match.start(), entity.closes, entity.name, kind)


def find_published_by(passage: Passage) -> Iterator[Found]:
    """Give who reported, published or saw something, as far as a name plainly publishes."""
    for match, entity in passage.entities_after(_PUBLISHED_BY):
        kind = passage.outlet_kind(entity)
        if kind is None and match.group().startswith("first") and not passage.is_person(entity.name):
            kind = CreditKind.OUTLET
        if kind is not None:
            yield Found(match.start(), entity.closes, entity.name, kind)
        yield from find_also_by(passage, entity)


def find_also_by(passage: Passage, first: Entity) -> Iterator[Found]:
    """Give the outlet that "and by …" adds to another name."""
    match = _ALSO_BY.match(passage.text, first.closes, passage.end)
    entity = read_entity(passage.text, match.end(), passage.end) if match else None
    kind = passage.outlet_kind(entity) if entity is not None and passage.may_credit(entity) else None
    if match is not None and entity is not None and kind is not None:
        yield Found(first.closes + len(" and "), entity.closes, entity.name, kind)


def find_according(passage: Passage) -> Iterator[Found]:
    """Give whom something is according to: outlets, and whoever the data or papers come from."""
    for match, entity in passage.entities_after(_MATERIAL_BY):
        if not passage.is_person(entity.name):
            kind = passage.supplier_kind(entity)
            kind = CreditKind.ORGANISATION if kind is CreditKind.PERSON else kind
            yield Found(match.start(), entity.closes, entity.name, kind)
    for pattern in (_ACCORDING, _CITING):
        for match, entity in passage.entities_after(pattern):
            kind_or_none = _authority(passage, entity)
            if kind_or_none is not None:
                yield Found(match.start(), entity.closes, entity.name, kind_or_none)


def _authority(passage: Passage, entity: Entity) -> CreditKind | None:
    """The kind of whom a sentence relies on; capitals with an article may be any body."""
    is_any_body = bool(entity.lead) and is_acronym(entity.name) and passage.kind_of(entity) is None
    kind = None if is_any_body else passage.outlet_kind(entity)
    gathers = _GATHERS.match(passage.text, entity.end) is not None
    return CreditKind.ORGANISATION if kind is None and gathers else kind


def _listener(passage: Passage, entity: Entity) -> CreditKind | None:
    """The kind of whom somebody told something, None for persons, courts and others who do not pass it on."""
    outlet = passage.outlet_kind(entity)
    if outlet is not None or is_audience(entity.name):
        return outlet
    kind = passage.kind_of(entity)
    if kind is CreditKind.ORGANISATION:
        is_described = entity.noun is not None or passage.text.startswith(", ", entity.end)
        return kind if is_described else None
    if kind is not None or passage.is_person(entity.name) or _is_place_or_part(passage.text, entity.name):
        return None
    if entity.name in passage.known.places:
        return None
    is_club = entity.name.rpartition(" ")[2] in passage.known.bodies
    return None if is_club or _TO_VERB.match(passage.text, entity.end) else CreditKind.OUTLET


def _is_place_or_part(text: str, name: str) -> bool:
    """Whether a name is a country's, whose people the article names too, or the end of a person's longer name."""
    country = rf"{re.escape(name)}(?:n|an|ian|ese|ish|i)|{re.escape(name[:-1])}(?:an|ian|ese|ish)"
    if re.search(rf"\b(?:{country})s?\b", text):
        return True
    longer = re.finditer(rf"\b([A-Z][\w’'-]+) {re.escape(name)}\b", text) if " " in name else ()
    return any(gender_of(match[1]) is not None for match in longer)


def is_audience(name: str) -> bool:
    """Whether a name is that of a court, a parliament or another body that is told things in public."""
    return any(word in en.AUDIENCES or word in en.NOT_ACRONYMS for word in name.split())
