"""A stored story with what analysis finds best in it: the material of an edition and of answers about a story."""

from analysis.figure_rows import FigureItem, figure_rows
from analysis.ranking import RankArticle, rank_lines
from digest.material import Candidate, FigureGroup, StoryMaterial
from domain.story import Story


def story_material(story: Story) -> StoryMaterial:
    """Rank the sentences of a story's articles and lay its figures side by side."""
    articles = [one.article for one in story.articles]
    ranked = rank_lines(
        [
            RankArticle(
                title=article.head.title or "",
                text=article.text,
                sentences=article.statements.sentences,
                quotes=article.statements.quotes,
                outlet=article.head.outlet.shown,
            )
            for article in articles
        ]
    )
    items = [
        FigureItem(
            key=(at, index),
            figure=figure,
            text=article.text,
            published=article.head.published,
        )
        for at, article in enumerate(articles)
        for index, figure in enumerate(article.statements.figures)
    ]
    return StoryMaterial(
        story,
        candidates=tuple(Candidate(one.article, one.sentence, one.score) for one in ranked),
        figures=tuple(FigureGroup(row.what, row.claimant, row.members, row.verdict) for row in figure_rows(items)),
    )
