"""From an edition to a message, in the one form every transport shows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from digest.dates import moment_words
from digest.heads import MOST_OUTLETS, also_words, head_of_line, line_head, outlet_link, outlets_words, tame
from domain.edition import Edition, EditionStory, FigureRow, LeftOut, Length, Line, News, Verdict
from domain.excerpt import Excerpt
from domain.message import Ask, Bar, Block, Break, Emphasis, Inline, Message, Paragraph, Section, Strong, Text

BRAND: Final = "Byline"
ALL: Final = "/digest all"


def render_edition(edition: Edition, *, more: str | None = ALL) -> Message:
    """Give an edition as a message; `more` is the command that shows what was left out.

    A full edition says why each article was left out too, and does not lead to a longer one.
    """
    blocks: list[Block] = [*edition_head(edition)]
    for at, story in enumerate(edition.stories):
        blocks += [Paragraph(())] if at else []
        blocks += story_blocks(story, edition.zone, length=edition.length)
    return Message((*blocks, *edition_foot(edition, more=more)))


def excerpts_in(edition: Edition) -> tuple[Excerpt, ...]:
    """Give the outlets' words that an edition shows, in the order of their numbers."""
    return tuple(
        Excerpt(line.text, line.head, line.start, line.end, n=line.n, speaker=line.speaker, citing=line.citing)
        for line in edition.lines
    )


def edition_head(edition: Edition) -> Iterator[Paragraph]:
    """Give the first line, "Byline · Thu 17 Mar, 08:00", and what it makes up for where it comes late."""
    yield Paragraph((Strong((Text(f"{BRAND} · {moment_words(edition.composed_at, edition.zone)}"),)),))
    if edition.due_at is not None:
        since = f" since {moment_words(edition.window.since, edition.zone)}" if edition.window.since else ""
        yield Paragraph((Text(f"Late: due {moment_words(edition.due_at, edition.zone)}. It tells of all{since}."),))


def story_blocks(story: EditionStory, zone: str, *, length: Length) -> Iterator[Block]:
    """Give a story: its head with its first line, its other lines, its figure rows."""
    first = line_blocks(story.lines[0], zone) if story.lines else ()
    yield Section((story_head(story, zone, length=length), *first))
    for line in story.lines[1:]:
        yield Section(line_blocks(line, zone))
    for row in story.figure_rows:
        yield Section((figure_row(row, zone),))


def story_head(story: EditionStory, zone: str, *, length: Length) -> Paragraph:
    """Give "A · Harbour Post, Kestrel Daily and 1 unknown · headline — Harbour Post".

    A short edition names one outlet and counts the others: the room is for another story. What is new stands at the
    end where the chat knows the story.
    """
    outlets = outlets_words(story.outlets, most=1 if length is Length.SHORT else MOST_OUTLETS)
    head: tuple[Inline, ...] = (Strong((Text(story.letter),)), Text(f" · {outlets}"))
    news: tuple[Inline, ...] = (Text(f" · {_news_words(story.news, zone)}"),) if story.news else ()
    if not story.title:
        return Paragraph((*head, *news))
    title = Strong((Text(tame(story.title)),))
    link = outlet_link(story.head, command=f"/story {story.letter}")
    return Paragraph((*head, Text(" · "), title, Text(" — "), link, *news))


def _news_words(news: News, zone: str) -> str:
    """Say what is new: "new since Tue 15 Mar, 08:00: 2 articles"."""
    return f"new since {moment_words(news.since, zone)}: {_articles(news.articles)}"


def _articles(count: int) -> str:
    return f"{count} article{'s' * (count != 1)}"


def line_blocks(line: Line, zone: str) -> tuple[Paragraph | Bar, ...]:
    """Give a line: its head, the outlet's words in a bar, and who else has it."""
    others = [also_words(one, zone=zone, n=line.n) for one in line.also]
    also = (Paragraph(_broken(others)),) if others else ()
    return (Paragraph(head_of_line(line, zone)), bar(line.text), *also)


def bar(shown: str) -> Bar:
    """Put an outlet's words in a bar, as they are shown."""
    return Bar((Text(shown),))


def figure_row(row: FigureRow, zone: str) -> Paragraph:
    """Give figures under what they count and how they relate, a line each with its outlet."""
    entries = [
        figure_words(
            line_head(
                line.head,
                zone=zone,
                n=line.n,
                citing=line.citing,
                names=(line.speaker,) if line.speaker else (),
                tags=line.tags,
                shown=line.text,
            ),
            line,
        )
        for line in row.lines
    ]
    return figure_lines(row.what, row.claimant, row.verdict, entries)


def figure_lines(
    what: str, claimant: str | None, verdict: Verdict | None, entries: Sequence[tuple[Inline, ...]]
) -> Paragraph:
    """Give what is counted, who claims all of it, the verdict; then the entries, each on a line of its own.

    Each line stands for itself: nothing is aligned, since people read in proportional type on narrow screens.
    """
    counted = tame(what)
    claim = f", claimed by {tame(claimant)}" if claimant else ""
    relation: tuple[Inline, ...] = (Text(" · "), Emphasis((Text(verdict.value),))) if verdict else ()
    label = (Text(f"{counted[:1].upper()}{counted[1:]}{claim}"), *relation, Text(":"))
    return Paragraph(_broken([label, *entries]))


def figure_words(head: tuple[Inline, ...], shown: Line | Excerpt) -> tuple[Inline, ...]:
    """Give a figure's head and its words, the number standing out."""
    before, stressed, after = shown.text.partition(shown.stressed) if shown.stressed else (shown.text, "", "")
    parts = (Text(before), Strong((Text(stressed),)), Text(after)) if stressed else (Text(before),)
    return (*head, Text(": "), *(part for part in parts if part != Text("")))


def edition_foot(edition: Edition, *, more: str | None = ALL) -> Iterator[Paragraph]:
    """Give what was left out and how to ask on; a plain sentence and a next step where there is nothing at all."""
    if not edition.stories:
        yield Paragraph(_nothing(edition))
    if edition.left_out:
        yield Paragraph(_left_out(edition, more))
    if edition.stories:
        n = min(2, max((line.n for line in edition.lines), default=1))
        story = edition.stories[0].letter
        words = (Text("Where from: "), _ask(f"/source {n}"), Text(" · whole story: "), _ask(f"/story {story}"))
        yield Paragraph(words)


def _nothing(edition: Edition) -> tuple[Inline, ...]:
    """Say that there is nothing, in a scheduled edition since when, and plainly where no feed brings anything."""
    if edition.window.since is None or not edition.window.by_stored_at:
        return (Text("Nothing to show here. Newest articles: "), _ask("/latest"))
    since = moment_words(edition.window.since, edition.zone)
    if edition.dead_feeds:
        feeds = f"any of the {edition.dead_feeds} feeds" if edition.dead_feeds > 1 else "the feed"
        words = f"No article came from {feeds} since {since}: this is no quiet day, something may be broken. "
        return (Text(f"{words}Newest articles: "), _ask("/latest"))
    words = "No line to show of what came" if edition.left_out else "Nothing new for this chat"
    return (Text(f"{words} since {since}. Newest articles: "), _ask("/latest"))


def _left_out(edition: Edition, more: str | None) -> tuple[Inline, ...]:
    words = f"{_articles(len(edition.left_out))} left out"
    if edition.length is Length.FULL:
        words = f"{words}: {reasons(edition.left_out)}"
        more = None if more == ALL else more
    return (Text(words), Text(" · more: "), _ask(more)) if more else (Text(words),)


def reasons(left_out: tuple[LeftOut, ...]) -> str:
    """Count why articles were left out, the most frequent reason first: "3 shown before, 1 length"."""
    counts = Counter(one.why for one in left_out)
    if len(counts) == 1:
        return tame(left_out[0].why)
    return ", ".join(f"{count} {tame(why)}" for why, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _ask(command: str) -> Ask:
    return Ask((Text(command),), command)


def _broken(parts: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Put each part on a line of its own."""
    broken: list[Inline] = []
    for part in parts:
        broken += [Break(), *part] if broken else part
    return tuple(broken)
