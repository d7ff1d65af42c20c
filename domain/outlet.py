"""Outlets: who published an article, and how we know."""

from dataclasses import dataclass
from enum import StrEnum


class OutletStatus(StrEnum):
    """How an article's outlet is known."""

    STATED = "stated"
    """By its URL, its canonical link or the person who handed it in."""
    INFERRED = "inferred"
    """By other evidence in the article, in the evidence's own words."""
    UNKNOWN = "unknown"
    """Not known; it is never guessed."""


class OutletKind(StrEnum):
    """What an outlet is."""

    NEWS = "news"
    AGENCY = "agency"
    AGGREGATOR = "aggregator"
    REPOST = "repost"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class OutletEvidence:
    """What one article gives away about its own outlet.

    `name` is as the evidence has it and None if and only if `status` is unknown. `domain` is the registrable domain
    ("harbourpost.example"), None when no URL is known or the URL is a platform's. `evidence` says in short sentences
    what was found, strongest first. `platform` describes the host where only that is known ("a Blogger page").

    Raises:
        ValueError: If `name` and `status` contradict each other.
    """

    name: str | None
    domain: str | None
    status: OutletStatus
    evidence: tuple[str, ...] = ()
    platform: str | None = None

    def __post_init__(self) -> None:
        if (self.name is None) != (self.status is OutletStatus.UNKNOWN):
            message = "an outlet has a name if and only if it is stated or inferred"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher we read; data, never code.

    `name` is what readers see. `domains` are registrable domains, `aliases` other names met in bylines and credits.
    `country` is ISO 3166 alpha-2, `language` BCP 47; both None when nobody said. `words_per_edition` is the most that
    an edition shows of it, None without a limit. One that is disabled is not polled and not shown in new editions.
    `licence` and `robots` are an admin's notes.
    """

    outlet_id: int
    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: OutletKind = OutletKind.NEWS
    country: str | None = None
    language: str | None = None
    words_per_edition: int | None = None
    is_disabled: bool = False
    licence: str | None = None
    robots: str | None = None


@dataclass(frozen=True, slots=True)
class OutletChanges:
    """What somebody says of an outlet; None leaves a part as it is, an empty text or a zero takes it away.

    `domains` and `aliases` come to those that it has; `without` are domains and aliases to take away.
    """

    name: str | None = None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    kind: OutletKind | None = None
    country: str | None = None
    language: str | None = None
    licence: str | None = None
    robots: str | None = None
    words_per_edition: int | None = None


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """What hangs on an outlet; `names` are its name, aliases and domains."""

    articles: int
    feeds: int
    names: int


@dataclass(frozen=True, slots=True)
class WaitingDomain:
    """A domain that belongs to no outlet yet, and how many articles wait under it."""

    domain: str
    articles: int


@dataclass(frozen=True, slots=True)
class OutletLabel:
    """The outlet of one article as a line shows it: a name, or *unknown outlet* with a hint in brackets.

    `text_of` is set where the article's page is of another: that one's name, else its domain.
    """

    outlet_id: int | None
    name: str | None
    status: OutletStatus
    hint: str | None = None
    text_of: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether the outlet has a name."""
        return self.name is not None

    @property
    def shown(self) -> str:
        """The words a reader sees; never empty."""
        if self.name is not None:
            return f"{self.name} (text: {self.text_of})" if self.text_of else self.name
        return f"unknown outlet ({self.hint})" if self.hint else "unknown outlet"
