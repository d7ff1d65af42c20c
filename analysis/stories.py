"""Which articles are about the same event."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from analysis.terms import find_rare_names, find_terms

_LEAD_CHARS: Final = 3_000
"""How much of an article says what it is about; the rest is background that many articles share."""

_TITLE_WEIGHT: Final = 2
_NAMES: Final = 3
_NAMES_UNDATED: Final = 4
"""So many rare names join a lonely article to a group; more where no publication time speaks for it too."""

_NAMES_SHARE: Final = 0.4
"""So much of the rare names of the one of two articles that has fewer; long articles on anything share three places."""

_RARE_ARTICLES: Final = 8
_RARE_SHARE: Final = 0.03
"""A name is rare if no more articles than this have it, or no larger a share of the window."""

_NAMES_DAYS: Final = 7
_SECONDS_A_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class GroupItem:
    """An article to group; `at` is its publication, aware, or None where that is unknown."""

    key: str
    title: str
    text: str
    at: datetime | None = None


def group_articles(articles: Sequence[GroupItem]) -> list[int]:
    """Give each article the label of its story, in the order given; labels count from 0 by first article.

    Title and lead as term vectors, average linkage, with time as a lever. An article that is left alone joins the group
    with which it shares several rare names, which also brings languages together. Loads numerics: call it in a worker.
    """
    from analysis.vectors import cluster, weigh_terms  # noqa: PLC0415 (numerics load in workers only)

    if not articles:
        return []
    documents = [Counter(_terms(article)) or Counter({f"\0{n}": 1}) for n, article in enumerate(articles)]
    labels = cluster(weigh_terms(documents), [_days(article.at) for article in articles])
    _place_lonely(articles, labels)
    order = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return [order[label] for label in labels]


def _terms(article: GroupItem) -> list[str]:
    return find_terms(article.title) * _TITLE_WEIGHT + find_terms(article.text[:_LEAD_CHARS])


def _days(at: datetime | None) -> float:
    # From a near zero, so that single precision keeps minutes.
    return float("nan") if at is None else (at - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds() / _SECONDS_A_DAY


def _place_lonely(articles: Sequence[GroupItem], labels: list[int]) -> None:
    """Give articles that are alone the label of the group with most of their rare names, where those are enough."""
    names = _rare_names(articles)
    having: dict[str, list[int]] = {}
    for index, found in enumerate(names):
        for name in sorted(found):
            having.setdefault(name, []).append(index)
    sizes = Counter(labels)
    for index in [index for index, label in enumerate(labels) if sizes[label] == 1]:
        shared: dict[int, set[str]] = {}
        fewest: dict[int, int] = {}
        for name in names[index]:
            for other in having[name]:
                if other != index and _is_near(articles[index].at, articles[other].at):
                    shared.setdefault(labels[other], set()).add(name)
                    fewest[labels[other]] = min(len(names[other]), fewest.get(labels[other], len(names[index])))
        label = max(sorted(shared), key=lambda one: len(shared[one]), default=None)
        if label is None:
            continue
        least = _NAMES if articles[index].at is not None else _NAMES_UNDATED
        if len(shared[label]) >= max(least, _NAMES_SHARE * fewest[label]):
            labels[index] = label


def _rare_names(articles: Sequence[GroupItem]) -> list[frozenset[str]]:
    names = [find_rare_names(article.text) for article in articles]
    frequency = Counter(name for found in names for name in found)
    limit = max(_RARE_ARTICLES, _RARE_SHARE * len(articles))
    return [frozenset(name for name in found if frequency[name] <= limit) for found in names]


def _is_near(first: datetime | None, second: datetime | None) -> bool:
    return first is None or second is None or abs((first - second).total_seconds()) <= _NAMES_DAYS * _SECONDS_A_DAY
