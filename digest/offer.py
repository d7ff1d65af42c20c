"""Which lines a story offers, in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from digest.reader import Place, StoryReader
from domain.statements import SentenceTag

_NEWEST: Final = 0.25
_COPIED: Final = 0.25
"""What the newest day adds to a sentence that may open a story, and what an agency's text takes away."""

AS_GOOD: Final = 0.75
"""Down to this part of the best one's score a sentence is as good: it may go first for being short or without names."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Places in the order in which they should become lines; each of `first` stands with all of its places or not."""

    first: tuple[tuple[Place, ...], ...]
    rest: tuple[Place, ...]


def offer_lines(reader: StoryReader) -> Offer:
    """Order the sentences that may be lines of a story.

    `first` are the ways to open it that are as good as the best, in order. A sensitive story opens with how it was said
    where its articles tell: alone, or under a line of a named outlet if only an unknown one tells. What another outlet
    tells of it comes next.
    """
    worth = _worth(reader)
    places = sorted(worth, key=lambda place: -worth[place])
    highest = min(map(reader.rank_to_lead, places), default=0)
    news = _news_value(reader, worth)
    leads = sorted((place for place in places if reader.rank_to_lead(place) == highest), key=lambda one: -news[one])
    tellings = [place for place in places if SentenceTag.HOW_SAID in reader.sentence(place).tags]
    if not reader.material.is_sensitive or not tellings:
        return Offer(tuple((place,) for place in _as_good(leads, news)), tuple(places))
    tellings.sort(key=reader.rank_to_lead)
    alone = tuple((place,) for place in _as_good([place for place in tellings if place in leads], worth))
    under = tuple((lead, tellings[0]) for lead in _as_good(leads, news))
    other_side = next((one for one in tellings if _outlet(reader, one) != _outlet(reader, tellings[0])), None)
    others = [place for place in places if place != other_side]
    return Offer(alone or under, tuple(others if other_side is None else [other_side, *others]))


def _worth(reader: StoryReader) -> dict[Place, float]:
    """Give the score of each sentence that may be a line; what tells how words were said counts though unproposed."""
    worth = {Place(one.article, one.sentence): one.score for one in reader.material.candidates}
    least = min(worth.values(), default=0.0)
    for place in _tellings(reader):
        worth.setdefault(place, least)
    return {
        place: score - (1 - AS_GOOD) * abs(score) * reader.has_held_name(place)
        for place, score in worth.items()
        if reader.material.is_fresh(place.article)
        and reader.is_fit(place)
        and not reader.is_graphic(place)
        and not reader.was_seen(place)
    }


def _news_value(reader: StoryReader, worth: Mapping[Place, float]) -> dict[Place, float]:
    """Give what each sentence is worth as the first of its story: news of the newest day counts more, a copy less.

    An outlet that prints an agency's text, or what others print too, tells nothing of its own.
    """
    days = {place: reader.day_of(place) for place in worth}
    newest = max((day for day in days.values() if day is not None), default=None)
    news: dict[Place, float] = {}
    for place, score in worth.items():
        is_new = newest is not None and days[place] == newest and not reader.is_elsewhere(place)
        news[place] = score + abs(score) * (_NEWEST * is_new - _COPIED * reader.is_copied(place))
    return news


def _as_good(places: list[Place], worth: Mapping[Place, float]) -> list[Place]:
    """Give those of some places, best first, that are as good as the first."""
    return [place for place in places if worth[place] >= worth[places[0]] - (1 - AS_GOOD) * abs(worth[places[0]])]


def _tellings(reader: StoryReader) -> Iterator[Place]:
    if reader.material.is_sensitive:
        for article, one in enumerate(reader.material.story.articles):
            for index, sentence in enumerate(one.article.statements.sentences):
                if SentenceTag.HOW_SAID in sentence.tags:
                    yield Place(article, index)


def _outlet(reader: StoryReader, place: Place) -> str:
    return reader.article(place.article).head.outlet.shown
