"""Byline in numbers: what `/stats` and `/health` show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.chat import Platform
from domain.delivery import DeliveryState
from domain.transport import Absence


@dataclass(frozen=True, slots=True)
class Stats:
    """What is stored: `chats` and active `subscriptions` by platform, `deliveries` by their state.

    `paused` counts subscriptions that are active and send nothing now. `by_outlet` has the outlets with most articles,
    most first; `articles_of_unknown` counts those whose outlet nobody named. `_lately` is the last 24 hours.
    """

    chats: Mapping[Platform, int]
    subscriptions: Mapping[Platform, int]
    paused: int
    editions: int
    editions_lately: int
    deliveries: Mapping[DeliveryState, int]
    articles: int
    articles_lately: int
    articles_of_unknown: int
    by_outlet: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SenderHealth:
    """How sending to one platform stands.

    `beat_at` is when a sender showed last that it lives, None where none has the lease. `rests_until` is set while the
    platform wants to be left alone, `arrives_by` where something waits: when the last chat should have its post.
    `absence` is set while this process is not connected. `uncertain` and `dead` are 0 where nobody counted.
    """

    platform: Platform
    beat_at: datetime | None
    waiting: int
    chats: int
    oldest_at: datetime | None
    rests_until: datetime | None
    arrives_by: datetime | None
    absence: Absence | None = None
    uncertain: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True)
class Overdue:
    """What should have been begun long ago: editions and polls of feeds, the first since `since`."""

    has_editions: bool
    feeds: int
    since: datetime
