"""Follows and mutes: what a chat wants to hear of, and what never."""

from dataclasses import dataclass
from enum import StrEnum


class FilterKind(StrEnum):
    """What a filter looks at."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Filter:
    """What articles are chosen by: an outlet, somebody whom they quote, or plain words.

    `shown` is the name of the outlet or speaker, or the words as they were typed. An article has the words where one of
    its sentences, or its headline, has every one of `words`, in any order, and every phrase of `exact`, word after
    word, and where no sentence nor the headline has any of `without`. Nothing in them is an operator.

    Raises:
        ValueError: If it looks at nothing, or at two things.
    """

    kind: FilterKind
    shown: str
    outlet_id: int | None = None
    speaker_id: int | None = None
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        looks_at = {
            FilterKind.OUTLET: self.outlet_id is not None,
            FilterKind.SPEAKER: self.speaker_id is not None,
            FilterKind.WORDS: bool(self.words or self.exact),
        }
        if [kind for kind, is_given in looks_at.items() if is_given] != [self.kind]:
            message = "a filter looks at an outlet, a speaker or words"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Follow:
    """A filter as one chat, or one thread of it, has it; chats that follow the same share the filter's id."""

    filter_id: int
    filter: Filter
    is_mute: bool = False
