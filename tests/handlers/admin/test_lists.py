"""`/import` and `/exportopml`."""

from dataclasses import dataclass, field, replace
from typing import cast

from domain.chat import Attachment, ChatRef, Platform, Role
from domain.message import Message
from domain.transport import Abilities, File, Manner, Outcome, Sent, Transport
from tests.handlers.newsroom import Newsroom, make_router
from tests.jobs.newsstand import Item, Newsstand


@dataclass(slots=True)
class Post:
    """A platform that takes files."""

    abilities: Abilities = field(default_factory=lambda: Abilities(has_files=True))
    files: list[File] = field(default_factory=list)

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Keep the file."""
        del chat, caption, manner
        self.files.append(file)
        return Sent("1")


async def test_a_list_comes_and_goes(stand: Newsstand) -> None:
    """The feeds of a file that was sent are tried and followed, with their folders, and go out as such a file."""
    post = Post()
    desk = replace(stand.desk, transports={Platform.CONSOLE: cast("Transport", post)})
    room = Newsroom(desk, make_router(desk))
    stand.serve([Item(1)])
    outline = f'<outline text="Coast"><outline text="Post" xmlUrl="{stand.web.url("/feed")}"/></outline>'
    gone = f'<outline text="Gone" xmlUrl="{stand.web.url("/gone")}"/>'
    data = f'<opml version="2.0"><body>{outline}{gone}</body></opml>'.encode()

    async def read() -> bytes:
        return data

    sent = Attachment("mine.opml", "text/x-opml", len(data), read)
    trying, done = await room.texts("/import", attachment=sent)
    assert trying == "Trying the feeds of mine.opml …"
    assert done.startswith("1 feed followed, 1 failed\n")
    assert f"{stand.web.url('/gone')} answers 404 Not Found." in done
    await stand.tick()
    assert "feeds.opml holds all feeds" in await room.text("/exportopml")
    (file,) = post.files
    assert b'text="Coast"' in file.content
    assert b'text="Post"' in file.content
    assert stand.web.url("/feed").encode() in file.content


async def test_where_no_file_can_be_posted_the_way_is_said(room: Newsroom) -> None:
    """The console says which command writes the list, and reads one."""
    assert "`byline feeds export feeds.opml`" in await room.text("/exportopml")
    assert "`byline feeds import FILE`" in await room.text("/import")
    assert "is for the admins" in await room.text("/import", role=Role.MEMBER)
