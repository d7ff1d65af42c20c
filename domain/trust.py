"""Whom the people who run Byline trust, and what these did with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.chat import ChatRef, Platform


class Subscribers(StrEnum):
    """Who may have editions sent by themselves; admins always may."""

    EVERYBODY = "everybody"
    INVITED = "invited"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, or a whole chat, by the platform's full id; "telegram:123", "matrix:@name:server"."""

    platform: Platform
    user: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.user}"


@dataclass(frozen=True, slots=True)
class Trusted:
    """Somebody on a list of people, by whom and since when."""

    person: PersonRef
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """What an admin did: `what` as it was asked. `refused` is set where it came to nothing, and says why."""

    acted_at: datetime
    person: PersonRef
    chat: ChatRef
    what: str
    refused: str | None = None
