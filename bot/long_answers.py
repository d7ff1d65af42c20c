"""Which posts an answer has that was too long for one."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from domain.chat import ChatRef

MOST_KEPT: Final = 10_000


class LongAnswers:
    """Keeps the newest in memory, by the post with the buttons; after a restart a press changes that post only."""

    def __init__(self) -> None:
        self._posts: OrderedDict[tuple[str, str, str], tuple[str, ...]] = OrderedDict()

    def put(self, chat: ChatRef, posts: Sequence[str]) -> None:
        """Remember the posts of an answer, the one with the buttons last."""
        if len(posts) > 1:
            self._posts[chat.platform, chat.chat, posts[-1]] = tuple(posts)
        while len(self._posts) > MOST_KEPT:
            self._posts.popitem(last=False)

    def get(self, chat: ChatRef, pressed: str) -> list[str]:
        """All posts of the answer whose button was pressed."""
        return list(self._posts.get((chat.platform, chat.chat, pressed), (pressed,)))
