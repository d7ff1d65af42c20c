"""One call of the homeserver, and what can go wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import aiohttp

from domain.errors import TransportError

CLIENT: Final = "/_matrix/client/v3"
MEDIA: Final = "/_matrix/client/v1/media"
UPLOAD: Final = "/_matrix/media/v3/upload"
CALL_SECONDS: Final = 30.0
NO_HOMESERVER: Final = "BYLINE_NO_HOMESERVER"
"""Our own code for an answer that no homeserver gives."""
_UNKNOWN_RETRY_SECONDS: Final = 5.0
_OVERLOADED: Final = 500


class MatrixError(TransportError):
    """The homeserver said no, or could not be reached.

    `status` is that of HTTP, 0 where there was no answer; `code` is Matrix's own ("M_FORBIDDEN"). `retry_seconds` is
    set where the server wants to be left alone for so long.
    """

    def __init__(self, words: str, *, status: int = 0, code: str = "", retry_seconds: float | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.code = code
        self.retry_seconds = retry_seconds

    @property
    def is_passing(self) -> bool:
        """Whether the same call may succeed later."""
        return self.retry_seconds is not None or self.status == 0 or self.status >= _OVERLOADED


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A body as it came, and the headers that came with it."""

    body: bytes
    headers: Mapping[str, str]


class Wire:
    """Calls one homeserver; `token` is set after the login."""

    def __init__(self, session: aiohttp.ClientSession, homeserver: str) -> None:
        self._session = session
        self._homeserver = homeserver
        self.token = ""

    async def call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        seconds: float = CALL_SECONDS,
    ) -> dict[str, Any]:
        """The JSON object that the server answers.

        Raises:
            MatrixError: If the server refuses it or gives no answer within so many seconds.
        """
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        given = await self.send(method, path, data, query=query, seconds=seconds)
        return read_object(given.body)

    async def upload(
        self, content: bytes, media_type: str, query: Mapping[str, str], *, seconds: float
    ) -> dict[str, Any]:
        """What the server answers to a file that it is to keep.

        Raises:
            MatrixError: If the server refuses it or gives no answer within so many seconds.
        """
        given = await self.send("POST", UPLOAD, content, media_type=media_type, query=query, seconds=seconds)
        return read_object(given.body)

    async def send(
        self,
        method: str,
        path: str,
        data: bytes | None = None,
        *,
        media_type: str = "application/json",
        query: Mapping[str, str] | None = None,
        seconds: float = CALL_SECONDS,
    ) -> Downloaded:
        """The body that the server answers.

        Raises:
            MatrixError: If the server refuses it or gives no answer within so many seconds.
        """
        headers = {"Content-Type": media_type} | ({"Authorization": f"Bearer {self.token}"} if self.token else {})
        try:
            async with self._session.request(
                method,
                self._homeserver + path,
                data=data,
                params=query,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as answer:
                content = await answer.read()
                if answer.ok:
                    return Downloaded(content, answer.headers)
                raise _refusal(answer.status, answer.headers, content)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise MatrixError(f"no answer came ({_cause(error)})") from error


def _cause(error: aiohttp.ClientError | TimeoutError) -> str:
    """Why there is no answer, in the words of the system where it has some."""
    if isinstance(error, TimeoutError):
        return "it takes too long"
    # Some errors of the library have this property and not what it gives.
    return getattr(getattr(error, "os_error", None), "strerror", None) or type(error).__name__


def room_path(room: str, *parts: str) -> str:
    """The path of something in a room."""
    return "/".join((CLIENT, "rooms", *(quote(part, safe="", errors="replace") for part in (room, *parts))))


async def room_of(wire: Wire, name: str) -> str:
    """The id of a room from its address, or from itself.

    Raises:
        MatrixError: If there is no room of that address.
    """
    if not name.startswith("#"):
        return name
    given = await wire.call("GET", f"{CLIENT}/directory/room/{quote(name, safe='')}")
    return str(given.get("room_id"))


def read_object(content: bytes) -> dict[str, Any]:
    """The JSON object that an answer is.

    Raises:
        MatrixError: If it is none.
    """
    try:
        given = json.loads(content)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise MatrixError("what answers there is no homeserver", status=502, code=NO_HOMESERVER)
    return given


def _refusal(status: int, headers: Mapping[str, str], content: bytes) -> MatrixError:
    try:
        said = json.loads(content)
    except ValueError:
        said = {}
    if not isinstance(said, dict):
        said = {}
    retry = None
    if status == 429:  # noqa: PLR2004 (too many requests)
        retry = _retry_seconds(said.get("retry_after_ms"), headers.get("Retry-After", ""))
    words = str(said.get("error") or f"the homeserver answered {status}")
    return MatrixError(words, status=status, code=str(said.get("errcode", "")), retry_seconds=retry)


def _retry_seconds(milliseconds: object, header: str) -> float:
    if isinstance(milliseconds, int | float):
        return milliseconds / 1_000
    return float(header) if header.isdecimal() else _UNKNOWN_RETRY_SECONDS
