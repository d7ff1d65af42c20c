"""Lists what cleaning dropped of an article."""

from typing import Final

from desk.answers.show_words import hold_names
from desk.desk import Desk
from domain.answers import Page
from domain.article import Dropped
from domain.errors import NotFoundError
from domain.verbatim import cut

MOST_CHARS: Final = 200


async def list_dropped(desk: Desk, article_id: int, *, offset: int, limit: int) -> Page[Dropped]:
    """The pieces in the order in which they stood, long ones cut, without the names that are held back.

    Raises:
        NotFoundError: If there is no such article.
    """
    article = await desk.store.articles.get(article_id)
    if article is None:
        raise NotFoundError(f"There is no article #{article_id}. /latest lists the newest.")
    curtain = await hold_names(desk, [article.head])
    pieces = [piece for piece in article.dropped if piece.text.strip()]
    shown = (
        Dropped(cut(text, 0, len(text), max_chars=MOST_CHARS), piece.why)
        for piece in pieces[offset : offset + limit]
        for text in (curtain.redact(article.head, piece.text),)
    )
    return Page(tuple(shown), offset, len(pieces))
