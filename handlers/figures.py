"""`/figures`: numbers with what they count, side by side."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from desk.answers.find_figures import FigureEntry, find_figures
from desk.desk import Desk
from digest.heads import line_head
from digest.render import figure_lines, figure_words
from domain.chat import Reply, Role
from domain.message import Block, Inline, Paragraph, Text
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import ask, count, empty_answer, excerpt_head, paged_answer, say, title

PAGE: Final = 5


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show figures in their sentences: those that several articles or claimants give first."""
    args = asked.args
    words = (*args.words, *(word for phrase in args.exact for word in phrase.split()))
    since = args.since.at if args.since else None
    page = await find_figures(desk, words=words, since=since, offset=(args.page - 1) * PAGE, limit=PAGE)
    if not page.items:
        return empty_answer(asked, page, "No figure for that. ", ask("/figures"), " shows the newest.")
    blocks = [block for entry in page.items for block in show_figures(entry, asked.zone)]
    heading = title(f"{count(page.total, 'thing')} counted; those that several articles count first")
    return paged_answer(asked, page, [heading, *blocks], [one for entry in page.items for one in entry.excerpts])


def show_figures(entry: FigureEntry, zone: str) -> Iterator[Block]:
    """What is counted, who claims it and how the figures relate; then a line for each."""
    lines: dict[str, tuple[Inline, ...]] = {}
    also: dict[str, list[tuple[Inline, ...]]] = defaultdict(list)
    for excerpt in entry.excerpts:
        if excerpt.text in lines:
            also[excerpt.text].append((Text("also "), *line_head(excerpt.head, zone=zone)))
        else:
            lines[excerpt.text] = figure_words(excerpt_head(excerpt, zone), excerpt)
    entries = [words for text, line in lines.items() for words in (line, *also[text])]
    yield Paragraph(())
    yield figure_lines(entry.what or "figure", entry.claimant, entry.verdict, entries)
    if entry.older:
        yield say(f"and {entry.older:,} older; more words narrow it")


COMMAND = Command(
    name="figures",
    help="numbers with what they count and who claims them, side by side where articles count the same",
    role=Role.STRANGER,
    run=run,
    args=(Arg.WORDS, Arg.SINCE),
    examples=("crew", "unpaid 7d"),
    topic=Topic.WORDS,
)
