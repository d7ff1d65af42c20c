"""Lists speakers, with the names that are held back cut."""

from collections.abc import Sequence
from dataclasses import replace

from desk.desk import Desk
from digest.names import HeldNames
from domain.answers import Page, SpeakerSummary


async def list_speakers(desk: Desk, *, offset: int, limit: int) -> Page[SpeakerSummary]:
    """Speakers, most quotes first."""
    page = await desk.store.speakers.page(offset, limit)
    return replace(page, items=await show_speakers(desk, page.items))


async def show_speakers(desk: Desk, speakers: Sequence[SpeakerSummary]) -> tuple[SpeakerSummary, ...]:
    """Speakers as answers may name them: names, spellings and roles without what their articles hold back."""
    if not desk.preferences.has_names_held:
        return tuple(speakers)
    held = await desk.store.speakers.held_names([speaker.speaker_id for speaker in speakers])
    return tuple(_redacted(speaker, HeldNames.of(held.get(speaker.speaker_id, ()))) for speaker in speakers)


def _redacted(speaker: SpeakerSummary, names: HeldNames) -> SpeakerSummary:
    return replace(
        speaker,
        name=names.redact(speaker.name),
        spellings=tuple(dict.fromkeys(map(names.redact, speaker.spellings))),
        roles=tuple(map(names.redact, speaker.roles)),
    )
