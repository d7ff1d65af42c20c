"""The sentence in which credits are looked for, and what an entity in it may be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.credits.entities import Entity, is_common, kind_of, read_entity
from analysis.credits.known import Known
from analysis.credits.shapes import is_acronym, kind_of_shape, looks_like_person
from analysis.languages import en_credits as en
from analysis.people import gender_of
from analysis.wording import Cue
from domain.statements import CreditKind

_TITLE: Final = re.compile(r"The [A-Z][\w’'-]+$")
"""A capital article within a sentence is part of a title ("The Ledger")."""
OUTLETS: Final = frozenset({CreditKind.OUTLET, CreditKind.AGENCY})


@dataclass(frozen=True, slots=True)
class Found:
    """A credit at `text[start:end]`."""

    start: int
    end: int
    name: str
    kind: CreditKind


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence `text[start:end]`, with what the article shows of its names.

    `cued` has the matches of the cues that the sentence has the words of, `names` the names that a verb of publishing
    may follow.
    """

    text: str
    start: int
    end: int
    known: Known
    cued: Mapping[Cue, Sequence[re.Match[str]]]
    names: Sequence[re.Match[str]]

    @property
    def has_frame(self) -> bool:
        """Whether anybody may be credited in it."""
        return bool(self.names) or any(self.cued.values())

    def find(self, cue: Cue) -> Sequence[re.Match[str]]:
        """Give every match of `cue` in the sentence."""
        return self.cued.get(cue, ())

    def entities_after(self, cue: Cue) -> Iterator[tuple[re.Match[str], Entity]]:
        """Give every match of `cue` that a name follows which may be credited."""
        for match in self.find(cue):
            entity = read_entity(self.text, match.end(), self.end)
            if entity is not None and self.may_credit(entity):
                yield match, entity

    def may_credit(self, entity: Entity) -> bool:
        """Whether an entity is a name at all, and no platform."""
        return entity.name not in en.PLATFORMS and not is_common(self.text, entity)

    def kind_of(self, entity: Entity) -> CreditKind | None:
        """What an entity is, None where nothing tells."""
        return kind_of(self.text, entity, self.known)

    def outlet_kind(self, entity: Entity) -> CreditKind | None:
        """The kind of an entity that plainly publishes, None for all others."""
        kind = self.kind_of(entity)
        if kind in OUTLETS or kind is CreditKind.CHANNEL:
            return kind
        is_title = _TITLE.match(entity.name) is not None and entity.name not in self.known.places
        return CreditKind.OUTLET if kind is None and (is_acronym(entity.name) or is_title) else None

    def supplier_kind(self, entity: Entity) -> CreditKind:
        """What an entity is that supplies material."""
        kind = self.kind_of(entity)
        if kind is not None:
            return kind
        has_article = entity.lead.lower().startswith("the")
        is_named_like_one = looks_like_person(entity.name) and not (has_article and entity.noun is None)
        if (
            is_named_like_one
            or self.is_person(entity.name)
            or not (entity.lead or " " in entity.name or is_acronym(entity.name))
        ):
            return CreditKind.PERSON
        return CreditKind.OUTLET if is_acronym(entity.name) else CreditKind.ORGANISATION

    def is_person(self, name: str) -> bool:
        """Whether the article treats a name as a person's."""
        if gender_of(name) is not None and kind_of_shape(name) is None:
            return True
        last = name.rpartition(" ")[2]
        if name.lower() in self.known.persons or last.lower() in self.known.persons:
            return True
        return last == name and name in self.known.surnames
