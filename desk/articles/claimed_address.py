"""Lets no page take the place of another article whose address it claims."""

from dataclasses import replace

from desk.desk import Desk
from domain.article import Article, StoredArticle
from ingest import canonical_url
from ingest.feeds.edits import MANY_WORDS, TEXTS_NOT_UNLIKE, TITLES_NOT_UNLIKE, likeness, text_likeness, words_of


async def told_apart(desk: Desk, article: Article) -> Article:
    """The article, under the address that it was fetched from where another article has the one that it claims.

    A careless template names one article on all its pages. Where it is that one which is fetched now, the article that
    has its address goes back to the one that it was fetched from itself.
    """
    url = article.url
    ref = await desk.store.articles.by_url(url) if url is not None else None
    stored = await desk.store.articles.get(ref.article_id) if ref else None
    if stored is None or not _is_another(article, stored):
        return article
    fetched_from, before = canonical_url(article.path), canonical_url(stored.head.path)
    if fetched_from not in {None, url}:
        return replace(article, url=fetched_from)
    if fetched_from == url and before not in {None, url}:
        await desk.store.articles.move(stored.head.ref.article_id, before)
    return article


def _is_another(article: Article, stored: StoredArticle) -> bool:
    if text_likeness(article.text, stored.text) >= TEXTS_NOT_UNLIKE:
        return False
    if min(len(words_of(article.text)), len(words_of(stored.text))) >= MANY_WORDS:
        return True
    return likeness(article.title or "", stored.head.title or "") < TITLES_NOT_UNLIKE
