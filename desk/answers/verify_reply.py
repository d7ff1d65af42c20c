"""Promise 2 at the door: no answer leaves with words in a bar that are not an article's."""

from collections.abc import Iterable

from desk.answers.show_words import hold_names
from desk.desk import Desk
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
    if not reply.excerpts:
        return
    curtain = await hold_names(desk, (excerpt.head for excerpt in reply.excerpts))
    texts = await desk.store.articles.texts({excerpt.head.ref for excerpt in reply.excerpts})
    for excerpt in reply.excerpts:
        ref = excerpt.head.ref
        if ref not in texts:
            raise NotVerbatimError(f"Article {ref.article_id}, version {ref.version}, is not stored.")
        check_verbatim(excerpt.text, texts[ref], Span(excerpt.start, excerpt.end))
        if curtain.of(ref.article_id).spans_in(excerpt.text):
            raise NotVerbatimError(f"Article {ref.article_id} holds back a name that these words show.")


def _bars(blocks: Iterable[Block]) -> Iterable[Bar]:
    for block in blocks:
        if isinstance(block, Bar):
            yield block
        elif isinstance(block, Section):
            yield from _bars(block.blocks)
