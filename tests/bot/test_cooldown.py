"""How often a member of a group is answered."""

from datetime import timedelta

from bot.cooldown import MOST_ANSWERS, MOST_KEPT, Cooldown, Turn
from domain.chat import ChatRef, Platform
from tests.fakes.clock import TurnedClock

GROUP = ChatRef(Platform.TELEGRAM, "-1007")


def turns(cooldown: Cooldown, count: int, *, user: str = "ann", chat: ChatRef = GROUP) -> list[Turn]:
    """What somebody gets who asks so often."""
    return [cooldown.turn(chat, user, seconds=60) for _ in range(count)]


def test_five_answers_then_one_sentence_then_silence() -> None:
    """And another person, or the same in another chat, is not held back by it."""
    cooldown = Cooldown(TurnedClock())
    assert turns(cooldown, MOST_ANSWERS + 3) == [Turn.ANSWER] * MOST_ANSWERS + [Turn.ENOUGH, Turn.SILENCE, Turn.SILENCE]
    assert turns(cooldown, 1, user="bob") == [Turn.ANSWER]
    assert turns(cooldown, 1, chat=ChatRef(Platform.TELEGRAM, "-1008")) == [Turn.ANSWER]
    assert turns(cooldown, 1, chat=ChatRef(Platform.TELEGRAM, "-1007", "4")) == [Turn.SILENCE]


def test_the_window_slides() -> None:
    """An answer is free again when the fifth before it is a window old; the sentence comes once in a window."""
    clock = TurnedClock()
    cooldown = Cooldown(clock)
    for _ in range(MOST_ANSWERS):
        assert turns(cooldown, 1) == [Turn.ANSWER]
        clock.turn(timedelta(seconds=10))
    assert turns(cooldown, 2) == [Turn.ENOUGH, Turn.SILENCE]
    clock.turn(timedelta(seconds=10))
    assert turns(cooldown, 2) == [Turn.ANSWER, Turn.SILENCE]
    clock.turn(timedelta(seconds=60))
    assert turns(cooldown, MOST_ANSWERS + 1)[-1] is Turn.ENOUGH


def test_the_memory_is_bounded() -> None:
    """Who asked longest ago is forgotten first."""
    cooldown = Cooldown(TurnedClock())
    turns(cooldown, MOST_ANSWERS + 1)
    for n in range(MOST_KEPT):
        turns(cooldown, 1, user=str(n))
    assert turns(cooldown, 1) == [Turn.ANSWER]
