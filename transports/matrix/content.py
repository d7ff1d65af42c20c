"""The contents of the events that we send."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from domain.chat import ChatRef
from domain.transport import File, Manner
from transports.matrix.rendering import Content

MESSAGE: Final = "m.room.message"
ENCRYPTED: Final = "m.room.encrypted"
REACTION: Final = "m.reaction"
_KINDS: Final = {"image": "m.image", "audio": "m.audio", "video": "m.video"}
_PNG_SIZE: Final = slice(16, 24)


def file_content(file: File, caption: Content, place: Mapping[str, Any]) -> dict[str, Any]:
    """A file that was uploaded, with a few words; `place` is its address, or what opens it."""
    kind = _KINDS.get(file.media_type.split("/")[0], "m.file")
    words = caption.event(kind) if caption.body else {"msgtype": kind, "body": file.name, "m.mentions": {}}
    info = {"mimetype": file.media_type, "size": len(file.content), **_picture_size(file)}
    return {**words, "filename": file.name, "info": info, **place}


def related(chat: ChatRef, manner: Manner) -> dict[str, Any]:
    """The relation of a new post: a reply, in the thread asked in. Apps without threads see a reply in both cases."""
    replied = manner.reply_to or chat.thread
    if not replied:
        return {}
    reply: dict[str, Any] = {"m.in_reply_to": {"event_id": replied}}
    if chat.thread:
        reply |= {"rel_type": "m.thread", "event_id": chat.thread, "is_falling_back": manner.reply_to is None}
    return {"m.relates_to": reply}


def reaction_content(post_id: str, key: str) -> dict[str, Any]:
    """A reaction to a post."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": post_id, "key": key}}


def transaction(*parts: object) -> str:
    """The id under which the server takes an event once, from what makes it this event."""
    return sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:40]


def _picture_size(file: File) -> dict[str, int]:
    """Width and height of a PNG picture, so that apps keep its place free."""
    if not file.content.startswith(b"\x89PNG\r\n\x1a\n") or len(file.content) < _PNG_SIZE.stop:
        return {}
    sides = file.content[_PNG_SIZE]
    return {"w": int.from_bytes(sides[:4]), "h": int.from_bytes(sides[4:])}
