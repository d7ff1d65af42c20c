"""From stored articles to stories with origins and to utterances, in one call for a worker process."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.copies import number_origins
from analysis.stories import GroupItem, group_articles
from analysis.utterances import QuoteItem, SameQuote, group_utterances
from domain.records import GroupedStory, GroupingRow
from domain.statements import QuoteKind
from domain.story import UtteranceQuote


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a window of articles has in common; stories in the order of their first article."""

    stories: tuple[GroupedStory, ...]
    utterances: tuple[tuple[UtteranceQuote, ...], ...]


def group_rows(rows: Sequence[GroupingRow]) -> Grouping:
    """Group articles, oldest first, into stories, number the origins in each, and join quotes of the same words.

    Loads numerics: call it in a worker process.
    """
    items = [GroupItem(str(row.article_id), row.title or "", row.text, row.published) for row in rows]
    stories: dict[int, list[GroupingRow]] = {}
    for row, label in zip(rows, group_articles(items), strict=True):
        stories.setdefault(label, []).append(row)
    return Grouping(tuple(_story(members) for members in stories.values()), _utterances(rows))


def _story(members: Sequence[GroupingRow]) -> GroupedStory:
    origins = number_origins([row.text for row in members])
    lead = max(members, key=_leading)
    return GroupedStory(
        articles=tuple((row.article_id, origin) for row, origin in zip(members, origins, strict=True)),
        lead_article_id=lead.article_id,
    )


def _leading(row: GroupingRow) -> tuple[bool, bool, bool, float]:
    """The newest article with a headline leads, but never one without an outlet or date while another has both."""
    freshness = row.published.timestamp() if row.published else 0.0
    return row.title is not None, row.outlet.is_known, row.published is not None, freshness


def _utterances(rows: Sequence[GroupingRow]) -> tuple[tuple[UtteranceQuote, ...], ...]:
    """Join what was said; of indirect quotes, which are each outlet's own words, only those that are the same."""
    items = [
        QuoteItem(
            key=f"{row.article_id} {index}",
            text=row.text[quote.start : quote.end],
            kind=quote.kind,
            speaker=quote.canonical,
            article=str(row.article_id),
            at=row.published,
        )
        for row in rows
        for index, quote in enumerate(row.quotes)
    ]
    indirect = {item.key for item in items if item.kind is QuoteKind.INDIRECT}
    groups = [_without_alike(group, indirect) for group in group_utterances(items)]
    return tuple(
        tuple(_member(one.key, has_same_words=one.has_same_words) for one in group)
        for group in groups
        if len(group) > 1
    )


def _without_alike(group: Sequence[SameQuote], indirect: Collection[str]) -> list[SameQuote]:
    is_reported = group[0].key in indirect
    return [one for one in group if one.has_same_words or not (is_reported or one.key in indirect)]


def _member(key: str, *, has_same_words: bool) -> UtteranceQuote:
    article_id, index = key.split()
    return UtteranceQuote(int(article_id), int(index), has_same_words)
