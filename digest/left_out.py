"""Why no line came from an article."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from digest.heads import tame
from digest.material import StoryMaterial
from digest.reader import Place, StoryReader
from digest.sayings import Saying
from domain.edition import LeftOut

NO_LINE: Final = "no line that stands alone"
SHOWN_BEFORE: Final = "shown before"
GRAPHIC: Final = "graphic"
UNKNOWN: Final = "outlet unknown"
SAID: Final = "said by other lines"
LENGTH: Final = "length"
OLD: Final = "published long before"


def left_out_of(reader: StoryReader, used: Collection[int], said: Collection[Saying]) -> Iterator[LeftOut]:
    """Give the articles of a story that an edition is about and does not show.

    Their headlines are without the names that the story holds back. `used` are the ids of the articles that it does
    show, `said` is what its lines say.
    """
    for index, one in enumerate(reader.material.story.articles):
        if reader.material.is_fresh(index) and one.article.head.ref.article_id not in used:
            head = replace(one.article.head, title=reader.names.redact(one.article.head.title))
            yield LeftOut(head, _why(reader, index, used, said))


def _why(reader: StoryReader, article: int, used: Collection[int], said: Collection[Saying]) -> str:
    sentences = reader.article(article).statements.sentences
    fit = [place for at in range(len(sentences)) if reader.is_fit(place := Place(article, at))]
    if not fit:
        return NO_LINE
    if all(reader.was_seen(place) for place in fit):
        return SHOWN_BEFORE
    if (shown := _copied(reader.material, article, used)) is not None:
        return f"same text as {tame(shown)}"
    if all(reader.is_graphic(place) for place in fit):
        return GRAPHIC
    if all(any(one in said for one in reader.said_in(place)) for place in fit):
        return SAID
    return LENGTH if reader.is_known(fit[0]) else UNKNOWN


def _copied(material: StoryMaterial, article: int, used: Collection[int]) -> str | None:
    """Name the outlet of a shown article that this one is a copy of."""
    origin = material.story.articles[article].origin
    for one in material.story.articles:
        if one.origin == origin and one.article.head.ref.article_id in used:
            return one.article.head.outlet.shown
    return None
