"""Order and rest."""

import asyncio
from datetime import timedelta

import pytest

from tests.fakes.clock import TurnedClock
from transports.matrix.turns import Turns, Urgency
from transports.matrix.wire import MatrixError

CLOCK_STEP = 0.05


def turns() -> Turns:
    """Turns whose waiting turns a clock."""
    clock = TurnedClock()

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=min(seconds, CLOCK_STEP)))
        await asyncio.sleep(0)

    return Turns(clock, sleep)


async def test_answers_go_before_editions_and_those_before_broadcasts() -> None:
    """When the server asked for rest, those who wait go by what they are."""
    done: list[str] = []
    limited = True
    order = turns()

    async def act(name: str) -> None:
        nonlocal limited
        if limited:
            limited = False
            raise MatrixError("too many", status=429, retry_seconds=1)
        done.append(name)

    async def post(name: str, urgency: Urgency) -> None:
        await order.take(name[0], lambda: act(name), urgency=urgency)

    async with asyncio.TaskGroup() as group:
        group.create_task(post("a broadcast", Urgency.BROADCAST))
        group.create_task(post("b edition", Urgency.EDITION))
        group.create_task(post("c answer", Urgency.ANSWER))
    assert done == ["c answer", "b edition", "a broadcast"]


async def test_a_long_rest_is_handed_on_to_all() -> None:
    """Nobody is asked again before it is over."""
    order, calls = turns(), 0

    async def act() -> None:
        nonlocal calls
        calls += 1
        raise MatrixError("too many", status=429, retry_seconds=3_600)

    for room in ("a", "b"):
        with pytest.raises(MatrixError) as raised:
            await order.take(room, act)
        assert raised.value.retry_seconds is not None
        assert 3_590 < raised.value.retry_seconds <= 3_600
    assert calls == 1
