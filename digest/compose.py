"""From stories to an edition: an outlet on every line, stored words or none, nothing twice, no more than it holds."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.left_out import left_out_of
from digest.material import LIMITS, Form, StoryMaterial
from digest.page import MOST_LETTERS, Page, StoryDraft, size_of
from digest.reader import StoryReader
from digest.render import edition_foot, edition_head
from domain.article import ArticleHead
from domain.edition import Edition, EditionStory, LeftOut


def compose_edition(stories: Sequence[StoryMaterial], *, form: Form, left_out: Sequence[LeftOut] = ()) -> Edition:
    """Compose an edition from stories in their order: origins, freshness, novelty to the chat.

    Each story first gets one line, best or how it was said, then figure rows and further lines in turns while the
    length allows, so that no story takes all. `left_out` are articles that were passed over before, such as ones
    published long ago; the edition counts them with its own.

    Raises:
        NotVerbatimError: If a line's words are not the stored ones. It is a defect, and nothing is shown.
    """
    limits = LIMITS[form.length]
    drafts = [StoryDraft.of(StoryReader.of(story, form, limits)) for story in stories]
    page = Page(form, limits, room=_room(form, drafts, left_out))
    offering = [draft for draft in drafts if draft.offer.first]
    for at, draft in enumerate(offering):
        page.open_story(draft, waiting=len(offering) - at)
    growing = [draft for draft in drafts if draft.lines]
    while growing:
        growing = [draft for draft in growing if page.extend_story(draft)]
    shown = tuple(_numbered(draft for draft in drafts if draft.lines))
    used = {head.ref.article_id for story in shown for head in _heads(story)}
    missing = [one for draft in drafts for one in left_out_of(draft.reader, used, page.said)]
    return replace(_edition(form, [*left_out, *missing]), stories=shown)


def _room(form: Form, drafts: Sequence[StoryDraft], left_out: Sequence[LeftOut]) -> int | None:
    """Give the characters for stories: the limit without head and foot, which are measured at their longest."""
    limit = LIMITS[form.length].chars
    if limit is None:
        return None
    missing = [LeftOut(one.article.head, "") for draft in drafts for one in draft.reader.material.story.articles]
    frame = _edition(form, [*left_out, *missing])
    examples = tuple(draft.as_story(MOST_LETTERS) for draft in drafts[:1])
    foot = max(size_of(*edition_foot(frame)), size_of(*edition_foot(replace(frame, stories=examples))))
    return limit - size_of(*edition_head(frame)) - foot


def _edition(form: Form, left_out: Sequence[LeftOut]) -> Edition:
    return Edition(
        form.now,
        form.zone,
        form.window,
        form.length,
        stories=(),
        left_out=tuple(left_out),
        due_at=form.due_at,
        dead_feeds=form.dead_feeds,
    )


def _numbered(drafts: Iterable[StoryDraft]) -> Iterator[EditionStory]:
    """Give the stories their letters, and all lines their numbers through the whole edition."""
    n = itertools.count(1)
    for at, draft in enumerate(drafts):
        lines = tuple(replace(line, n=next(n)) for line in draft.lines)
        rows = tuple(replace(row, lines=tuple(replace(line, n=next(n)) for line in row.lines)) for row in draft.rows)
        yield replace(draft.as_story(letter_of(at)), lines=lines, figure_rows=rows)


def letter_of(at: int) -> str:
    """Give the letter of a story by its place, counted from 0: A, B to Z, then AA, AB and so on."""
    letter, left = "", at + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letter = chr(ord("A") + rest) + letter
    return letter


def _heads(story: EditionStory) -> Iterator[ArticleHead]:
    """Give the articles that a story shows words of or names as having them."""
    for line in (*story.lines, *(line for row in story.figure_rows for line in row.lines)):
        yield line.head
        yield from (one.head for one in line.also)
