"""What comes with an article and does not stand in it."""

from dataclasses import dataclass
from typing import Final

from domain.article import Published


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an article elsewhere.

    `url`, `outlet` and `published` are the words of the person who hands it in, and go before what it says itself.
    `fetched_from` is where it was fetched, behind redirects, and `content_type` what its server calls it, in lower case
    without parameters.
    """

    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    fetched_from: str | None = None
    content_type: str | None = None


NOTHING_TOLD: Final = Told()
