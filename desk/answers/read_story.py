"""Reads one story: its articles in time order, a line of each, its quotes and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.answers.find_figures import FigureEntry, compare_figures, show_figures
from desk.answers.find_quotes import QuoteEntry, show_quotes
from desk.answers.show_words import Curtain, hold_names
from desk.desk import Desk
from digest.attribution import quotes_in
from domain.answers import FoundFigure, FoundQuote
from domain.article import ArticleHead, StoredArticle
from domain.errors import NotFoundError
from domain.excerpt import Excerpt
from domain.outlet import OutletLabel
from domain.statements import Figure, SentenceRole, SentenceTag
from domain.story import Story

GONE = "That story was grouped anew and is no more. /stories lists the present ones."


@dataclass(frozen=True, slots=True)
class StoryArticleShown:
    """An article of a story with its first sentence that can stand alone and is no quote; None where there is none."""

    head: ArticleHead
    line: Excerpt | None


@dataclass(frozen=True, slots=True)
class StoryShown:
    """A story as an answer may show it; articles in time order, dated ones first.

    `figures` are those that several articles or claimants give, or all of them where there are none of these.
    """

    title: str | None
    lead: ArticleHead
    outlets: tuple[OutletLabel, ...]
    articles: tuple[StoryArticleShown, ...]
    quotes: tuple[QuoteEntry, ...]
    figures: tuple[FigureEntry, ...]


async def story_lead(desk: Desk, story_id: int) -> int:
    """The id of the article whose headline titles a story.

    Raises:
        NotFoundError: If the story is no more.
    """
    return (await _story(desk, story_id)).head.lead.ref.article_id


async def is_in_story(desk: Desk, article_id: int) -> bool:
    """Whether an article was grouped into a story."""
    return await desk.store.stories.of_article(article_id) is not None


async def story_of(desk: Desk, article_id: int) -> int:
    """The id of the story that an article is in.

    Raises:
        NotFoundError: If there is no such article, or it is in no story yet.
    """
    found = await desk.store.stories.of_article(article_id)
    if found is None:
        raise NotFoundError(f"Article #{article_id} is in no story. /stories lists those that there are.")
    return found


async def read_story(desk: Desk, story_id: int) -> StoryShown:
    """Everything that is shown of a story, without disabled outlets where it has others.

    Raises:
        NotFoundError: If the story is no more.
    """
    story, disabled = await _story(desk, story_id), await desk.store.outlets.disabled()
    every = [one.article for one in story.articles]
    articles = [one for one in every if one.head.outlet.outlet_id not in disabled] or every
    curtain = await hold_names(desk, [article.head for article in articles])
    figures = compare_figures(_figures(articles, story_id))
    several = [one for one in figures if len(one.figures) > 1]
    texts = {article.head.ref: article for article in articles}
    lead = curtain.head(story.head.lead)
    return StoryShown(
        title=lead.title,
        lead=lead,
        outlets=story.head.outlets,
        articles=tuple(StoryArticleShown(curtain.head(one.head), _line(one, curtain)) for one in articles),
        quotes=_entries(await _quotes(desk, articles), curtain),
        figures=tuple(show_figures(one, texts, curtain) for one in several or figures),
    )


async def _story(desk: Desk, story_id: int) -> Story:
    story = await desk.store.stories.get(story_id)
    if story is None:
        raise NotFoundError(GONE)
    return story


def _line(article: StoredArticle, curtain: Curtain) -> Excerpt | None:
    for sentence in article.statements.sentences:
        is_body = sentence.role is SentenceRole.BODY and sentence.unfit is None
        is_hidden = SentenceTag.GRAPHIC in sentence.tags
        if is_body and not is_hidden and not any(quotes_in(article, sentence)):
            return curtain.sentence(article, sentence.start)
    return None


def _figures(articles: Sequence[StoredArticle], story_id: int) -> list[FoundFigure]:
    """The figures of the articles, each with its sentence, newest first."""
    return [
        _found(article, figure, story_id) for article in reversed(articles) for figure in article.statements.figures
    ]


def _found(article: StoredArticle, figure: Figure, story_id: int) -> FoundFigure:
    around = [one for one in article.statements.sentences if one.start <= figure.start and figure.end <= one.end]
    start, end = (around[0].start, around[0].end) if around else (figure.start, figure.end)
    words = article.text[figure.start : figure.end]
    return FoundFigure(article.head, figure, words, article.text[start:end], start, story_id)


async def _quotes(desk: Desk, articles: Sequence[StoredArticle]) -> list[FoundQuote]:
    """The quotes of the articles in their order, each quotation by its first piece."""
    found: dict[tuple[int, int], FoundQuote] = {}
    for article in articles:
        for quote in await desk.store.quotes.in_article(article.head.ref.article_id):
            found.setdefault((article.head.ref.article_id, quote.quote.quote_id), quote)
    return list(found.values())


def _entries(quotes: Sequence[FoundQuote], curtain: Curtain) -> tuple[QuoteEntry, ...]:
    """One entry an utterance: the first quote stands for it."""
    groups: dict[object, list[FoundQuote]] = {}
    for number, quote in enumerate(quotes):
        key = ("alone", number) if quote.utterance_id is None else quote.utterance_id
        groups.setdefault(key, []).append(quote)
    return tuple(show_quotes(first, rest, curtain) for first, *rest in groups.values())
