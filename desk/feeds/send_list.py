"""Sends the list of feeds to a chat as a file."""

from desk.desk import Desk
from desk.feeds.list_feeds import export_feeds
from domain.chat import ChatRef
from domain.errors import InputRefusedError
from domain.message import Message, Paragraph, Text
from domain.transport import File, Manner, Sent

NAME = "feeds.opml"


async def send_list(desk: Desk, chat: ChatRef, *, key: str) -> bool:
    """Post the feeds that are followed as an OPML file; False where the platform takes no files.

    `key` names the post for ever.

    Raises:
        InputRefusedError: If the platform does not take this one.
    """
    transport = desk.transports.get(chat.platform)
    if transport is None or not transport.abilities.has_files:
        return False
    file = File(NAME, "text/x-opml", await export_feeds(desk))
    caption = Message((Paragraph((Text("The feeds that Byline follows, for any reader of OPML."),)),))
    outcome = await transport.send_file(chat, file, caption, Manner(key=key))
    if not isinstance(outcome, Sent):
        raise InputRefusedError("The list could not be posted here; try it again later.")
    return True
