"""Who may go on reading what: the next page of each asker's last long answer."""

from collections import OrderedDict
from typing import Final, Protocol

from domain.chat import ChatRef

MOST_KEPT: Final = 10_000


class Pages(Protocol):
    """Remembers the command that gives the next page, by chat and asker, in whatever thread he asks."""

    def put(self, chat: ChatRef, user: str, more: str | None) -> None:
        """Remember the command, or with None that there is no more."""
        ...

    def get(self, chat: ChatRef, user: str) -> str | None:
        """The command remembered last."""
        ...


class MemoryPages:
    """Keeps the newest in memory; after a restart `more` has to be asked with its command again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], str] = OrderedDict()

    def put(self, chat: ChatRef, user: str, more: str | None) -> None:
        """Remember the command, or with None that there is no more."""
        self._kept.pop(_key(chat, user), None)
        if more is not None:
            self._kept[_key(chat, user)] = more
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def get(self, chat: ChatRef, user: str) -> str | None:
        """The command remembered last."""
        return self._kept.get(_key(chat, user))


def _key(chat: ChatRef, user: str) -> tuple[str, str, str]:
    return chat.platform, chat.chat, user
