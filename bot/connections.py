"""The chat platforms that a process is connected to, and those that it is not connected to since when."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.platforms import Opener
from desk.desk import Desk
from domain.chat import Platform
from domain.transport import Absence, Transport


@dataclass(frozen=True, slots=True)
class Connections:
    """Each platform of `openers` is among `transports` while it is connected, else among `away` once that was tried.

    `tried` are those whose first try is over and was not a refusal of their account: what one of them refuses later is
    no wrong setting.
    """

    openers: Mapping[Platform, Opener]
    transports: dict[Platform, Transport] = field(default_factory=dict)
    away: dict[Platform, Absence] = field(default_factory=dict)
    tried: set[Platform] = field(default_factory=set)

    def seen_by(self, desk: Desk) -> Desk:
        """The desk with what is connected at each moment."""
        return replace(desk, set_up=tuple(self.openers), transports=self.transports, away=self.away)
