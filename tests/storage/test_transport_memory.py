"""What transports remember: updates, notes, buttons, and chats that got another id."""

from domain.chat import ChatRef, Platform
from domain.ports import Arrival, ButtonRow
from storage.store import Store
from tests.fakes.clock import START

TELEGRAM = Platform.TELEGRAM
OLD, NEW = ChatRef(TELEGRAM, "-7"), ChatRef(TELEGRAM, "-1007")


async def test_an_update_is_taken_once(store: Store) -> None:
    """An id that was seen is not new again, finished or not; another platform may have the same id."""
    first, second = Arrival("1", "one"), Arrival("2", "two")
    assert await store.inbox.take(TELEGRAM, [first, second, first], now=START) == (first, second)
    await store.inbox.finish(TELEGRAM, "1")
    assert await store.inbox.take(TELEGRAM, [second, first, Arrival("3", "three")], now=START) == (
        Arrival("3", "three"),
    )
    assert await store.inbox.take(Platform.MATRIX, [first], now=START) == (first,)
    assert await store.inbox.waiting(TELEGRAM) == (second, Arrival("3", "three"))


async def test_a_note_is_what_was_noted_last(store: Store) -> None:
    """Each platform has its own notes."""
    assert await store.notes.get(TELEGRAM, "retry_at") is None
    await store.notes.put(TELEGRAM, "retry_at", "1")
    await store.notes.put(TELEGRAM, "retry_at", "2")
    await store.notes.put(Platform.MATRIX, "retry_at", "3")
    assert await store.notes.get(TELEGRAM, "retry_at") == "2"


async def test_a_button_is_known_by_its_id(store: Store) -> None:
    """Also when it has expired, so that an old press can be told from an invented one."""
    row = ButtonRow("a", OLD, "5", "/quotes page:2", START)
    await store.buttons.put([row])
    assert await store.buttons.get("a") == row
    assert await store.buttons.get("b") is None


async def test_a_button_that_is_put_again_does_what_it_says_last(store: Store) -> None:
    """An edited post keeps the reaction that turns its pages, and with it the id."""
    turning = [ButtonRow("a", OLD, "5", f"/quotes page:{page}", START) for page in (2, 3)]
    await store.buttons.put([turning[0], ButtonRow("b", OLD, "5", "/quotes", START)])
    await store.buttons.put([turning[1]])
    assert await store.buttons.get("a") == turning[1]
    assert await store.buttons.get("b") == ButtonRow("b", OLD, "5", "/quotes", START)


async def test_a_chat_that_moves_keeps_what_it_chose(store: Store) -> None:
    """The new id has the options and buttons; where it chose itself already, that stays."""
    await store.chats.set_option(OLD, "zone", "Europe/Kyiv")
    await store.chats.set_option(OLD, "length", "full")
    await store.chats.set_option(NEW, "length", "short")
    topic = ChatRef(TELEGRAM, OLD.chat, "4")
    await store.chats.set_option(topic, "length", "normal")
    await store.buttons.put([ButtonRow("a", OLD, None, "/help", START)])
    await store.chat_moves.move(TELEGRAM, OLD.chat, NEW.chat)
    assert await store.chats.options(NEW) == {"zone": "Europe/Kyiv", "length": "short"}
    assert await store.chats.options(ChatRef(TELEGRAM, NEW.chat, "4")) == {"length": "normal"}
    assert await store.chats.options(OLD) == {}
    button = await store.buttons.get("a")
    assert button is not None
    assert button.chat == NEW
