"""The frames in which an article credits somebody, each with the kinds it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.credits.entities import (
    NAME,
    Entity,
    Known,
    is_acronym,
    is_common,
    kind_of,
    kind_of_shape,
    looks_like_person,
    read_entity,
)
from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import CreditKind

OUTLETS: Final = frozenset({CreditKind.OUTLET, CreditKind.AGENCY})
_NAMED: Final = re.compile(NAME)
_LEAD_BACK: Final = re.compile(r"(?:\b(?P<article>[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) )?(?P<words>(?:[^\W\d_][\w’'-]* ){0,4})$")
_NOUN_AFTER: Final = re.compile(r" (?:news )?(?P<noun>agency|newspaper|channel|magazine|website|station|network)\b")
_ASIDE: Final = r"(?P<aside>, [^,;.\n]{2,80}(?:, |,$)| )"

_TOLD: Final = re.compile(rf"\b(?:{en.TELLING}) (?=[\w])")
_TALKED: Final = re.compile(rf"\b(?:{en.TALKING})\b(?: [^\W\d_][\w’'-]*,?){{0,6}}? to ", re.IGNORECASE)
_SENT: Final = re.compile(r"(?:letter|email|emails|sent|given|gave|statement)\b", re.IGNORECASE)
_TALKED_IN: Final = re.compile(rf"\b(?:{en.TALKING_IN}) ")
_INTERVIEWED: Final = re.compile(rf"\b{en.INTERVIEWED} ")
_ASKED: Final = re.compile(rf"\b(?:{en.ASKING})(?: \w+){{0,2}}? by ", re.IGNORECASE)
_ACCORDING: Final = re.compile(r"\baccording to ", re.IGNORECASE)
_MATERIAL_BY: Final = re.compile(
    rf"\b(?:according to|citing|quoting|based on) (?:\w+ )?(?:[\w-]+ ){{0,3}}?(?:{en.MATERIAL})(?: \w+)? (?:by|from|of|for|in|at) ",
    re.IGNORECASE,
)
_CITING: Final = re.compile(r"\b(?:citing|quoting|quotes|cites|quoted from|citing reports? (?:by|in|from)) ")
_OUTLET_BY: Final = re.compile(rf"\b(?:first )?(?:{en.OUTLET_PASSIVES})(?: (?:\w+ ){{0,3}}?)?by ", re.IGNORECASE)
_SUPPLIED_BY: Final = re.compile(rf"\b(?:{en.MATERIAL_PASSIVES})(?: (?:on|to|in|at|online|later|first|also|again)(?: \w+){{0,3}}?)? by |\btaken from ", re.IGNORECASE)
_ALSO_BY: Final = re.compile(r" and (?:(?:later|then|also) )?(?:by )?")
_REPORTED: Final = re.compile(
    rf"{_ASIDE}(?:(?:has|had|have|first|also|later|then|further|previously|separately|itself) ){{0,3}}(?P<verb>{en.REPORTING})\b(?: (?:it|about first))?"
)
_OWN_REPORTING: Final = frozenset(en.OWN_REPORTING.split("|"))
_THAT: Final = re.compile(r" (?:that|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last|earlier)\b")
_GATHERS: Final = re.compile(r", (?:which|that|who) (?:publishes|tracks|collects|monitors|counts|compiles|documents|gathers|records|maps|keeps)\b")
_WHOSE: Final = re.compile(rf", whose (?:[\w-]+ ){{0,2}}(?:{en.PUBLISHED_MATERIAL})\b")
_IN_REPORT: Final = re.compile(rf" (?:said|says|wrote|writes|found|warned|estimated|noted) in (?:an? |its |the |their )(?:[\w-]+ ){{0,2}}(?:{en.PUBLISHED_MATERIAL})\b")
_SUPPLIED: Final = re.compile(
    rf"(?:, [^,;.\n]{{2,60}},|,)? (?:(?:has|had|have|later|first|also|who|which) )*(?:{en.MATERIAL_ACTIVES}) (?P<rest>[^.;,\n]{{0,60}})"
)
_WHICH_SUPPLIED: Final = re.compile(rf", (?:which|who) (?:has |had )?(?:{en.MATERIAL_ACTIVES}) (?P<rest>[^.;,\n]{{0,60}})")
_MATERIAL: Final = re.compile(rf"\b(?:{en.MATERIAL})\b", re.IGNORECASE)
_AUXILIARY: Final = re.compile(r"\b(?:is|was|were|are|has|had|be|been|which|that|who)\b")
_RELATIVE: Final = re.compile(rf"\b(?:{en.MATERIAL})(?: [^\W\d_]\w*){{0,4}}?,? (?:that|which) ", re.IGNORECASE)
_RELATIVE_VERB: Final = re.compile(
    rf"(?:, [^,;.\n]{{2,60}},|,)? (?:(?:has|had|have|later|first|also) )*(?:{en.MATERIAL_ACTIVES})\b"
)
_KIN_OF: Final = re.compile(rf"(?P<name>(?:{NAME})[’']s (?:{'|'.join(sorted(en.PERSON_NOUNS))}))\b(?! [A-ZÀ-Þ])")
_TO_VERB: Final = re.compile(r" to [a-z]+\b(?! (?:by|in|on))")
_COMMON_CAPITALS: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December I He She It They We You The A An This That Those These".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A credit at `text[start:end]`."""

    start: int
    end: int
    name: str
    kind: CreditKind


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence `text[start:end]` in which frames are looked for."""

    text: str
    start: int
    end: int
    known: Known


def find_in(passage: Passage) -> Iterator[Found]:
    """Give the credits of one sentence, surest frames first; they may overlap."""
    yield from _told(passage)
    yield from _supplied_by(passage)
    yield from _relative(passage)
    yield from _talked(passage)
    yield from _published_by(passage)
    yield from _according(passage)
    yield from _subjects(passage)


def _cues(passage: Passage, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Entity]]:
    for match in pattern.finditer(passage.text, passage.start, passage.end):
        entity = read_entity(passage.text, match.end(), passage.end)
        if entity is not None and _may_be_credited(passage, entity):
            yield match, entity


def _may_be_credited(passage: Passage, entity: Entity) -> bool:
    return entity.name not in en.PLATFORMS and not is_common(passage.text, entity)


_COMMON_WORDS: Final = english.DETERMINERS | english.PREPOSITIONS | english.SUBORDINATORS | english.CONJUNCTIONS


def _outlet(passage: Passage, entity: Entity) -> CreditKind | None:
    """The kind of an entity that plainly publishes, None for all others."""
    kind = kind_of(passage.text, entity, passage.known)
    if kind in OUTLETS or kind is CreditKind.CHANNEL:
        return kind
    return CreditKind.OUTLET if kind is None and is_acronym(entity.name) else None


def _is_person(passage: Passage, name: str) -> bool:
    if name.lower() in passage.known.persons or name.split()[-1].lower() in passage.known.persons:
        return True
    return " " not in name and name in passage.known.surnames


def _outlet(passage: Passage, entity: Entity) -> CreditKind | None:
    """The kind of an entity that plainly publishes, None for all others."""
    kind = kind_of(passage.text, entity, passage.known)
    if kind in OUTLETS or kind is CreditKind.CHANNEL:
        return kind
    return CreditKind.OUTLET if kind is None and is_acronym(entity.name) else None


def _is_person(passage: Passage, name: str) -> bool:
    if name.lower() in passage.known.persons or name.split()[-1].lower() in passage.known.persons:
        return True
    return " " not in name and any(looks_like_person(full) for full in _full_names(passage.text, name))


def _full_names(text: str, name: str) -> Iterator[str]:
    """The longer names that a lone name ends."""
    for match in re.finditer(rf"(?<![.!?“\"‘:] )(?<!\n)\b[A-ZÀ-Þ][a-zà-ÿ’'-]+ {re.escape(name)}\b(?! [A-ZÀ-Þ])", text):
        if match.group().split()[0].lower() not in _COMMON_WORDS:
            yield match.group()


def _told(passage: Passage) -> Iterator[Found]:
    for match, entity in _cues(passage, _TOLD):
        kind = _listener(passage, entity)
        if kind is not None:
            yield Found(match.start(), entity.closes, entity.name, kind)


def _listener(passage: Passage, entity: Entity) -> CreditKind | None:
    """The kind of whom somebody told something, None for persons, courts and others who do not pass it on."""
    outlet = _outlet(passage, entity)
    if outlet is not None:
        return outlet
    kind = kind_of(passage.text, entity, passage.known)
    if kind is CreditKind.ORGANISATION:
        is_described = entity.noun is not None or passage.text[entity.end : entity.end + 2] == ", "
        return kind if is_described and not _is_audience(entity.name) else None
    if kind is not None or _is_audience(entity.name) or _is_person(passage, entity.name) or entity.name in passage.known.places:
        return None
    if _TO_VERB.match(passage.text, entity.end) or entity.name.split()[-1] in passage.known.bodies:
        return None
    return CreditKind.OUTLET


def _is_audience(name: str) -> bool:
    return any(word in en.AUDIENCES or word in en.NOT_ACRONYMS for word in name.split())


def _talked(passage: Passage) -> Iterator[Found]:
    for pattern in (_TALKED, _INTERVIEWED, _TALKED_IN, _ASKED):
        for match, entity in _cues(passage, pattern):
            kind = _outlet(passage, entity)
            if pattern is _TALKED and kind_of(passage.text, entity, passage.known) is None:
                kind = None if _SENT.match(match.group()) else kind
            if kind is None and pattern in {_ASKED, _INTERVIEWED} and entity.noun is None and entity.lead in {"", "the"}:
                kind = _listener(passage, entity)
            if kind is not None:
                yield Found(match.start(), entity.closes, entity.name, kind)


def _supplied_by(passage: Passage) -> Iterator[Found]:
    for match in _SUPPLIED_BY.finditer(passage.text, passage.start, passage.end):
        has_material = _MATERIAL.search(passage.text, max(passage.start, match.start() - 120), match.end())
        kin = _KIN_OF.match(passage.text, match.end(), passage.end)
        if kin is not None and has_material:
            yield Found(match.start(), kin.end(), kin["name"], CreditKind.PERSON)
            continue
        entity = read_entity(passage.text, match.end(), passage.end)
        if entity is None or not _may_be_credited(passage, entity):
            continue
        kind = _supplier(passage, entity)
        if not has_material and kind is not CreditKind.CHANNEL:
            continue
        yield Found(match.start(), entity.closes, entity.name, kind)
        yield from _also_by(passage, entity)


def _also_by(passage: Passage, first: Entity) -> Iterator[Found]:
    match = _ALSO_BY.match(passage.text, first.closes, passage.end)
    entity = read_entity(passage.text, match.end(), passage.end) if match else None
    if match is not None and entity is not None:
        kind = _outlet(passage, entity)
        if kind is not None:
            yield Found(match.start() + len(" and "), entity.closes, entity.name, kind)


def _supplier(passage: Passage, entity: Entity) -> CreditKind:
    kind = kind_of(passage.text, entity, passage.known)
    if kind is not None:
        return kind
    has_article = entity.lead.split()[:1] in (["the"], ["The"])
    if _is_person(passage, entity.name) or (looks_like_person(entity.name) and not (has_article and entity.noun is None)):
        return CreditKind.PERSON
    return CreditKind.OUTLET if is_acronym(entity.name) else CreditKind.ORGANISATION


def _published_by(passage: Passage) -> Iterator[Found]:
    for match, entity in _cues(passage, _OUTLET_BY):
        kind = _outlet(passage, entity)
        if kind is None and match.group().startswith("first") and not _is_person(passage, entity.name):
            kind = CreditKind.OUTLET
        if kind is not None:
            yield Found(match.start(), entity.closes, entity.name, kind)
        yield from _also_by(passage, entity)


def _according(passage: Passage) -> Iterator[Found]:
    for match, entity in _cues(passage, _MATERIAL_BY):
        kind = _supplier(passage, entity)
        if kind is CreditKind.PERSON and not _is_person(passage, entity.name):
            kind = CreditKind.ORGANISATION
        if kind is not CreditKind.PERSON:
            yield Found(match.start(), entity.closes, entity.name, kind)
    for pattern in (_ACCORDING, _CITING):
        for match, entity in _cues(passage, pattern):
            kind = _outlet(passage, entity)
            if entity.lead and is_acronym(entity.name) and kind_of(passage.text, entity, passage.known) is None:
                kind = None
            if kind is None and _GATHERS.match(passage.text, entity.end):
                kind = CreditKind.ORGANISATION
            if kind is not None:
                yield Found(match.start(), entity.closes, entity.name, kind)


def _relative(passage: Passage) -> Iterator[Found]:
    """Material "that the channel Ostrel Live posted"."""
    for match in _RELATIVE.finditer(passage.text, passage.start, passage.end):
        entity = read_entity(passage.text, match.end(), passage.end) or _after_aside(passage, match.end())
        verb = _RELATIVE_VERB.match(passage.text, entity.closes, passage.end) if entity else None
        if entity is None or verb is None or not _may_be_credited(passage, entity):
            continue
        kind = _supplier(passage, entity)
        yield Found(entity.opens, verb.end(), entity.name, CreditKind.PERSON if _is_lone(kind, entity) else kind)


def _is_lone(kind: CreditKind, entity: Entity) -> bool:
    """A single plain name with no article supplies things as a person does."""
    return kind is CreditKind.ORGANISATION and " " not in entity.name and not entity.lead


_ASIDE_NAME: Final = re.compile(r"(?:his|her|their|its) [^\W\d_]\w*, ")


def _after_aside(passage: Passage, at: int) -> Entity | None:
    match = _ASIDE_NAME.match(passage.text, at, passage.end)
    return read_entity(passage.text, match.end(), passage.end) if match else None


def _subjects(passage: Passage) -> Iterator[Found]:
    """Names that are the subject of reporting, or of supplying material."""
    text, end = passage.text, passage.end
    for match in _NAMED.finditer(text, passage.start, end):
        entity = _entity_around(passage, match)
        if not _may_be_credited(passage, entity):
            continue
        found = _reporter(passage, entity) or _publisher(passage, entity) or _poster(passage, entity)
        if found is not None:
            yield found


def _entity_around(passage: Passage, match: re.Match[str]) -> Entity:
    """The entity of a name in mid-sentence, with the article and noun before it and the noun after it."""
    name, start, end = match.group(), match.start(), match.end()
    lead = ""
    if name.startswith("The ") and not passage.text[max(passage.start, start - 2) : start].strip("“\"‘' "):
        name, start, lead = name[4:], start + 4, "The"
    if name.endswith(("’s", "'s")):
        name, end = name[:-2], end - 2
    opens, noun, closes = start - len(f"{lead} ") if lead else start, None, end
    back = _LEAD_BACK.search(passage.text, max(passage.start, start - 60), start)
    if back is not None and not lead:
        words = back["words"].split()
        noun = words[-1].lower() if words else None
        is_noun = noun in en.OUTLET_NOUNS | en.AGENCY_NOUNS | en.CHANNEL_NOUNS | en.ORGANISATION_NOUNS | en.PERSON_NOUNS
        if is_noun or not words:
            opens, lead = back.start(), back.group().strip()
        noun = noun if is_noun else None
    after = _NOUN_AFTER.match(passage.text, end, passage.end)
    if after is not None and noun is None:
        noun, closes = after["noun"], after.end()
    return Entity(name, opens, start, end, closes, noun, lead)


def _reporter(passage: Passage, entity: Entity) -> Found | None:
    verb = _REPORTED.match(passage.text, entity.closes, passage.end)
    if verb is None:
        return None
    kind = kind_of(passage.text, entity, passage.known)
    is_plain = is_acronym(entity.name) or (entity.lead.lower() == "the" and " " in entity.name and _THAT.match(passage.text, verb.end()))
    if kind is None and is_plain and verb["verb"] in _OWN_REPORTING and not _is_audience(entity.name):
        kind = CreditKind.OUTLET
    if kind not in OUTLETS:
        return None
    return Found(entity.opens, verb.end(), entity.name, kind)


def _publisher(passage: Passage, entity: Entity) -> Found | None:
    match = _WHOSE.match(passage.text, entity.end, passage.end) or _IN_REPORT.match(passage.text, entity.end, passage.end)
    if match is None or _is_person(passage, entity.name) or entity.noun in en.PERSON_NOUNS:
        return None
    kind = kind_of(passage.text, entity, passage.known)
    if kind is CreditKind.OUTLET and kind_of_shape(entity.name, strong=True) is None and entity.noun is None:
        kind = CreditKind.ORGANISATION
    return Found(entity.opens, match.end(), entity.name, kind or CreditKind.ORGANISATION)


def _poster(passage: Passage, entity: Entity) -> Found | None:
    match = _WHICH_SUPPLIED.match(passage.text, entity.end, passage.end) or _SUPPLIED.match(passage.text, entity.closes, passage.end)
    material = _MATERIAL.search(match["rest"]) if match else None
    if match is None or material is None or _AUXILIARY.search(match["rest"][: material.start()]):
        return None
    kind = _supplier(passage, entity)
    return Found(entity.opens, match.start("rest") + material.end(), entity.name, CreditKind.PERSON if _is_lone(kind, entity) else kind)
