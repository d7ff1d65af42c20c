"""People and chats as admins write them: by their full id, or by answering what somebody wrote."""

import re
from typing import Final

from domain.chat import Platform
from domain.errors import UsageError
from domain.trust import PersonRef
from handlers.command import Asked

_PEOPLE: Final = {
    Platform.TELEGRAM: re.compile("[1-9][0-9]{0,15}"),
    Platform.MATRIX: re.compile(r"@[!-9;-~]+:[A-Za-z0-9.:\[\]-]+"),
}
_CHATS: Final = {
    Platform.TELEGRAM: re.compile("-[1-9][0-9]{0,15}"),
    Platform.MATRIX: re.compile("![!-~]+"),
}
_FORMS: Final = "telegram:123 or matrix:@name:server"
_ALIKE: Final = re.compile(r"@\w+")


def meant_person(asked: Asked, *, takes_chats: bool = False) -> PersonRef:
    """Whom an admin means: the id he wrote, else who wrote the message that he answered.

    Ids are taken to the letter, in ASCII, so that nobody is taken for another whose id looks the same.

    Raises:
        UsageError: If that is nobody, or no full id; says how to write one.
    """
    given = (asked.args.path or "").strip()
    platform = asked.request.chat.platform
    if not given and asked.request.answered_user is None:
        raise UsageError(f"Say whom: answer a message of theirs with this, or write {_FORMS}.")
    person = _read(given) if given else PersonRef(platform, asked.request.answered_user or "")
    kinds = (_PEOPLE, _CHATS) if takes_chats else (_PEOPLE,)
    if not any(kind[person.platform].fullmatch(person.user) for kind in kinds if person.platform in kind):
        raise UsageError(_refusal(given))
    return person


def _read(given: str) -> PersonRef:
    """An id with the name of its platform, which can be left out where the id tells."""
    name, _, user = given.partition(":")
    if name.lower() in {Platform.TELEGRAM, Platform.MATRIX}:
        return PersonRef(Platform(name.lower()), user)
    is_matrix = given.startswith(("@", "!"))
    return PersonRef(Platform.MATRIX if is_matrix else Platform.TELEGRAM, given)


def _refusal(given: str) -> str:
    if _ALIKE.fullmatch(given):
        return f"{given} is a name that may change hands. Answer a message of theirs instead, or write {_FORMS}."
    shown = f"“{given[:60]}” is" if given else "Who wrote that is"
    return f"{shown} nobody by a full id; write {_FORMS}."
