"""Whether a platform answers what is asked of it."""

from domain.ports import Clock
from domain.transport import Absence


class Contact:
    """`absence` is set from the first question without an answer until the next answer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.absence: Absence | None = None

    def is_lost(self, why: str) -> None:
        """There was no answer; `why` is a sentence for the operator."""
        if self.absence is None:
            self.absence = Absence(self._clock.now(), why)

    def is_well(self) -> None:
        """There was one."""
        self.absence = None
