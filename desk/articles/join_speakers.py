"""Finds the person behind each name that an article quotes, among those stored already."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from analysis.people import is_name, is_same_person, name_parts
from desk.desk import Desk
from digest.attribution import PUBLISHERS
from domain.outlet import OutletKind
from domain.records import SpeakerNames
from domain.statements import Statements
from storage.folding import outlet_key, sound_key

MOST_NAMED: Final = 1_000
"""Of an article that names more speakers than this those with the most quotes are joined to people."""

_MAY_SPEAK: Final = (None, OutletKind.OFFICIAL)
"""What a name may be that is a speaker's: no outlet's, or an office's, which publishes and speaks."""


async def join_speakers(desk: Desk, statements: Statements) -> Mapping[str, int]:
    """Give the speaker id of each named speaker of an article; a new person, or another spelling, is stored.

    A name that may be several stored persons' is a person of its own: that two people are one is never guessed. An
    outlet or agency is none: what it reports is a credit.
    """
    publishers = {outlet_key(credit.name) for credit in statements.credits if credit.kind in PUBLISHERS}
    quoted = Counter(quote.canonical for quote in statements.quotes if quote.canonical)
    speaking = [name for name in quoted if is_name(name) and outlet_key(name) not in publishers]
    if len(speaking) > MOST_NAMED:
        speaking = sorted(speaking, key=quoted.__getitem__, reverse=True)[:MOST_NAMED]
    return await desk.store.speakers.join(speaking, _people)


def _people(kinds: Mapping[str, OutletKind], alike: Mapping[str, Sequence[SpeakerNames]]) -> list[SpeakerNames]:
    """The names that speak, each with whom it means: somebody stored, somebody new, or whom another of them means."""
    people: list[SpeakerNames] = []
    sounding: dict[str, list[int]] = defaultdict(list)
    for name, candidates in alike.items():
        if kinds.get(name) not in _MAY_SPEAK:
            continue
        same = _same(name, candidates)
        # Compared with those alone who sound alike, or an article of very many names takes minutes.
        near = sounding[sound_key(name)]
        known = next((n for n in near if same is None and _same(name, [people[n]]) is people[n]), None)
        if known is not None:
            one = people[known]
            people[known] = replace(one, spellings=(*one.spellings, name))
        else:
            near.append(len(people))
            people.append(SpeakerNames(same.speaker_id if same else None, name, (name,)))
    return people


def _same(name: str, candidates: Sequence[SpeakerNames]) -> SpeakerNames | None:
    """The one whom a name means; None where it may mean several, or somebody who is not among them."""
    same = [one for one in candidates if is_same_person(one.name, name)]
    exact = [one for one in same if name in one.spellings]
    if exact:
        return exact[0]
    return same[0] if len(same) == 1 and not _are_lone_and_full(same[0].name, name) else None


def _are_lone_and_full(one: str, other: str) -> bool:
    """Whether one of two names stands alone: within an article that is settled; across articles it is a guess."""
    return (len(name_parts(one)) == 1) != (len(name_parts(other)) == 1)
