"""Takes one article from the web: fetched, then read and analysed as a file is."""

from dataclasses import replace
from datetime import datetime

from desk.articles.read_article import NONE_KNOWN, ReadArticle, read_article
from domain.errors import InputRefusedError
from domain.fetched import FetchError, FetchKind
from domain.ports import Fetcher, Workers
from ingest import NOTHING_TOLD, Limits, Told
from ingest.fetching import page_text


async def fetch_article(
    fetcher: Fetcher,
    workers: Workers,
    url: str,
    *,
    now: datetime,
    limits: Limits,
    told: Told = NOTHING_TOLD,
    known: bytes = NONE_KNOWN,
    linked_from: str | None = None,
) -> ReadArticle:
    """Fetch a page and read it in a worker.

    `linked_from` is the feed or page that gave the address, where no admin did.

    Raises:
        InputRefusedError: If it cannot be fetched or cannot become an article, in one sentence.
    """
    try:
        page = await fetcher.fetch(url, kind=FetchKind.PAGE, linked_from=linked_from)
    except FetchError as error:
        raise InputRefusedError(str(error)) from error
    told = replace(told, fetched_from=page.url, content_type=page.content_type)
    return await workers.run(
        read_article, page_text(page), now=now, limits=limits, told=told, known=known, name=page.url
    )
