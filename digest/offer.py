"""Which lines a story offers, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from digest.reader import Place, StoryReader
from domain.statements import SentenceTag

AS_GOOD: Final = 0.8
"""A sentence without a held name goes before one with a name, down to this part of that one's score."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Places in the order in which they should become lines; each of `first` stands with all of its places or not."""

    first: tuple[tuple[Place, ...], ...]
    rest: tuple[Place, ...]


def offer_lines(reader: StoryReader) -> Offer:
    """Order the sentences that may be lines of a story.

    `first` are the ways to open it, best first. A sensitive story opens with how it was said where its articles tell:
    alone, or under a line of a named outlet if only an unknown one tells. What another outlet tells of it comes next.
    """
    places = _best_first(reader)
    opening = sorted(places, key=reader.rank_to_lead)
    tellings = [place for place in opening if SentenceTag.HOW_SAID in reader.sentence(place).tags]
    if not reader.material.is_sensitive or not tellings:
        return Offer(tuple((place,) for place in _peers(reader, opening)), tuple(places))
    leads = _peers(reader, opening)
    alone = tuple((place,) for place in tellings if place in leads)
    under = tuple((lead, telling) for lead in leads for telling in tellings[:2] if lead != telling)
    other_side = next((one for one in tellings if _outlet(reader, one) != _outlet(reader, tellings[0])), None)
    others = [place for place in places if place != other_side]
    return Offer(alone or under, tuple(others if other_side is None else [other_side, *others]))


def _best_first(reader: StoryReader) -> list[Place]:
    """Give the fit sentences by score, and after them those on how something was said that nobody proposed."""
    scored = {Place(one.article, one.sentence): one.score for one in reader.material.candidates}
    proposed = [place for place in scored if _may_be_offered(reader, place)]
    proposed.sort(key=lambda place: -_worth(reader, place, scored[place]))
    tellings = [place for place in _tellings(reader) if place not in scored and _may_be_offered(reader, place)]
    return proposed + tellings


def _worth(reader: StoryReader, place: Place, score: float) -> float:
    return score - (1 - AS_GOOD) * abs(score) if reader.has_held_name(place) else score


def _may_be_offered(reader: StoryReader, place: Place) -> bool:
    return reader.is_fit(place) and not reader.is_graphic(place) and not reader.was_seen(place)


def _tellings(reader: StoryReader) -> Iterator[Place]:
    if reader.material.is_sensitive:
        for article, one in enumerate(reader.material.story.articles):
            for index, sentence in enumerate(one.article.statements.sentences):
                if SentenceTag.HOW_SAID in sentence.tags:
                    yield Place(article, index)


def _peers(reader: StoryReader, opening: list[Place]) -> list[Place]:
    """Give those that may lead as well as the first."""
    return [place for place in opening if reader.rank_to_lead(place) == reader.rank_to_lead(opening[0])]


def _outlet(reader: StoryReader, place: Place) -> str:
    return reader.article(place.article).head.outlet.shown
