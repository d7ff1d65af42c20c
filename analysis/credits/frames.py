"""The frames in which a sentence credits somebody."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.credits.entities import NOUN_AFTER, Entity
from analysis.credits.known import Known
from analysis.credits.passage import OUTLETS, Found, Passage
from analysis.credits.shapes import NAME, is_acronym
from analysis.credits.supplying import (
    PUBLISHING,
    SUPPLYING,
    find_poster,
    find_publisher,
    find_relative,
    find_supplied_by,
)
from analysis.credits.telling import (
    TELLING,
    find_according,
    find_published_by,
    find_talked_to,
    find_told,
    is_audience,
)
from analysis.languages import en_credits as en
from analysis.wording import first_words, words_in
from domain.statements import CreditKind, Sentence

_NAMED: Final = re.compile(NAME)
_BEFORE: Final = re.compile(
    r"(?:\b(?P<article>[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) )?(?P<words>(?:[^\W\d_][\w’'-]* ){0,4})$"
)
_BEFORE_CHARS: Final = 60
_NOUNS: Final = en.OUTLET_NOUNS | en.AGENCY_NOUNS | en.CHANNEL_NOUNS | en.ORGANISATION_NOUNS | en.PERSON_NOUNS
_REPORTED: Final = re.compile(
    r"(?:, [^,;.\n]{2,80}(?:, |,$)| )"
    r"(?:(?:has|had|have|first|also|later|then|further|previously|separately|itself) ){0,3}"
    rf"(?P<verb>{en.REPORTING})\b(?: (?:it|about first))?"
)
_PUBLISHING_WORDS: Final = (
    first_words(en.REPORTING) | first_words(en.MATERIAL_ACTIVES) | {"whose", "said", "found", "warned", "estimated"}
)
"""One of them stands in all that may follow a name."""
_CUES: Final = (*SUPPLYING, *TELLING)
_LINKS: Final = (" ", ",")
_FOLLOWING: Final = (_REPORTED, *PUBLISHING)
_OWN_REPORTING: Final = frozenset(en.OWN_REPORTING.split("|"))
_ASIDE: Final = re.compile(r" report(?:s|ed)(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?:[.,;]|$)")
"""How a source is named after what it reported ("…, Varnet reported.")."""
_AS_OBJECT: Final = re.compile(r"\b(?:with|of|in|from|for|by|among|like|near) \Z")
"""What stands before a name that belongs to the subject and is none ("drivers with RXQ reported")."""
_THAT: Final = re.compile(r" (?:that|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last|earlier)\b")


def read_passage(text: str, sentence: Sentence, known: Known) -> Passage:
    """Look for all frames in a sentence; who stands in them is found later, and more than once."""
    start, end = sentence.start, sentence.end
    words = words_in(text[start:end])
    cued = {cue: tuple(cue.pattern.finditer(text, start, end)) for cue in _CUES if cue.may_match(words)}
    names: tuple[re.Match[str], ...] = ()
    if not _PUBLISHING_WORDS.isdisjoint(words):
        names = tuple(match for match in _NAMED.finditer(text, start, end) if _may_publish(text, match.end(), end))
    return Passage(text, start, end, known, cued, names)


def find_in(passage: Passage) -> Iterator[Found]:
    """Give the credits of one sentence, surest frames first; they may overlap."""
    for find in (find_told, find_supplied_by, find_relative, find_talked_to, find_published_by, find_according):
        yield from find(passage)
    for match in passage.names:
        entity = _entity_around(passage, match)
        if passage.may_credit(entity):
            found = _find_reporter(passage, entity) or find_publisher(passage, entity) or find_poster(passage, entity)
            if found is not None:
                yield found


def _may_publish(text: str, at: int, end: int) -> bool:
    """Whether a verb or "whose" may follow the name that ends at `at`; most names are passed over by this look."""
    if not text.startswith(_LINKS, at):
        return False
    noun = NOUN_AFTER.match(text, at, end)
    return any(
        pattern.match(text, place, end) for place in ((at, noun.end()) if noun else (at,)) for pattern in _FOLLOWING
    )


def _entity_around(passage: Passage, match: re.Match[str]) -> Entity:
    """The entity of a name in mid-sentence, with the article and noun before it and the noun after it."""
    name, start, lead = match.group(), match.start(), ""
    opens_sentence = not passage.text[max(passage.start, start - 2) : start].strip("“\"‘' ")
    if name.startswith("The ") and opens_sentence:
        name, start, lead = name[len("The ") :], start + len("The "), "The"
    name = name.removesuffix("’s").removesuffix("'s")
    end = start + len(name)
    after = NOUN_AFTER.match(passage.text, end, passage.end)
    if lead:
        opens, noun = match.start(), None
    else:
        opens, lead, noun = _lead_before(passage, start)
    if after is not None and noun is None:
        return Entity(name, opens, start, end, after.end(), after["noun"], lead)
    return Entity(name, opens, start, end, end, noun, lead)


def _lead_before(passage: Passage, start: int) -> tuple[int, str, str | None]:
    """Where the article and noun before a name begin, their words, and the noun."""
    match = _BEFORE.search(passage.text, max(passage.start, start - _BEFORE_CHARS), start)
    words = match["words"].lower().split() if match else []
    if match is None or (words and words[-1] not in _NOUNS):
        return start, "", None
    return match.start(), match.group().strip(), words[-1] if words else None


def _find_reporter(passage: Passage, entity: Entity) -> Found | None:
    verb = _REPORTED.match(passage.text, entity.closes, passage.end)
    if verb is None or _AS_OBJECT.search(passage.text, max(passage.start, entity.opens - _BEFORE_CHARS), entity.opens):
        return None
    kind = passage.kind_of(entity)
    is_titled = entity.lead.lower() == "the" and " " in entity.name
    is_plain = is_acronym(entity.name) or (is_titled and _THAT.match(passage.text, verb.end()) is not None)
    is_aside = _ASIDE.match(passage.text, entity.end) is not None and passage.text.startswith(
        ", ", max(0, entity.opens - 2)
    )
    is_plain = is_plain or (is_aside and not passage.is_person(entity.name) and " " not in entity.name)
    if kind is None and is_plain and verb["verb"] in _OWN_REPORTING and not is_audience(entity.name):
        kind = CreditKind.OUTLET
    return Found(entity.opens, verb.end(), entity.name, kind) if kind in OUTLETS and kind is not None else None
