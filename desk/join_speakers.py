"""Finds the person behind each name that an article quotes, among those stored already."""

from collections.abc import Mapping

from analysis.people import is_name, is_same_person, name_parts
from desk.desk import Desk
from digest.attribution import PUBLISHERS
from domain.answers import SpeakerSummary
from domain.outlet import OutletKind
from domain.statements import Statements
from storage.folding import outlet_key


async def join_speakers(desk: Desk, statements: Statements) -> Mapping[str, int]:
    """Give the speaker id of each named speaker of an article; a new person, or another spelling, is stored.

    A name that may be several stored persons' is a person of its own: that two people are one is never guessed. An
    outlet or agency is none: what it reports is a credit.
    """
    publishers = {outlet_key(credit.name) for credit in statements.credits if credit.kind in PUBLISHERS}
    named = dict.fromkeys(
        quote.canonical for quote in statements.quotes if quote.canonical and is_name(quote.canonical)
    )
    speaking = [name for name in named if outlet_key(name) not in publishers and not await _is_outlet(desk, name)]
    return {name: await _join(desk, name) for name in speaking}


async def _is_outlet(desk: Desk, name: str) -> bool:
    outlet = await desk.store.outlets.by_name(name)
    return outlet is not None and outlet.kind is not OutletKind.OFFICIAL


async def _join(desk: Desk, name: str) -> int:
    candidates = [one for one in await _alike(desk, name) if is_same_person(one.name, name)]
    exact = [one for one in candidates if name in one.spellings]
    if exact:
        return exact[0].speaker_id
    if len(candidates) != 1 or _are_lone_and_full(candidates[0].name, name):
        return await desk.store.speakers.add(name)
    await desk.store.speakers.add_spelling(candidates[0].speaker_id, name)
    return candidates[0].speaker_id


async def _alike(desk: Desk, name: str) -> tuple[SpeakerSummary, ...]:
    same = await desk.store.speakers.by_name_part(name_parts(name)[-1])
    return same or await desk.store.speakers.near(name)


def _are_lone_and_full(one: str, other: str) -> bool:
    """Whether one of two names stands alone: within an article that is settled; across articles it is a guess."""
    return (len(name_parts(one)) == 1) != (len(name_parts(other)) == 1)
