"""A chat platform that keeps its posts in memory, as far as a conversation uses one."""

from dataclasses import dataclass, field

from domain.chat import ChatRef, Platform
from domain.message import Message, plain_text
from domain.transport import Abilities, Absence, File, Manner, Outcome, Refused, Sent, Take


@dataclass(slots=True)
class Board:
    """Posts by their ids, each with its chat, words and manner; `outcomes` are what deleting says next, instead."""

    platform: Platform = Platform.TELEGRAM
    name: str = "@byline"
    abilities: Abilities = field(default_factory=lambda: Abilities(has_edits=True, has_deletes=True))
    posts: dict[str, tuple[ChatRef, str, Manner]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    absence: Absence | None = None

    def split(self, message: Message) -> tuple[Message, ...]:
        """All of it in one part."""
        return (message,)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Pin it up."""
        if manner.leaving is not None:
            await manner.leaving()
        post_id = f"p{len(self.posts) + len(self.deleted) + 1}"
        self.posts[post_id] = (chat, plain_text(part), manner)
        return Sent(post_id)

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Pin another in its place."""
        self.posts[post_id] = (chat, plain_text(part), manner)
        return Sent(post_id)

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Take it down."""
        del chat
        if self.outcomes:
            return self.outcomes.pop(0)
        self.posts.pop(post_id, None)
        self.deleted.append(post_id)
        return Sent(post_id)

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """There is no room for files."""
        del chat, file, caption, manner
        return Refused("a board takes no files")

    async def run(self, take: Take) -> None:
        """Nobody asks here by himself."""
        del take
