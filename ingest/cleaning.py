"""From an input to the article's text: what is no part of it is cut out, and nothing else changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.article import Dropped, DropReason
from ingest.boilerplate import is_closing_credits, is_headline_like, is_list_item, opens_list, reason_to_drop
from ingest.captions import find_repeats
from ingest.head import Head, read_head
from ingest.known_outlets import KnownOutlets
from ingest.lines import Cut, Line, dropped_pieces, split_lines, without
from ingest.live import find_updates

_CREDITS_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text that is left, the pieces that went in the order of the input, and what the lines above the body said.

    `is_newest_first` says whether the times of updates fall or rise, None where there are no such times.
    """

    text: str
    dropped: tuple[Dropped, ...]
    head: Head
    is_newest_first: bool | None = None


def clean(
    text: str, *, outlets: KnownOutlets, now: datetime, title: str | None = None, is_live: bool = False
) -> Cleaned:
    """Cut boilerplate, repetitions and what stands above the body out of an input.

    The text that is left is made of slices of the input in their order. With a `title`, which a page gives, lines that
    print it again go; else the first headline of the input is the title. `is_live` is set where a page says that it
    grows update by update. A line of a kind that nothing knows stays.
    """
    lines = split_lines(text)
    reasons = reasons_of(lines)
    updates = find_updates([line for line in lines if line not in reasons], is_live=is_live)
    reasons |= dict.fromkeys(updates.lines, DropReason.METADATA)
    cuts = [Cut(line.start, line.end, reasons[line]) for line in lines if line in reasons]
    head = read_head([line for line in lines if line not in reasons], title=title, outlets=outlets, now=now)
    cuts += head.cuts
    gone = {cut.start for cut in cuts}
    cuts += find_repeats([line for line in lines if line.start not in gone], text)
    return Cleaned(without(text, lines, cuts), dropped_pieces(text, cuts), head, updates.is_newest_first)


def reasons_of(lines: Sequence[Line]) -> dict[Line, DropReason]:
    """Why lines go that are boilerplate by themselves or by what stands around them; a line that stays has none."""
    reasons = {line: why for line in lines if (why := reason_to_drop(line))}
    for i, line in enumerate(lines):
        if i >= _CREDITS_FROM * len(lines) and is_closing_credits(line):
            reasons[line] = DropReason.CREDIT_LINE
    tail = _start_of_tail(lines, reasons)
    for i, line in enumerate(lines):
        if reasons.get(line) is DropReason.NAVIGATION and opens_list(line):
            reasons |= dict.fromkeys([*_listed_below(lines, i, tail, reasons)], DropReason.RELATED)
    return reasons


def _start_of_tail(lines: Sequence[Line], reasons: Mapping[Line, DropReason]) -> int:
    """The index from which all lines are boilerplate or could be headlines."""
    at = len(lines)
    while at and (lines[at - 1] in reasons or is_headline_like(lines[at - 1])):
        at -= 1
    return at


def _listed_below(lines: Sequence[Line], label: int, tail: int, reasons: Mapping[Line, DropReason]) -> Iterator[Line]:
    """Other articles' headlines below a label: in its block, numbered, or all where nothing else comes any more."""
    block = lines[label].block
    has_blocks = lines[-1].block != lines[0].block
    for i in range(label + 1, len(lines)):
        line = lines[i]
        if line in reasons:
            if opens_list(line):
                return
            continue
        is_below = is_headline_like(line) and line.block == block and has_blocks
        if label < tail and not is_below and not is_list_item(line):
            return
        yield line


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit."""
    return re.search(r"[^\W_]", text) is None
