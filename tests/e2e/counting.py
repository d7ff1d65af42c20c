"""What came of editions, counted on the platform: what is not there, and what is there more than once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from desk.outbox.word_delivery import MARK
from domain.delivery import Delivery
from domain.message import plain_text
from tests.e2e.due_editions import Plan


@dataclass(frozen=True, slots=True)
class Count:
    """Counts over all chats.

    `messages` were decided on. `lost` are lines that a chat should have got and did not. `doubled` are posts that are
    there again, and lines that are in another post too; `doubled_unmarked` are those of them without a mark. `marked`
    are posts with one. `disordered` posts without a mark come before one that they belong behind.
    """

    messages: int = 0
    lost: int = 0
    doubled: int = 0
    doubled_unmarked: int = 0
    marked: int = 0
    disordered: int = 0

    def plus(self, other: Self) -> Self:
        """Both together."""
        return type(self)(
            self.messages + other.messages,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.doubled_unmarked + other.doubled_unmarked,
            self.marked + other.marked,
            self.disordered + other.disordered,
        )


def count(plan: Plan, chats: Sequence[str], posts: Mapping[str, list[str]], decided: Sequence[Delivery]) -> Count:
    """What of a plan is in which posts of which chat; `decided` is the outbox, in any order."""
    total = Count()
    for number, chat in enumerate(chats):
        mine = sorted((one for one in decided if one.chat.chat == chat), key=lambda one: one.outbox_id)
        wanted = [plan.lines_in(plain_text(one.message)) for one in mine]
        there = [(plan.lines_in(text), MARK in text) for text in posts.get(chat, [])]
        total = total.plus(_count(wanted, there, plan.lines_of(number)))
    return total


def _count(wanted: list[tuple[int, ...]], there: list[tuple[tuple[int, ...], bool]], due: frozenset[int]) -> Count:
    """Posts are known by the lines in them."""
    copies = Counter(lines for lines, _ in there)
    unmarked = Counter(lines for lines, is_marked in there if not is_marked)
    told = Counter(line for lines in copies for line in lines)
    elsewhere = told.total() - len(told)
    places = [wanted.index(lines) if lines in wanted else -1 for lines, is_marked in there if not is_marked]
    return Count(
        messages=len(wanted),
        lost=len(due - told.keys()),
        doubled=copies.total() - len(copies) + elsewhere,
        doubled_unmarked=unmarked.total() - len(unmarked) + elsewhere,
        marked=sum(is_marked for _, is_marked in there),
        disordered=sum(later < earlier for earlier, later in pairwise(places)),
    )
