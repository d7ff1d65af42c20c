"""From a Matrix event to what it asks: whom it is meant for, in which thread, in answer to what."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

BYLINE: Final = "!byline"
_COMMAND: Final = re.compile(r"(?P<name>[^\W_]+)(?P<rest>(?:\s.*)?)", re.DOTALL)
_FILES: Final = ("m.file", "m.image")


@dataclass(frozen=True, slots=True)
class Self:
    """Who we are: the full id, the names by which people mention us, and the commands we know.

    `prefix` is what commands begin with in rooms that chose nothing.
    """

    user: str
    names: tuple[str, ...]
    commands: AbstractSet[str]
    prefix: str = "!"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a message hangs on: a thread by its first event, and the event that it answers."""

    thread: str = ""
    answered: str | None = None
    is_edit: bool = False


def content_of(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of an event; empty where there is none, as in what was redacted."""
    content = event.get("content")
    return content if isinstance(content, dict) else {}


def relation_of(content: Mapping[str, Any]) -> Relation:
    """What a message hangs on. In a thread without a reply of its own, what it answers is the thread's first event."""
    given = content.get("m.relates_to")
    if not isinstance(given, dict):
        return Relation()
    if given.get("rel_type") == "m.replace":
        return Relation(is_edit=True)
    reply = given.get("m.in_reply_to")
    answered = reply.get("event_id") if isinstance(reply, dict) else None
    root = given.get("event_id")
    if given.get("rel_type") != "m.thread" or not isinstance(root, str):
        return Relation(answered=answered if isinstance(answered, str) else None)
    is_own = isinstance(answered, str) and not given.get("is_falling_back")
    return Relation(root, str(answered) if is_own else root)


def said_text(content: Mapping[str, Any]) -> str | None:
    """The words of a message without the words that it answers; of a file, those beside its name."""
    body, kind = content.get("body"), content.get("msgtype")
    if not isinstance(body, str):
        return None
    if kind in _FILES:
        return "" if content.get("filename", body) == body else body
    if kind != "m.text":
        return None
    return _without_fallback(body) if relation_of(content).answered else body


def is_file(content: Mapping[str, Any]) -> bool:
    """Whether a message brings a file."""
    return content.get("msgtype") in _FILES


def asked_text(content: Mapping[str, Any], me: Self, prefix: str, *, is_private: bool, answers_us: bool) -> str | None:
    """What a message asks of Byline, its prefix or name taken out; None where it is not meant for it.

    In a room that is a command after the prefix, after `/` or after `!byline`, a mention, or an answer to a post of
    Byline. In private the prefix is not needed. Notices, edits and what was redacted ask nothing.
    """
    text = said_text(content)
    if text is None or relation_of(content).is_edit:
        return None
    text = text.strip()
    for lead in (BYLINE, prefix, "/", *(("!",) if is_private else ())):
        if (asked := _after(lead, text, me, is_strict=lead != BYLINE and not is_private)) is not None:
            return asked
    if (mentioned := _without_mention(content, text, me)) is not None:
        return mentioned
    return _named(text, me) if is_private else text if answers_us else None


def _after(lead: str, text: str, me: Self, *, is_strict: bool) -> str | None:
    """The command after a prefix; one that is no command may be meant for another bot, where that is strict."""
    if text[: len(lead)].casefold() != lead.casefold():
        return None
    rest = text[len(lead) :]
    if lead[-1].isalnum() and rest and not rest[0].isspace():
        return None
    match = _COMMAND.fullmatch(rest.strip().lstrip("/!"))
    if match is None:
        return "/help" if not rest.strip() and (lead == BYLINE or not is_strict) else None
    if is_strict and match["name"].lower() not in {*me.commands, "more"}:
        return None
    return f"/{match['name'].lower()}{match['rest']}"


def _without_fallback(body: str) -> str:
    """The words of a reply without the quoted lines that older apps put before them."""
    lines = body.split("\n")
    while lines and lines[0].startswith("> "):
        lines.pop(0)
    return "\n".join(lines).strip()


def _without_mention(content: Mapping[str, Any], text: str, me: Self) -> str | None:
    """The words beside a mention of us, as a command where they begin with the name of one; None without one."""
    names = "|".join(re.escape(name) for name in me.names)
    ours = rf"(?<![\w@])(?:{re.escape(me.user)}|@?(?:{names}))(?!\w)[:,]?"
    rest, named = re.subn(ours, " ", text, count=1, flags=re.IGNORECASE)
    if not _is_mentioned(content, me) and not (named and text.casefold().startswith(me.user.casefold())):
        return None
    return _named(rest.strip(), me) if rest.strip() else "/help"


def _named(text: str, me: Self) -> str:
    """Words, as a command where they begin with the name of one."""
    name, *rest = text.split(maxsplit=1) or [""]
    name = name.lower().lstrip("/!")
    return " ".join([f"/{name}", *rest]) if name in me.commands else text


def _is_mentioned(content: Mapping[str, Any], me: Self) -> bool:
    """Whether an app says so, in the event's own field or, an older one, by a link to us."""
    mentions = content.get("m.mentions")
    if isinstance(mentions, dict):
        users = mentions.get("user_ids")
        return isinstance(users, list) and me.user in users
    return f"https://matrix.to/#/{me.user}" in str(content.get("formatted_body", "")).replace("%40", "@").replace(
        "%3A", ":"
    )
