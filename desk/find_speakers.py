"""Lists speakers, with the names that are held back cut."""

from dataclasses import replace

from desk.desk import Desk
from desk.show_words import hold_names
from domain.answers import Page, SpeakerSummary

ARTICLES_LOOKED_AT = 3
"""Of each speaker so many newest articles are asked whether they hold the name back."""


async def list_speakers(desk: Desk, *, offset: int, limit: int) -> Page[SpeakerSummary]:
    """Speakers, most quotes first."""
    page = await desk.store.speakers.page(offset, limit)
    return replace(page, items=tuple([await show_speaker(desk, speaker) for speaker in page.items]))


async def show_speaker(desk: Desk, speaker: SpeakerSummary) -> SpeakerSummary:
    """A speaker as an answer may name him: name, spellings and roles without what his articles hold back."""
    if not desk.preferences.has_names_held:
        return speaker
    quotes = await desk.store.quotes.find(speaker_id=speaker.speaker_id, limit=ARTICLES_LOOKED_AT)
    curtain = await hold_names(desk, (quote.head for quote in quotes.items))

    def held(words: str) -> str:
        for quote in quotes.items:
            words = curtain.redact(quote.head, words)
        return words

    spellings = tuple(dict.fromkeys(map(held, speaker.spellings)))
    return replace(speaker, name=held(speaker.name), spellings=spellings, roles=tuple(map(held, speaker.roles)))
