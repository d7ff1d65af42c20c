"""A stored story with what analysis finds best in it: the material of an edition and of answers about a story."""

from collections.abc import Collection, Mapping

from analysis.figure_rows import FigureItem, figure_rows
from analysis.ranking import RankArticle, rank_lines
from digest.material import Candidate, FigureGroup, StoryMaterial
from digest.sayings import Sayings
from domain.story import Story, StoryArticle


def story_material(story: Story, fresh: Collection[int] | None = None) -> StoryMaterial:
    """Rank the sentences of a story's articles and lay its figures side by side.

    With `fresh` the edition is about the articles of these ids: their sentences alone are ranked.
    """
    indexes = [at for at, one in enumerate(story.articles) if fresh is None or one.article.head.ref.article_id in fresh]
    said = {
        (one.article_id, one.quote): utterance.utterance_id
        for utterance in story.utterances
        for one in utterance.quotes
    }
    ranked = rank_lines([_rank_article(story.articles[at], said) for at in indexes])
    places = [
        (at, index, one, figure)
        for at, one in enumerate(story.articles)
        for index, figure in enumerate(one.article.statements.figures)
    ]
    items = [
        FigureItem(
            key=number,
            article=at,
            figure=figure,
            text=one.article.text[figure.start : figure.end],
            published=one.article.head.published.at.date() if one.article.head.published else None,
            story=story.head.story_id,
        )
        for number, (at, index, one, figure) in enumerate(places)
    ]
    return StoryMaterial(
        story,
        candidates=tuple(Candidate(indexes[one.article], one.sentence, one.score) for one in ranked),
        figures=tuple(
            FigureGroup(row.what, row.claimant, tuple(places[item.key][:2] for item in row.members), row.verdict)
            for row in figure_rows(items)
        ),
        sayings=Sayings.of(story),
        fresh=None if fresh is None else frozenset(indexes),
    )


def _rank_article(one: StoryArticle, said: Mapping[tuple[int, int], int]) -> RankArticle:
    head, statements = one.article.head, one.article.statements
    quotes = ((index, said.get((head.ref.article_id, index))) for index in range(len(statements.quotes)))
    return RankArticle(
        title=head.title or "",
        text=one.article.text,
        sentences=statements.sentences,
        outlet=head.outlet.shown if head.outlet.is_known else None,
        origin=one.origin,
        quotes=statements.quotes,
        utterances={index: utterance for index, utterance in quotes if utterance is not None},
    )
