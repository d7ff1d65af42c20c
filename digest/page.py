"""What goes into an edition and what does not: nothing said twice, and no more than its length allows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Self

from digest.figures import draft_row
from digest.material import MOST_UNKNOWN, FigureGroup, Form, Limits
from digest.offer import Offer, offer_lines
from digest.reader import Place, StoryReader
from digest.render import figure_row, line_blocks, story_head
from digest.sayings import Saying
from digest.titles import choose_title
from domain.edition import EditionStory, FigureRow, Length, Line
from domain.message import Block, Message, plain_text

LEAST_LINE_CHARS: Final = 100
"""A sentence is not cut to less than this to make it fit: the story is left out and counted instead."""
MOST_TRIES: Final = 5
"""So many sentences of a story are tried for one that fits whole, before the best one is cut."""
MOST_LETTERS: Final = "ZZ"
"""Room for a story's letter."""
MORE_DIGITS: Final = 3
"""Room for a number of four digits, where a draft has one digit and the length allows ten lines and more."""


@dataclass(slots=True)
class StoryDraft:
    """A story on its way into an edition; `waiting` and `groups` are what may still be added, best first."""

    reader: StoryReader
    offer: Offer
    waiting: list[Place]
    groups: list[FigureGroup]
    lines: list[Line] = field(default_factory=list)
    rows: list[FigureRow] = field(default_factory=list)

    @classmethod
    def of(cls, reader: StoryReader) -> Self:
        """Start with nothing chosen."""
        offer = offer_lines(reader)
        return cls(reader, offer, list(offer.rest), list(reader.material.figures))

    def add_row(self, row: FigureRow) -> None:
        """Add figures side by side; their sentences, which say no more, are not offered as lines any longer."""
        self.rows.append(row)
        shown = {(line.head.ref.article_id, line.start) for line in row.lines}
        self.waiting = [place for place in self.waiting if self.reader.start_of(place) not in shown]

    def as_story(self, letter: str) -> EditionStory:
        """Give what was chosen."""
        title, head = choose_title(self.reader)
        story = self.reader.material.story.head
        lines, rows, news = tuple(self.lines), tuple(self.rows), self.reader.material.news
        return EditionStory(letter, story.story_id, title, head, story.outlets, lines, rows, news)


@dataclass(slots=True)
class Page:
    """What an edition has said so far and how much it still holds.

    `room` counts characters, None without a limit; `words` are those of each outlet, by its id.
    """

    form: Form
    limits: Limits
    room: int | None
    stories: int = 0
    lines: int = 0
    unknown_lines: int = 0
    words: Counter[int] = field(default_factory=Counter)
    said: set[Saying] = field(default_factory=set)

    def open_story(self, draft: StoryDraft, *, waiting: int) -> None:
        """Put a story in with its first line, or leave it out.

        The best of its lines is taken that leaves as much room to each of the `waiting` stories, this one included;
        else the best that fits whole; else its best line cut.
        """
        head = size_of(story_head(draft.as_story(MOST_LETTERS), self.form.zone, length=self.form.length)) + 1
        ways = list(islice((one for one in draft.offer.first if self._is_new(draft.reader, one)), MOST_TRIES))
        share = None if self.room is None else self.room // max(1, min(waiting, self.limits.stories - self.stories))
        is_in = any(self._add(draft, places, head=head, most=most) for most in (share, None) for places in ways)
        if ways and not is_in:
            is_in = self._add(draft, ways[0], head=head, may_cut=True)
        self.stories += is_in

    def extend_story(self, draft: StoryDraft) -> bool:
        """Add the next figure row and the next line; say whether there was room for any."""
        has_row = self._add_row(draft)
        return self._add_line(draft) or has_row

    def _add_row(self, draft: StoryDraft) -> bool:
        while draft.groups and len(draft.rows) < self.limits.story_rows:
            row = draft_row(draft.reader, draft.groups.pop(0))
            size = self._digits(len(row.lines)) + size_of(figure_row(row, self.form.zone)) if row else 0
            if row is not None and self._is_worth_room(row) and self._holds(row.lines, size):
                self._take(row.lines, size)
                draft.add_row(row)
                return True
        return False

    def _is_worth_room(self, row: FigureRow) -> bool:
        """Say whether figures are to be shown: a short edition has no room for those that only agree."""
        return row.verdict is not None or self.form.length is not Length.SHORT

    def _add_line(self, draft: StoryDraft) -> bool:
        tries = 0
        while draft.waiting and tries < MOST_TRIES and len(draft.lines) < self.limits.story_lines:
            places = (draft.waiting.pop(0),)
            if self._is_new(draft.reader, places):
                tries += 1
                if self._add(draft, places):
                    return True
        return False

    def _add(
        self,
        draft: StoryDraft,
        places: tuple[Place, ...],
        *,
        head: int = 0,
        most: int | None = None,
        may_cut: bool = False,
    ) -> bool:
        """Add lines together if there is room for them and for a story's head, and they take `most` characters."""
        lines = [draft.reader.line(place, max_chars=None) for place in places]
        limit = self._line_limit(lines, head) if may_cut else self.limits.line_chars
        if limit is not None and any(len(line.text) > limit for line in lines):
            if not may_cut or limit < LEAST_LINE_CHARS:
                return False
            lines = [draft.reader.line(place, max_chars=limit) for place in places]
        size = head + sum(map(self._line_size, lines))
        if not self._holds(lines, size) or not _is_within(size, most):
            return False
        self._take(lines, size)
        draft.lines += lines
        self.said.update(*(draft.reader.said_in(place) for place in places))
        return True

    def _line_limit(self, lines: Sequence[Line], head: int) -> int | None:
        """Give how long each of some lines may be, so that all fit into the room that is left."""
        if self.room is None:
            return self.limits.line_chars
        share = (self.room - head - sum(self._line_size(line) - len(line.text) for line in lines)) // len(lines)
        return min(share, self.limits.line_chars or share)

    def _is_new(self, reader: StoryReader, places: tuple[Place, ...]) -> bool:
        said = [saying for place in places for saying in reader.said_in(place)]
        return self.said.isdisjoint(said) and len(set(said)) == len(said)

    def _holds(self, lines: Sequence[Line], size: int) -> bool:
        unknown = sum(not line.outlet.is_known for line in lines)
        return (
            _is_within(self.lines + len(lines), self.limits.lines)
            and _is_within(size, self.room)
            and self.unknown_lines + unknown <= MOST_UNKNOWN
            and self._leaves_outlets_their_words(lines)
        )

    def _leaves_outlets_their_words(self, lines: Sequence[Line]) -> bool:
        """Whether no outlet is shown with more of its words than it allows."""
        added = _words_of(lines)
        most = self.form.words_of_outlets
        return all(self.words[one] + number <= most[one] for one, number in added.items() if one in most)

    def _take(self, lines: Sequence[Line], size: int) -> None:
        self.lines += len(lines)
        self.unknown_lines += sum(not line.outlet.is_known for line in lines)
        self.room = None if self.room is None else self.room - size
        self.words.update(_words_of(lines))

    def _line_size(self, line: Line) -> int:
        return size_of(*line_blocks(line, self.form.zone)) + self._digits(1)

    def _digits(self, lines: int) -> int:
        return 0 if _is_within(self.limits.lines or 10, 9) else MORE_DIGITS * lines


def _words_of(lines: Sequence[Line]) -> Counter[int]:
    """Count the words that lines show of each outlet."""
    counted: Counter[int] = Counter()
    for line in lines:
        if line.outlet.outlet_id is not None:
            counted[line.outlet.outlet_id] += len(line.text.split())
    return counted


def _is_within(amount: int, limit: int | None) -> bool:
    return limit is None or amount <= limit


def size_of(*blocks: Block) -> int:
    """Count the characters that blocks take in an edition, with the line break after them."""
    return len(plain_text(Message(blocks))) + 1
