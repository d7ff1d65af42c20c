"""How often a member of a group is answered there."""

from collections import OrderedDict, deque
from enum import Enum
from typing import Final

from domain.chat import ChatRef
from domain.ports import Clock

MOST_ANSWERS: Final = 5
MOST_KEPT: Final = 10_000


class Turn(Enum):
    """What somebody gets who asks: an answer, one sentence that it was enough, or nothing."""

    ANSWER = "answer"
    ENOUGH = "enough"
    SILENCE = "silence"


class Cooldown:
    """Counts what each person asked in each chat, in windows that slide; a restart forgets it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked: OrderedDict[tuple[str, str, str], deque[float]] = OrderedDict()
        self._told: dict[tuple[str, str, str], float] = {}

    def turn(self, chat: ChatRef, user: str, *, seconds: int) -> Turn:
        """Whose turn it is: five answers in so many seconds; beyond, one sentence in that time, and then nothing."""
        key, now = (chat.platform, chat.chat, user), self._clock.monotonic()
        asked = self._asked.setdefault(key, deque(maxlen=MOST_ANSWERS))
        self._asked.move_to_end(key)
        self._forget_oldest()
        if len(asked) < MOST_ANSWERS or asked[0] + seconds <= now:
            asked.append(now)
            return Turn.ANSWER
        if key in self._told and self._told[key] + seconds > now:
            return Turn.SILENCE
        self._told[key] = now
        return Turn.ENOUGH

    def _forget_oldest(self) -> None:
        while len(self._asked) > MOST_KEPT:
            self._told.pop(self._asked.popitem(last=False)[0], None)
