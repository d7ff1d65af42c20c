"""Finds the person behind each name that an article quotes, among those stored already."""

from collections.abc import Mapping

from analysis.people import is_name, is_same_person, name_parts
from desk.desk import Desk
from domain.answers import SpeakerSummary
from domain.statements import Statements


async def join_speakers(desk: Desk, statements: Statements) -> Mapping[str, int]:
    """Give the speaker id of each named speaker of an article; a new person, or another spelling, is stored.

    A name that may be several stored persons' is a person of its own: that two people are one is never guessed.
    """
    named = dict.fromkeys(
        quote.canonical for quote in statements.quotes if quote.canonical and is_name(quote.canonical)
    )
    return {name: await _join(desk, name) for name in named}


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
