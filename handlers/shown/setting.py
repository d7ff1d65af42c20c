"""One setting of a chat, as `/settings` shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """What is chosen now, and what can be.

    `value` may be none of `values`, where something else was written. One that is not `is_open` only tells why.
    """

    name: str
    label: str
    value: str
    values: tuple[str, ...]
    is_open: bool = True

    @property
    def others(self) -> tuple[str, ...]:
        """What can be chosen instead."""
        return tuple(one for one in self.values if one != self.value) if self.is_open else ()

    @property
    def about(self) -> str:
        """The command that says what each value means."""
        return f"/settings about {self.name}"

    @property
    def switch(self) -> str:
        """The command that takes the other value of two, or shows those that there are."""
        return f"/settings {self.name} {self.others[0]}" if len(self.others) == 1 else self.about

    @property
    def turn(self) -> str:
        """The command that takes the value after this one, from the last to the first; what was written is kept."""
        if not self.is_open or self.value not in self.values:
            return self.about
        following = (self.values.index(self.value) + 1) % len(self.values)
        return f"/settings {self.name} {self.values[following]}"
