"""Promise 2 at the door: no answer leaves with words in a bar that are not an article's."""

from collections.abc import Iterable

from desk.desk import Desk
from desk.show_words import hold_names
from domain.article import ArticleRef, StoredArticle
from domain.chat import Reply
from domain.errors import NotVerbatimError
from domain.message import Bar, Block, Section, Text, plain_words
from domain.statements import Span
from domain.verbatim import check_verbatim, fold


async def verify_reply(desk: Desk, reply: Reply) -> None:
    """Compare every excerpt of an answer with the stored version it comes from, and every bar with the excerpts.

    Raises:
        NotVerbatimError: If a bar shows words that no excerpt answers for, an excerpt is not its slice, or one shows a
            name that is held back.
    """
    shown = {fold(plain_words((Text(excerpt.text),))) for excerpt in reply.excerpts}
    for bar in _bars(reply.message.blocks):
        if fold(words := plain_words(bar.children)) not in shown:
            raise NotVerbatimError(f"No excerpt answers for these words: {words}")
    curtain = await hold_names(desk, (excerpt.head for excerpt in reply.excerpts))
    stored: dict[ArticleRef, StoredArticle | None] = {}
    for excerpt in reply.excerpts:
        ref = excerpt.head.ref
        if ref not in stored:
            stored[ref] = await desk.store.articles.get(ref.article_id, ref.version)
        article = stored[ref]
        if article is None:
            raise NotVerbatimError(f"Article {ref.article_id}, version {ref.version}, is not stored.")
        check_verbatim(excerpt.text, article.text, Span(excerpt.start, excerpt.end))
        if curtain.of(ref.article_id).spans_in(excerpt.text):
            raise NotVerbatimError(f"Article {ref.article_id} holds back a name that these words show.")


def _bars(blocks: Iterable[Block]) -> Iterable[Bar]:
    for block in blocks:
        if isinstance(block, Bar):
            yield block
        elif isinstance(block, Section):
            yield from _bars(block.blocks)
