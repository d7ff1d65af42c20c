"""`/story`: one event, across its articles."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from desk.answers.read_story import StoryArticleShown, StoryShown, read_story, story_of
from desk.answers.resolve_number import edition_words, find_edition, resolve_letter
from desk.desk import Desk
from digest.heads import listed, outlet_link, outlets_words, tame
from digest.render import bar
from domain.chat import Reply, Role
from domain.errors import NotFoundError
from domain.message import Block, Inline, Paragraph, Section, Strong, Text
from handlers.command import Arg, Asked, Command
from handlers.figures import show_figures
from handlers.quotes import excerpts_of, show_entry
from handlers.shown.pieces import answer, article_row, ask, count, inline, say, title, turned_answer

ARTICLES: Final = 5
QUOTES: Final = 3
FIGURES: Final = 3
T = TypeVar("T")


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show the articles in time order with a line of each, quotes and figures; without a letter, the first story."""
    request = asked.request
    if asked.args.place is not None:
        number = asked.args.place.article_id
        story = await read_story(desk, await story_of(desk, number))
        return _show(asked, story, f"#{number}", f"The story of article #{number}")
    edition = await find_edition(desk, request.chat, request.reply_to)
    if asked.args.story is None and (edition is None or not edition.stories):
        return answer([say("Which story? ", ask("/stories"), " lists them with their letters.")])
    letter = asked.args.story or min(edition.stories if edition else ["A"], key=lambda one: (len(one), one))
    meant, story_id = await resolve_letter(desk, request.chat, request.reply_to, letter)
    story = await read_story(desk, story_id)
    return _show(asked, story, letter, edition_words(meant))


def _show(asked: Asked, story: StoryShown, letter: str, edition: str) -> Reply:
    """One page: a part of the articles, of the quotes and of the figures."""
    page = asked.args.page
    articles, quotes = _part(story.articles, page, ARTICLES), _part(story.quotes, page, QUOTES)
    figures = _part(story.figures, page, FIGURES)
    pages = max(_pages(story.articles, ARTICLES), _pages(story.quotes, QUOTES), _pages(story.figures, FIGURES))
    if page > pages:
        raise NotFoundError(f"Story {letter} has no page {page}. /story {letter} shows the first.")
    blocks = [
        _head(story, letter),
        say(f"{edition}. {count(len(story.articles), 'article')}, {count(len(story.quotes), 'quote')}."),
        *_heading("Articles, first published first", articles),
        *(block for shown in articles for block in _article(shown, asked.zone)),
        *_heading("Quotes", quotes),
        *(block for entry in quotes for block in show_entry(entry, asked.zone)),
        *_heading("Figures", figures),
        *(block for entry in figures for block in show_figures(entry, asked.zone)),
    ]
    excerpts = [shown.line for shown in articles if shown.line is not None]
    excerpts += [one for entry in quotes for one in excerpts_of(entry)]
    excerpts += [one for entry in figures for one in entry.excerpts]
    return turned_answer(asked, blocks, excerpts, extent=f"page {page} of {pages}", has_more=page < pages)


def _head(story: StoryShown, letter: str) -> Paragraph:
    headline = tame(story.title) if story.title else "no headline"
    outlets = f" · {outlets_words(story.outlets)} · "
    parts: list[Inline | str] = [Strong((Text(letter),)), outlets, Strong((Text(headline),)), " — "]
    return Paragraph(inline([*parts, outlet_link(story.lead)]))


def _article(shown: StoryArticleShown, zone: str) -> Iterator[Block]:
    """An article of the list, and under it a line of it."""
    row = article_row(shown.head, zone)
    if shown.line is None:
        yield Paragraph(row)
        return
    citing = f" · citing {listed([tame(name) for name in shown.line.citing])}" if shown.line.citing else ""
    yield Section((Paragraph((*row, Text(citing))), bar(shown.line.text)))


def _heading(words: str, part: Sequence[object]) -> list[Block]:
    return [Paragraph(()), title(words)] if part else []


def _part(items: Sequence[T], page: int, size: int) -> Sequence[T]:
    return items[(page - 1) * size : page * size]


def _pages(items: Sequence[object], size: int) -> int:
    return -(-len(items) // size)


COMMAND = Command(
    name="story",
    help="one event: its articles in time order with a line of each, its quotes and figures",
    role=Role.STRANGER,
    run=run,
    args=(Arg.STORY, Arg.PLACE),
    examples=("B", "#12"),
    more_help=(
        "A letter means a story of the post you reply to, else of the last edition or list here; #12 means the story "
        "of that article."
    ),
)
