"""Who a person is in a chat, by Telegram's own word, asked again after a minute."""

from collections.abc import Awaitable, Callable
from collections.abc import Set as AbstractSet
from typing import Final

from telegram import ChatMember
from telegram.error import TelegramError

from domain.chat import Role
from domain.ports import Clock

CACHED_SECONDS: Final = 60.0
_ADMINS: Final = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}

Ask = Callable[[int, int], Awaitable[ChatMember]]


class Roles:
    """Roles by chat and user; `owners` are user ids of the settings, `ask` is the platform's own question."""

    def __init__(self, owners: AbstractSet[int], ask: Ask, clock: Clock) -> None:
        self._owners = owners
        self._ask = ask
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, Role]] = {}

    async def role(self, chat: int, user: int, *, is_private: bool) -> Role:
        """The role of a user in a chat; where Telegram does not say, a member of a group until it is asked again."""
        if user in self._owners:
            return Role.OWNER
        if is_private:
            return Role.STRANGER
        now = self._clock.monotonic()
        self._known = {key: known for key, known in self._known.items() if known[0] + CACHED_SECONDS > now}
        if (chat, user) not in self._known:
            try:
                member = await self._ask(chat, user)
            except TelegramError:
                return Role.MEMBER
            self._known[chat, user] = (now, Role.CHAT_ADMIN if member.status in _ADMINS else Role.MEMBER)
        return self._known[chat, user][1]
