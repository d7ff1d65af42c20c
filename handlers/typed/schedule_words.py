"""Schedules: from what people write to slots and quiet hours, and back to words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Final, TypeAlias

from desk.chats.subscriptions import MOST_A_DAY
from domain.errors import UsageError
from domain.subscription import Quiet, Schedule, Slot
from handlers.typed.days_of_week import EVERY_DAY, days_words, next_days, read_days
from handlers.typed.times_of_day import DAY, HOUR, fold_times, read_minute, read_span, time_at

_MANY: Final = 4
EXAMPLES: Final = "8:00 18:30, weekdays 8:00 weekends 10:00, fri 17:00, every 3 hours 9-21, or off"
_STEP: Final = "every 3 hours 9-21"
_OFF: Final = frozenset("off stop never none".split())
_FILLERS: Final = frozenset("at on in the and every each & + from weekly morning mornings time".split())
_BETWEEN: Final = re.compile(r"\bbetween (\S+) and (?=\S)")
_TO: Final = re.compile(r"(?<=\S) (?:to|till|until|through) (?=\S)")
_EVERY: Final = re.compile(
    r"(?:(?P<before>\S+) )?\b(?P<step>every (?:(?P<number>\d{1,4}) ?)?(?P<unit>h|hours?|m|mins?|minutes?)|hourly)\b"
    r"(?: (?:(?:from|starting|beginning|at) )*(?P<behind>\S+))?"
)
_RARE: Final = re.compile(r"\bevery (?:\d+ |other |second )(?:days?|weeks?|months?)\b")
_LIKE_A_TIME: Final = re.compile(r"\d")
_SURE: Final = re.compile(r"[:.]|\dh|[ap]m\b")
_NOON: Final = 12 * HOUR

_Piece: TypeAlias = frozenset[int] | list[int]
"""Days of the week, or minutes of the day, that stand together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants: None where nothing was said of it. `place` are the words that are no times."""

    slots: tuple[Slot, ...] | None = None
    quiet: Quiet | None = None
    ends_quiet: bool = False
    place: str = ""

    @property
    def has_times(self) -> bool:
        """Whether anything was said of times, quiet hours or their end."""
        return self.slots is not None or self.quiet is not None or self.ends_quiet

    def changed(self, present: Schedule) -> Schedule:
        """A schedule with what is wanted; what nothing was said of stays."""
        quiet = None if self.ends_quiet else self.quiet or present.quiet
        return Schedule(present.slots if self.slots is None else self.slots, quiet)


def read_schedule(text: str) -> Wanted:
    """Understand times, days, "every 3 hours 9-21", "off" and "quiet 22-7", with the name of a place before or after.

    Raises:
        UsageError: If times and days do not make a schedule; one sentence with an example.
    """
    words = fold_times(re.sub(r"[,;]\s*", " ", text))
    words = _TO.sub("-", _BETWEEN.sub(r"\1-", words))
    words, quiet, ends_quiet = _take_quiet(words)
    if words in _OFF:
        return Wanted((), quiet, ends_quiet)
    if _RARE.search(words):
        raise UsageError(f"Days are those of the week; write {EXAMPLES}.")
    pieces, place = _pieces(_EVERY.sub(_written_out, words))
    if "weekly" in words.split() and not any(isinstance(piece, frozenset) for piece in pieces):
        raise UsageError("On which day of the week? For example: weekly fri 17:00")
    slots = _slots(pieces) if pieces else None
    if slots is not None and len(slots) > MOST_A_DAY:
        raise UsageError(f"That is {len(slots)} times a day, and {MOST_A_DAY} are the most; write {EXAMPLES}.")
    return Wanted(slots, quiet, ends_quiet, place)


def schedule_words(schedule: Schedule) -> str:
    """Say a schedule: "08:00 and 18:30 every day, 10:00 at weekends; quiet 22:00–07:00"; "off" without times."""
    times: dict[frozenset[int], list[time]] = defaultdict(list)
    for slot in schedule.slots:
        times[slot.weekdays].append(slot.at)
    by_day = sorted(times.items(), key=lambda one: sorted(one[0]))
    said = ", ".join(f"{_times_words(hours)} {days_words(days)}" for days, hours in by_day) or "off"
    quiet = schedule.quiet
    return f"{said}; quiet {quiet.begins:%H:%M}–{quiet.ends:%H:%M}" if quiet else said


def _times_words(times: Sequence[time]) -> str:
    """The times one by one, or as a step where they are many and evenly apart."""
    minutes = [at.hour * HOUR + at.minute for at in times]
    steps = {later - earlier for earlier, later in pairwise(minutes)}
    if len(times) >= _MANY and len(steps) == 1:
        hours, rest = divmod(steps.pop(), HOUR)
        step = f"{hours * HOUR + rest} minutes" if rest else f"{hours} hours" if hours > 1 else "hour"
        return f"every {step} {times[0]:%H:%M}–{times[-1]:%H:%M}"
    shown = [f"{at:%H:%M}" for at in times]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _take_quiet(words: str) -> tuple[str, Quiet | None, bool]:
    """Take "quiet 22-7", "quiet off" or "no quiet" out of the words.

    Raises:
        UsageError: If "quiet" stands there without hours.
    """
    before, found, after = words.replace("quiet hours", "quiet").partition("quiet")
    if not found:
        return words, None, False
    first, *rest = after.split() or [""]
    left = " ".join([*before.split(), *rest])
    if first in _OFF:
        return left, None, True
    if before.split()[-1:] == ["no"]:
        return " ".join([*before.split()[:-1], *after.split()]), None, True
    span = read_span(first)
    if span is None or span[0] % DAY == span[1] % DAY:
        raise UsageError("Quiet hours are two times, for example: quiet 22-7. To end them: quiet off")
    return left, Quiet(time_at(span[0]), time_at(span[1])), False


def _written_out(match: re.Match[str]) -> str:
    """The times of "every 3 hours 9-21", of "8:00 every 3 hours" from then on, or of the whole day, one by one.

    The words before and behind are kept where they are neither.

    Raises:
        UsageError: If the step is none that a day has, or begins at several times.
    """
    number, before, behind = int(match["number"] or 1), match["before"] or "", match["behind"] or ""
    step = number * HOUR if (match["unit"] or "h").startswith("h") else number
    if not DAY // MOST_A_DAY <= step <= DAY // 2:
        raise UsageError(f"“{match['step']}” is no step from half an hour to 12 hours, for example: {_STEP}")
    if (span := read_span(behind)) is not None:
        if 0 < span[1] < span[0] <= _NOON and not _SURE.search(behind):
            raise UsageError("From when to when? For example: every 3 hours 9-17")
        return f"{before} {_times_in(*span, step)}"
    if "-" in behind and _LIKE_A_TIME.match(behind):
        raise UsageError(f"“{behind}” is no span of hours, for example: {_STEP}")
    for word, kept in ((before, behind), (behind, before)):
        if (begins := read_minute(word)) is not None:
            if read_minute(kept) is not None or read_minute(_word_before(match)) is not None:
                raise UsageError(f"From when to when? For example: {_STEP}")
            return f"{_times_in(begins, DAY - 1, step)} {kept}"
    return f"{before} {_times_in(0, DAY - 1, step)} {behind}"


def _word_before(match: re.Match[str]) -> str:
    return next(reversed(match.string[: match.start()].split()), "")


def _times_in(begins: int, ends: int, step: int) -> str:
    """The times of a span, perhaps over midnight, both ends included."""
    last = ends if ends > begins else ends + DAY
    return " ".join(f"{time_at(minute):%H:%M}" for minute in range(begins, last + 1, step))


def _pieces(words: str) -> tuple[list[_Piece], str]:
    """Days and times in the order in which they stand, and the words that are neither.

    Raises:
        UsageError: If a word begins like a time and is none.
    """
    pieces: list[_Piece] = []
    place: list[str] = []
    for word in words.split():
        days, minute = read_days(word), read_minute(word)
        if days is not None:
            before = pieces.pop() if pieces and isinstance(pieces[-1], frozenset) else frozenset[int]()
            pieces.append(days.union(before))
        elif minute is not None:
            if not pieces or isinstance(pieces[-1], frozenset):
                pieces.append([])
            pieces[-1] = [*pieces[-1], minute]
        elif _LIKE_A_TIME.match(word):
            raise UsageError(f"“{word}” is no time I know; write {EXAMPLES}.")
        elif word not in _FILLERS:
            place.append(word)
    return pieces, " ".join(place)


def _slots(pieces: Sequence[_Piece]) -> tuple[Slot, ...]:
    """The slots of times and days that stand in turn, the days all before their times or all behind.

    Raises:
        UsageError: If days have no time, or it cannot be said which times are theirs.
    """
    if len(pieces) == 1:
        pieces = [EVERY_DAY, *pieces]
    if len(pieces) % 2:
        raise UsageError("Say for each of the days its times, for example: weekdays 8:00 weekends 10:00")
    found: dict[time, frozenset[int]] = defaultdict(frozenset)
    for first, second in zip(pieces[::2], pieces[1::2], strict=True):
        days, minutes = (first, second) if isinstance(first, frozenset) else (second, first)
        if not isinstance(days, frozenset) or isinstance(minutes, frozenset):
            raise UsageError(f"At what time? Write {EXAMPLES}.")
        for minute in minutes:
            found[time_at(minute)] |= next_days(days) if minute == DAY else days
    return tuple(Slot(at, days) for at, days in sorted(found.items()))
