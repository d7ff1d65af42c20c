"""Takes articles in: read, analysed, joined to their outlet and speakers, stored once."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from desk.articles.claimed_address import told_apart
from desk.articles.fetch_article import fetch_article
from desk.articles.join_speakers import join_speakers
from desk.articles.named_outlet import named_outlet
from desk.articles.read_article import ReadArticle, pack, read_article
from desk.desk import Desk
from domain.article import Article, ArticleRef
from domain.errors import InputRefusedError, WorkLostError
from domain.outlet import OutletLabel, OutletStatus
from domain.records import Outcome
from ingest import NOTHING_TOLD, Limits, Told, find_files, name_of


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file or address: `outcome` and `ref` with the article, or `refusal`, one sentence.

    `outlet` is the article's as it is stored, where somebody handed it in; `is_new_outlet` if it was made for it.
    """

    path: str
    outcome: Outcome | None = None
    ref: ArticleRef | None = None
    article: Article | None = None
    refusal: str | None = None
    outlet: OutletLabel | None = None
    is_new_outlet: bool = False

    @property
    def outlet_words(self) -> str:
        """The outlet with how it is known, and the domain that a new one has from now on; empty without any."""
        if self.outlet is None or not self.outlet.is_known:
            return self.outlet.shown if self.outlet else ""
        domain = self.article.outlet.domain if self.article else None
        new = f", a new outlet{f' with the domain {domain}' if domain else ''}" if self.is_new_outlet else ""
        return f"{self.outlet.shown} ({self.outlet.status}{new})"


async def ingest_sources(
    desk: Desk, sources: Iterable[Path | str], *, told: Told = NOTHING_TOLD
) -> AsyncIterator[Ingested]:
    """Take in files, folders with all below them in the order of their names, and pages by their URLs.

    Pages come last. What is refused stops nothing.
    """
    given = list(sources)
    found = find_files(source for source in given if isinstance(source, Path))
    for refused in found.refused:
        yield Ingested(name_of(refused.path), refusal=refused.why)
    pages: list[Path | str] = [source for source in given if isinstance(source, str)]
    for one in [*found.files, *pages]:
        yield await ingest_source(desk, one, told=told)


async def ingest_source(desk: Desk, source: Path | str, *, told: Told = NOTHING_TOLD) -> Ingested:
    """Take in one file, or one page by its URL; a refusal is a result, and then nothing of it is stored."""
    known, limits, now = await known_outlets(desk), limits_of(desk), desk.clock.now()
    try:
        if isinstance(source, Path):
            read = await desk.workers.run(read_article, source, now=now, limits=limits, told=told, known=known)
        else:
            read = await fetch_article(
                desk.fetcher, desk.workers, source, now=now, limits=limits, told=told, known=known
            )
        return await store_given(desk, read, told)
    except (InputRefusedError, WorkLostError) as error:
        return Ingested(name_of(source) if isinstance(source, Path) else source, refusal=str(error))


async def known_outlets(desk: Desk) -> bytes:
    """All outlets that are stored, packed: what a reading knows them by."""
    return pack(await desk.store.outlets.all())


def limits_of(desk: Desk) -> Limits:
    """What one input may weigh, as the operator chose it."""
    return Limits(text_bytes=desk.preferences.max_text_bytes, html_bytes=desk.preferences.max_html_bytes)


async def store_given(desk: Desk, read: ReadArticle, told: Told) -> Ingested:
    """Store what somebody handed in; the outlet that he gives goes before the one that the address tells.

    Raises:
        InputRefusedError: If no outlet is called so, and the address is another's.
    """
    given, is_new = None, False
    if told.outlet:
        given, is_new = await named_outlet(desk, told.outlet, domain=read.article.outlet.domain)
    stored = await store_article(desk, read, outlet_id=given.outlet_id if given else None)
    heads = await desk.store.articles.heads([stored.ref.article_id]) if stored.ref else ()
    return replace(stored, outlet=heads[0].outlet if heads else None, is_new_outlet=is_new)


async def store_article(
    desk: Desk, read: ReadArticle, *, outlet_id: int | None = None, article_id: int | None = None
) -> Ingested:
    """Store what was read; `outlet_id` and `article_id` say whose it is and which, where that is known already.

    Where nothing but the domain tells the outlet, the article waits under the domain until somebody names the outlet.
    """
    article = read.article
    if outlet_id is None:
        outlet_id = await _outlet_of(desk, article)
    if outlet_id is None and article.outlet.name is not None:
        unnamed = replace(article.outlet, name=None, status=OutletStatus.UNKNOWN)
        article = replace(article, outlet=unnamed)
    if article_id is None:
        article = await told_apart(desk, article)
    saved = await desk.store.articles.save(
        article,
        read.statements,
        outlet_id=outlet_id,
        people=await join_speakers(desk, read.statements),
        now=desk.clock.now(),
        article_id=article_id,
    )
    return Ingested(article.path, saved.outcome, saved.ref, article)


async def _outlet_of(desk: Desk, article: Article) -> int | None:
    """The id of the article's outlet, which is stored when its name is met for the first time; None without a name."""
    evidence = article.outlet
    if evidence.status is OutletStatus.UNKNOWN or evidence.name is None:
        return None
    known = await desk.store.outlets.find(evidence.domain, evidence.name)
    if known is not None:
        return known
    if evidence.name == evidence.domain:
        return None
    domains = (evidence.domain,) if evidence.domain else ()
    return (await desk.store.outlets.add(evidence.name, domains=domains)).outlet_id
