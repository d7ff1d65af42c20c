"""The token stands in no log line and in no error."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from domain.chat import ChatRef, Platform
from domain.errors import TransportError
from domain.message import Message, Paragraph, Text
from domain.transport import Manner
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault
from tests.fakes.clock import TurnedClock
from transports.telegram.account import Account, Memory
from transports.telegram.opening import open_telegram
from transports.telegram.redacting import HIDDEN, keep_token_out_of_logs

WORDS = Message((Paragraph((Text("The ferry sails."),)),))


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that is logged, at the most talkative level."""
    out = StringIO()
    handler, root = logging.StreamHandler(out), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(level)


async def test_nothing_that_is_logged_holds_the_token(
    log: StringIO, api: BotApi, memory: Memory, clock: TurnedClock
) -> None:
    """Whatever the libraries say, with every request at DEBUG."""
    api.fail("sendMessage", Fault(502, "Bad Gateway"))
    async with open_telegram(Account(TOKEN, api.url), memory, {}, clock=clock, sleep=clock.sleep) as telegram:
        for chat in ("77", "78"):
            await telegram.post(ChatRef(Platform.TELEGRAM, chat), WORDS, Manner("1"))
    logging.getLogger("httpx").error("POST %s/bot%s/getMe", api.url, TOKEN)
    error = ValueError(TOKEN)
    logging.getLogger("elsewhere").error("failed", exc_info=error)
    assert HIDDEN in log.getvalue()
    assert "CANARY" not in log.getvalue()


async def test_a_refused_token_is_one_sentence_without_it(api: BotApi, memory: Memory, clock: TurnedClock) -> None:
    """Neither the sentence nor what it came from repeats the token."""
    wrong = Account(TOKEN + "X", api.url)
    with pytest.raises(TransportError, match="does not know the token") as refused:
        async with open_telegram(wrong, memory, {}, clock=clock, sleep=clock.sleep):
            pass
    assert "CANARY" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


def test_the_filter_is_put_on_once(log: StringIO) -> None:
    """However often a transport is opened."""
    keep_token_out_of_logs()
    keep_token_out_of_logs()
    logging.getLogger("here").warning("%s", TOKEN)
    assert log.getvalue() == f"{HIDDEN}\n"
    assert all(len(handler.filters) <= 1 for handler in logging.getLogger().handlers)
