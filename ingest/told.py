"""What comes with an article and does not stand in it."""

from dataclasses import dataclass
from typing import Final

from domain.article import Published


@dataclass(frozen=True, slots=True)
class Told:
    """What the person who hands an article in says of it; it goes before what the article says itself."""

    url: str | None = None
    outlet: str | None = None
    published: Published | None = None


NOTHING_TOLD: Final = Told()
