"""The desk: everything a use case needs, handed over once at the start."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from domain.chat import ChatRef, Platform
from domain.edition import Length
from domain.ports import Clock, Fetcher, Workers
from domain.transport import Absence, Transport
from domain.trust import PersonRef, Subscribers
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the operator chose for everybody; a chat's own options come before it. `zone` is an IANA name.

    `admin_chats` are where alarms go. A scheduled edition leaves out what was published more than `old_after_days`
    before it was stored. Editions are forgotten after `editions_kept_days`, which are no fewer than the days for which
    no line comes twice. `matrix_prefix` is what commands begin with in rooms that chose nothing.
    """

    zone: str = "UTC"
    length: Length = Length.SHORT
    has_names_held: bool = True
    old_after_days: int = 7
    editions_kept_days: int = 400
    max_text_bytes: int = 1_000_000
    max_html_bytes: int = 2_000_000
    owners: tuple[PersonRef, ...] = ()
    subscribers: Subscribers = Subscribers.INVITED
    admin_chats: tuple[ChatRef, ...] = ()
    matrix_prefix: str = "!"


@dataclass(frozen=True, slots=True)
class Desk:
    """What handlers and jobs work with.

    `set_up` are the platforms that this process should be connected to, `transports` those that it is connected to
    now, and `away` those that it could not be connected to, since when and why.
    """

    store: Store
    clock: Clock
    workers: Workers
    fetcher: Fetcher
    preferences: Preferences = Preferences()
    set_up: Collection[Platform] = ()
    transports: Mapping[Platform, Transport] = field(default_factory=dict)
    away: Mapping[Platform, Absence] = field(default_factory=dict)
