"""What the fetcher may spend, and what an operator opened."""

import re
from dataclasses import dataclass

from domain.fetched import FetchKind
from ingest.fetching.targets import Opened

_OPENED = re.compile(
    r"\[(?P<literal>[0-9a-f:]+)\](?::(?P<literal_port>\d+))?|(?P<host>[^\s\[\]:/@]+)(?::(?P<port>\d+))?"
)
_WEB_PORTS = (80, 443)
_MOST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits and manners of every request.

    `sent_bytes` counts a body as it came, the others count it with its compression undone. `total_seconds` is for one
    fetch with all its redirects, without the wait for a free place. `contact` is a link or mail address that webmasters
    find in the User-Agent. With a `proxy` the proxy resolves names, so its rules decide which addresses they may have.
    At most `at_once` requests run in all, those for robots.txt and redirects among them. Most of these places are kept
    for requests that take longer than others, so that nobody waits for them.
    """

    agent: str = "Byline"
    contact: str | None = None
    proxy: str | None = None
    opened: Opened = frozenset()
    total_seconds: float = 30.0
    sent_bytes: int = 10_000_000
    page_bytes: int = 2_000_000
    feed_bytes: int = 4_000_000
    file_bytes: int = 20_000_000
    at_once: int = 120

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[ -~]+", self.user_agent):
            message = "a contact is a link or a mail address in ASCII"
            raise ValueError(message)

    @property
    def user_agent(self) -> str:
        """What Byline calls itself."""
        return f"{self.agent} (+{self.contact})" if self.contact else f"{self.agent} (self-hosted news reader)"

    @property
    def slow_at_once(self) -> int:
        """How many of the requests that run at once may be slow ones only."""
        return self.at_once - max(self.at_once // 6, 1)

    def most_bytes(self, kind: FetchKind) -> int:
        """How large a body of this kind may be, its compression undone."""
        return {FetchKind.PAGE: self.page_bytes, FetchKind.FEED: self.feed_bytes, FetchKind.FILE: self.file_bytes}[kind]


def read_opened(text: str) -> Opened:
    """The hosts of a list like `nas.home:8080, [fd00::5]:80, radio.home`; one without a port is opened at 80 and 443.

    Raises:
        ValueError: If one of them is no host with an optional port; the sentence names it.
    """
    pairs: set[tuple[str, int]] = set()
    for item in filter(None, re.split(r"[\s,]+", text.lower())):
        match = _OPENED.fullmatch(item)
        port = match and (match["port"] or match["literal_port"])
        if match is None or not 0 < int(port or 1) <= _MOST_PORT:
            message = f"{item!r} is no host with an optional port"
            raise ValueError(message)
        host = (match["literal"] or match["host"]).rstrip(".")
        pairs.update((host, number) for number in ([int(port)] if port else _WEB_PORTS))
    return frozenset(pairs)
