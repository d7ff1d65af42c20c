"""What editions are composed from at one moment, read once for however many chats."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from desk.desk import Desk
from desk.editions.choose_articles import Chosen, Taste, choose_articles
from desk.editions.story_material import story_material
from digest.material import StoryMaterial
from domain.article import ArticleHead
from domain.edition import Window
from domain.follow import Filter, FilterKind, Follow
from domain.outlet import OutletLabel
from domain.records import WindowArticle
from domain.story import Story, StoryArticle

MOST_KEPT: Final = 1_000
"""So many stories, and so many choices, are kept in memory."""

HEADS_AT_ONCE: Final = 500
MOST_DAYS: Final = 4_096
"""What is longer runs from the beginning."""

K = TypeVar("K")
V = TypeVar("V")


class _Span:
    """The articles since one instant, and which of them filters find."""

    def __init__(self, window: Window, articles: Sequence[WindowArticle]) -> None:
        self.window = window
        self.articles = articles
        self.found: dict[int, frozenset[int]] = {}


class EditionMaterial:
    """Articles, finds of filters and stories up to `until`, which is not included.

    Windows that begin at about the same time are read together, so the work follows the articles and the filters and
    not the chats.
    """

    def __init__(self, desk: Desk, until: datetime, *, by_stored_at: bool) -> None:
        self._desk = desk
        self._until = until
        self._by_stored_at = by_stored_at
        self._spans: dict[int | None, _Span] = {}
        self._filters: dict[int, Filter] = {}
        self._chosen: dict[tuple[Taste, datetime | None], Chosen] = {}
        self._stories: dict[int, Story] = {}
        self._materials: dict[tuple[int, frozenset[int], frozenset[int]], StoryMaterial] = {}
        self._heads: dict[int, ArticleHead] = {}
        self._disabled: frozenset[int] | None = None

    def learn(self, follows: Iterable[Follow]) -> Taste:
        """Take note of what a chat follows; gives its taste."""
        chosen = tuple(follows)
        self._filters |= {one.filter_id: one.filter for one in chosen}
        return Taste.of(chosen)

    async def articles(self, since: datetime | None) -> Sequence[WindowArticle]:
        """The articles of the window that begins then."""
        span = await self._span(since)
        return [one for one in span.articles if since is None or self._at(one) >= since]

    async def choose(self, taste: Taste, since: datetime | None) -> Chosen:
        """The articles of the window that begins then and a chat of this taste hears of."""
        key = (taste, since)
        if key not in self._chosen:
            span = await self._span(since)
            if not taste.filter_ids <= span.found.keys():
                await self._match(span)
            articles = await self.articles(since)
            _keep(self._chosen, key, choose_articles(articles, taste, self._filters, span.found))
        return self._chosen[key]

    async def stories(
        self, story_ids: Sequence[int], chosen: Chosen, taste: Taste, since: datetime | None
    ) -> list[StoryMaterial]:
        """Stories with those of their articles that may be shown, in this order; what is no more is left out.

        Older articles of them are there for what stands beside a line, but where speakers or words are muted: whether
        these have them was not looked at.
        """
        known = {one: self._stories[one] for one in story_ids if one in self._stories}
        read = await self._desk.store.stories.read([one for one in story_ids if one not in known])
        for story_id, story in read.items():
            _keep(self._stories, story_id, story)
        found = known | read
        return [await self._material(found[one], chosen, taste, since) for one in story_ids if one in found]

    async def _material(self, story: Story, chosen: Chosen, taste: Taste, since: datetime | None) -> StoryMaterial:
        story_id = story.head.story_id
        fresh = frozenset(one.article_id for one in chosen.by_story[story_id])
        mutes = [self._filters[one] for one in taste.muted]
        muted_outlets = {one.outlet_id for one in mutes if one.kind is FilterKind.OUTLET}
        if self._disabled is None:
            self._disabled = await self._desk.store.outlets.disabled()
        hidden = muted_outlets | self._disabled
        hides_old = any(one.kind is not FilterKind.OUTLET for one in mutes)

        def is_visible(one: StoryArticle) -> bool:
            head = one.article.head
            is_old = since is not None and self._at_head(head) < since
            is_muted = head.ref.article_id in chosen.muted or head.outlet.outlet_id in hidden
            is_late = self._at_head(head) >= self._until
            return head.ref.article_id in fresh or not (is_muted or is_late or (is_old and hides_old))

        visible = tuple(one for one in story.articles if is_visible(one))
        key = (story_id, fresh, frozenset(one.article.head.ref.article_id for one in visible))
        if key not in self._materials:
            _keep(self._materials, key, story_material(_with_articles(story, visible), fresh))
        return self._materials[key]

    async def heads(self, articles: Sequence[WindowArticle]) -> list[ArticleHead]:
        """The heads of articles, in their order."""
        missing = [one.article_id for one in articles if one.article_id not in self._heads]
        for at in range(0, len(missing), HEADS_AT_ONCE):
            found = await self._desk.store.articles.heads(missing[at : at + HEADS_AT_ONCE])
            self._heads |= {head.ref.article_id: head for head in found}
        return [self._heads[one.article_id] for one in articles if one.article_id in self._heads]

    async def _span(self, since: datetime | None) -> _Span:
        """The articles since then, read with those of up to twice the time."""
        days = None if since is None else 1
        while since is not None and days is not None and timedelta(days=days) < self._until - since:
            days = days * 2 if days < MOST_DAYS else None
        if days not in self._spans:
            start = None if days is None else self._until - timedelta(days=days)
            window = Window(start, self._until, by_stored_at=self._by_stored_at)
            self._spans[days] = _Span(window, await self._desk.store.publishing.articles(window))
        return self._spans[days]

    async def _match(self, span: _Span) -> None:
        """Find the articles of all filters that are known by now."""
        new = {key: one for key, one in self._filters.items() if key not in span.found}
        matches = await self._desk.store.follows.match(new, span.window)
        span.found |= {key: frozenset(ids) for key, ids in matches.by_filter.items()}

    def _at(self, one: WindowArticle) -> datetime:
        return one.stored_at if self._by_stored_at else one.listed_at

    def _at_head(self, head: ArticleHead) -> datetime:
        return head.stored_at if self._by_stored_at or head.published is None else head.published.at


def _with_articles(story: Story, articles: tuple[StoryArticle, ...]) -> Story:
    """The story as far as it may be shown, with the outlets of that."""
    outlets = {_outlet_key(one.article.head.outlet) for one in articles}
    head = replace(story.head, outlets=tuple(one for one in story.head.outlets if _outlet_key(one) in outlets))
    return replace(story, head=head, articles=articles)


def _outlet_key(label: OutletLabel) -> int | str:
    return label.outlet_id or label.shown


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    """Keep one more, and let the oldest go where there are too many."""
    kept[key] = value
    if len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
