"""Finds the stored article of an address."""

from desk.desk import Desk
from domain.article import ArticleRef
from ingest.urls import canonical_url


async def find_by_url(desk: Desk, address: str) -> ArticleRef | None:
    """The article with this address, in whatever form it is written; the scheme may be missing."""
    full = address if "://" in address else f"https://{address}"
    for form in dict.fromkeys((canonical_url(full), full, address)):
        if form is not None and (ref := await desk.store.articles.by_url(form)) is not None:
            return ref
    return None
