"""Credits of those who supplied material: a video, papers, figures, or the words of another."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.credits.entities import Entity, read_entity
from analysis.credits.passage import Found, Passage
from analysis.credits.shapes import NAME, kind_of_shape
from analysis.credits.telling import find_also_by
from analysis.languages import en_credits as en
from analysis.wording import Cue, first_words
from domain.statements import CreditKind

_SUPPLIED_BY: Final = Cue(
    re.compile(
        rf"\b(?:first )?(?:{en.MATERIAL_PASSIVES})"
        r"(?: (?:on|to|in|at|online|later|first|also|again)(?: \w+){0,3}?)? by |\btaken from ",
        re.IGNORECASE,
    ),
    (frozenset({"by", "from"}), first_words(en.MATERIAL_PASSIVES) | {"taken"}),
)
_MATERIAL: Final = re.compile(rf"\b(?:{en.MATERIAL})\b", re.IGNORECASE)
_BEFORE_CHARS: Final = 120
"""How far before "supplied by" the material stands."""
_KIN_OF: Final = re.compile(rf"(?P<name>(?:{NAME})[’']s (?:{'|'.join(sorted(en.PERSON_NOUNS))}))\b(?! [A-ZÀ-Þ])")
_RELATIVE: Final = Cue(
    re.compile(rf"\b(?:{en.MATERIAL})(?: [^\W\d_]\w*){{0,4}}?,? (?:that|which) ", re.IGNORECASE),
    (frozenset({"that", "which"}), first_words(en.MATERIAL)),
)
_RELATIVE_VERB: Final = re.compile(
    rf"(?:, [^,;.\n]{{2,60}},|,)? (?:(?:has|had|have|later|first|also) )*(?:{en.MATERIAL_ACTIVES})\b"
)
_ASIDE_NAME: Final = re.compile(r"(?:his|her|their|its) [^\W\d_]\w*, ")
_SUPPLIED: Final = re.compile(
    r"(?:, [^,;.\n]{2,60},|,)? (?:(?:has|had|have|later|first|also|who|which) )*"
    rf"(?:{en.MATERIAL_ACTIVES}) (?P<rest>[^.;,\n]{{0,60}})"
)
_WHICH_SUPPLIED: Final = re.compile(
    rf", (?:which|who) (?:has |had )?(?:{en.MATERIAL_ACTIVES}) (?P<rest>[^.;,\n]{{0,60}})"
)
_INSTRUMENT: Final = re.compile(r"[’']s [A-Z]")
"""A body's named thing, which collects and tells nothing itself ("SRX’s Petrel probe")."""
_OWN_DOING: Final = re.compile(r"\b(?:sent|read|released)\b(?! (?:out|aloud))")
"""What somebody does with his own letter, and police with theirs: news, and no source of the article's."""
_AUXILIARY: Final = re.compile(r"\b(?:is|was|were|are|has|had|be|been|which|that|who)\b")
_WHOSE: Final = re.compile(rf", whose (?:[\w-]+ ){{0,2}}(?:{en.PUBLISHED_MATERIAL})\b")
_IN_REPORT: Final = re.compile(
    r" (?:said|says|wrote|writes|found|warned|estimated|noted) in (?:an? |its |the |their )(?:[\w-]+ ){0,2}"
    rf"(?:{en.PUBLISHED_MATERIAL})\b"
)

CUES: Final = (_SUPPLIED_BY, _RELATIVE)
"""One of them matches before all who supplied material without being its subject."""

SUPPLYING: Final = (_SUPPLIED_BY, _RELATIVE)
"""One of them matches before the name of one who supplies."""

PUBLISHING: Final = (_WHOSE, _IN_REPORT, _SUPPLIED, _WHICH_SUPPLIED)
"""What follows the name of one who publishes or supplies."""


def find_supplied_by(passage: Passage) -> Iterator[Found]:
    """Give who posted, filmed, supplied or relayed what stands before."""
    text, end = passage.text, passage.end
    for match in passage.find(_SUPPLIED_BY):
        has_material = _MATERIAL.search(text, max(passage.start, match.start() - _BEFORE_CHARS), match.end())
        kin = _KIN_OF.match(text, match.end(), end) if has_material else None
        if kin is not None:
            yield Found(match.start(), kin.end(), kin["name"], CreditKind.PERSON)
            continue
        entity = read_entity(text, match.end(), end)
        if entity is None or not passage.may_credit(entity):
            continue
        if _INSTRUMENT.search(entity.name) and passage.kind_of(entity) is None:
            continue
        kind = passage.supplier_kind(entity)
        if has_material or kind is CreditKind.CHANNEL:
            yield Found(match.start(), entity.closes, entity.name, kind)
            yield from find_also_by(passage, entity)


def find_relative(passage: Passage) -> Iterator[Found]:
    """Give who supplied material in a relative clause (a video "that the channel posted")."""
    for match in passage.find(_RELATIVE):
        entity = read_entity(passage.text, match.end(), passage.end) or _after_aside(passage, match.end())
        verb = _RELATIVE_VERB.match(passage.text, entity.closes, passage.end) if entity else None
        if entity is not None and verb is not None and passage.may_credit(entity):
            yield Found(entity.opens, verb.end(), entity.name, passage.supplier_kind(entity))


def _after_aside(passage: Passage, at: int) -> Entity | None:
    """The name in "his widow, Ana Ruiz, supplied"."""
    match = _ASIDE_NAME.match(passage.text, at, passage.end)
    return read_entity(passage.text, match.end(), passage.end) if match else None


def find_publisher(passage: Passage, entity: Entity) -> Found | None:
    """The credit of a body by its report or its figures about the world."""
    match = _WHOSE.match(passage.text, entity.end, passage.end) or _IN_REPORT.match(
        passage.text, entity.end, passage.end
    )
    if match is None or passage.is_person(entity.name) or entity.noun in en.PERSON_NOUNS:
        return None
    kind = passage.kind_of(entity)
    if kind is CreditKind.OUTLET and entity.noun is None and kind_of_shape(entity.name, strong=True) is None:
        kind = CreditKind.ORGANISATION
    return Found(entity.opens, match.end(), entity.name, kind or CreditKind.ORGANISATION)


def find_poster(passage: Passage, entity: Entity) -> Found | None:
    """The credit of a subject that posted, supplied or read out material."""
    match = _WHICH_SUPPLIED.match(passage.text, entity.end, passage.end) or _SUPPLIED.match(
        passage.text, entity.closes, passage.end
    )
    material = _MATERIAL.search(match["rest"]) if match else None
    is_sender = (
        match is not None and _OWN_DOING.search(match.group()[: match.start("rest") - match.start()]) is not None
    )
    if match is None or material is None or is_sender or _AUXILIARY.search(match["rest"][: material.start()]):
        return None
    return Found(entity.opens, match.start("rest") + material.end(), entity.name, passage.supplier_kind(entity))
