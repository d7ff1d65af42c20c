"""Finds whom a typed name means: an outlet, a speaker, or neither, with what comes near."""

from dataclasses import dataclass

from desk.answers.find_speakers import show_speakers
from desk.desk import Desk
from domain.answers import SpeakerSummary
from domain.outlet import Outlet
from domain.verbatim import HELD_BACK

MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another outlet or speaker that a name fits; `kind` is "outlet" or "speaker"."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a name was taken for, one of the two or neither, and what fits too."""

    outlet: Outlet | None = None
    speaker: SpeakerSummary | None = None
    others: tuple[OtherReading, ...] = ()


async def resolve_name(desk: Desk, text: str, *, is_outlet: bool = True, is_speaker: bool = True) -> Named:
    """Try a name as an outlet, then as a speaker, as far as each is asked for."""
    outlet = await desk.store.outlets.by_name(text) if is_outlet else None
    speakers = await desk.store.speakers.find(text) if is_speaker else ()
    if outlet is None and not speakers:
        return Named()
    shown = await show_speakers(desk, speakers[: MOST_OTHERS + 1])
    others = shown if outlet else shown[1:]
    readings = (OtherReading("speaker", found.name) for found in others if HELD_BACK not in found.name)
    return Named(outlet, None if outlet else shown[0], tuple(readings)[:MOST_OTHERS])


async def near_readings(desk: Desk, text: str) -> tuple[OtherReading, ...]:
    """Outlets and speakers whose names come near, best first, outlets before speakers."""
    outlets = [OtherReading("outlet", name) for name in await near_outlets(desk, text)]
    speakers = [OtherReading("speaker", name) for name in await near_speakers(desk, text)]
    return tuple([*outlets, *speakers][:MOST_OTHERS])


async def near_outlets(desk: Desk, text: str) -> tuple[str, ...]:
    """Names of outlets that come near, best first."""
    return tuple(outlet.name for outlet in await desk.store.outlets.near(text))


async def near_speakers(desk: Desk, text: str) -> tuple[str, ...]:
    """Names of speakers that come near, best first."""
    shown = await show_speakers(desk, await desk.store.speakers.near(text))
    return tuple(found.name for found in shown if HELD_BACK not in found.name)
