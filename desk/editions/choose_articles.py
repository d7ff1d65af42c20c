"""Which articles of a window a chat hears of, by what it follows and mutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from domain.follow import Filter, FilterKind, Follow
from domain.records import WindowArticle


@dataclass(frozen=True, slots=True)
class Taste:
    """What a chat follows and mutes, by the ids of filters; chats with the same share one taste."""

    followed: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()

    @classmethod
    def of(cls, follows: Iterable[Follow]) -> Self:
        """The taste of a chat that follows and mutes these."""
        chosen = tuple(follows)
        return cls(
            frozenset(one.filter_id for one in chosen if not one.is_mute),
            frozenset(one.filter_id for one in chosen if one.is_mute),
        )

    @property
    def filter_ids(self) -> frozenset[int]:
        """All filters that count."""
        return self.followed | self.muted


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that an edition is about, by story, and how many there are in the window at all.

    What is not grouped yet stands under None. `muted` are articles of the window that nothing is shown of.
    """

    by_story: Mapping[int | None, tuple[WindowArticle, ...]]
    muted: frozenset[int]
    in_window: int


def choose_articles(
    articles: Sequence[WindowArticle],
    taste: Taste,
    filters: Mapping[int, Filter],
    found: Mapping[int, frozenset[int]],
) -> Chosen:
    """Choose by `found`, which gives the articles that each filter finds.

    Words choose whole stories: a story that has them is the story, whatever words its other articles have. An outlet
    or speaker chooses its articles alone. Without a follow everything is chosen. What is muted never is.
    """
    muted = frozenset().union(*(found[one] for one in taste.muted))
    by_story: defaultdict[int | None, list[WindowArticle]] = defaultdict(list)
    for one in articles:
        if one.article_id not in muted:
            by_story[one.story_id].append(one)
    if not taste.followed:
        return Chosen({key: tuple(some) for key, some in by_story.items()}, muted, len(articles))
    with_words = {one for one in taste.followed if filters[one].kind is FilterKind.WORDS}
    by_words = frozenset().union(*(found[one] for one in with_words))
    by_name = frozenset().union(*(found[one] for one in taste.followed - with_words))
    chosen: dict[int | None, tuple[WindowArticle, ...]] = {}
    for story_id, some in by_story.items():
        is_whole = story_id is not None and any(one.article_id in by_words for one in some)
        wanted = tuple(one for one in some if is_whole or one.article_id in by_words or one.article_id in by_name)
        if wanted:
            chosen[story_id] = wanted
    return Chosen(chosen, muted, len(articles))


def rank_stories(chosen: Chosen, shown: frozenset[int] = frozenset()) -> list[int]:
    """The ids of stories in the order of an edition: by origins, by the day of their newest article, new ones first.

    `shown` are the stories that the chat was shown before.
    """
    ranked = []
    for story_id, some in chosen.by_story.items():
        if story_id is not None:
            origins = len({one.origin for one in some if one.is_known})
            newest = max(one.listed_at for one in some)
            ranked.append((-origins, -newest.toordinal(), story_id in shown, -newest.timestamp(), story_id))
    return [story_id for *_, story_id in sorted(ranked)]
