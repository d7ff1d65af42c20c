"""A real Matrix homeserver on this machine for as long as the tests run, and the people on it."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import secrets
import shutil
import socket
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest

SERVER: Final = "harbour.example"
PYTHON: Final = Path(__file__).parents[1] / ".venv-homeserver" / "bin" / "python"
CLIENT: Final = "/_matrix/client/v3"
_SECRET: Final = "the tests may make users"
_BOOT_SECONDS: Final = 90.0
_WAIT_SECONDS: Final = 60
_UNLIMITED: Final = {"per_second": 10_000, "burst_count": 10_000}


class HomeserverError(AssertionError):
    """The homeserver did not do what a test asked it for."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"{status}: {said}")
        self.status = status


class Synapse:
    """One server on one port of this machine; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._said: deque[str] = deque(maxlen=50)
        self._config = folder / "homeserver.yaml"
        self._config.write_text(json.dumps(_settings(folder, self._port)), "utf-8")
        seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
        (folder / "signing.key").write_text(f"ed25519 a_test {seed}\n", "utf-8")

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, and wait until it listens; one that never does is ended."""
        listens = threading.Event()
        process = subprocess.Popen(
            [PYTHON, "-m", "synapse.app.homeserver", "-c", self._config], stderr=subprocess.PIPE, text=True
        )

        def read() -> None:
            for line in process.stderr or ():
                self._said.append(line)
                if "now listening" in line:
                    listens.set()

        self._reader = threading.Thread(target=read, daemon=True)
        self._reader.start()
        self._process = process
        if not listens.wait(_BOOT_SECONDS):
            self.kill()
            raise HomeserverError(0, "".join(self._said))

    def kill(self) -> None:
        """End it at once, as a crash would; one that was ended already stays so."""
        if self._process is None:
            return
        self._process.kill()
        with self._process:
            assert self._reader is not None
            self._reader.join()
        self._process = None

    def person(self, name: str, *, is_admin: bool = False) -> "Person":
        """A new user with a name that nobody else has."""
        own = f"{name}{next(self._numbers)}-{secrets.token_hex(3)}"
        nonce = call(self.url, "GET", "/_synapse/admin/v1/register")["nonce"]
        password = secrets.token_hex(8)
        flag = "admin" if is_admin else "notadmin"
        mac = hmac.new(_SECRET.encode(), f"{nonce}\0{own}\0{password}\0{flag}".encode(), hashlib.sha1)
        body = {"nonce": nonce, "username": own, "password": password, "admin": is_admin, "mac": mac.hexdigest()}
        given = call(self.url, "POST", "/_synapse/admin/v1/register", body | {"displayname": name.capitalize()})
        return Person(self.url, given["user_id"], given["access_token"], given["device_id"], password)


@dataclass(eq=False)
class Person:
    """Somebody on the server, who writes and waits for what others write."""

    url: str
    user: str
    token: str = field(repr=False)
    device: str
    password: str = field(repr=False)
    since: str = ""

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, **query: str) -> dict[str, Any]:
        """Call the server in the person's name."""
        return call(self.url, method, CLIENT + path, body, token=self.token, query=query)

    def room(self, *invited: str, **more: object) -> str:
        """Make a room; gives its id."""
        body = {"preset": "private_chat", "invite": list(invited), **more}
        return str(self.ask("POST", "/createRoom", body)["room_id"])

    def invite(self, room: str, other: "Person") -> None:
        """Invite somebody, who comes."""
        self.ask("POST", f"/rooms/{quote(room)}/invite", {"user_id": other.user})
        other.ask("POST", f"/join/{quote(room)}", {})

    def limit(self, other: "Person", *, per_second: int, burst: int) -> None:
        """Let another person write only so much, as an admin of the server may."""
        path = f"/_synapse/admin/v1/users/{quote(other.user)}/override_ratelimit"
        call(self.url, "POST", path, {"messages_per_second": per_second, "burst_count": burst}, token=self.token)

    def send(self, room: str, content: Mapping[str, Any], kind: str = "m.room.message") -> str:
        """Send an event; gives its id."""
        path = f"/rooms/{quote(room)}/send/{kind}/{secrets.token_hex(6)}"
        return str(self.ask("PUT", path, content)["event_id"])

    def say(self, room: str, text: str, **more: object) -> str:
        """Write in a room; gives the event's id."""
        return self.send(room, {"msgtype": "m.text", "body": text, **more})

    def react(self, room: str, post_id: str, key: str) -> str:
        """React to a post; gives the event's id."""
        relation = {"rel_type": "m.annotation", "event_id": post_id, "key": key}
        return self.send(room, {"m.relates_to": relation}, "m.reaction")

    def redact(self, room: str, event_id: str) -> None:
        """Take an event away."""
        self.ask("PUT", f"/rooms/{quote(room)}/redact/{quote(event_id)}/{secrets.token_hex(6)}", {})

    def set_state(self, room: str, kind: str, content: Mapping[str, Any], key: str = "") -> None:
        """Set a part of the state of a room."""
        self.ask("PUT", f"/rooms/{quote(room)}/state/{kind}/{quote(key)}", content)

    def state(self, room: str, kind: str, key: str = "") -> dict[str, Any]:
        """A part of the state of a room."""
        return self.ask("GET", f"/rooms/{quote(room)}/state/{kind}/{quote(key)}")

    def events(self, room: str) -> list[dict[str, Any]]:
        """What happened in a room, oldest first."""
        given = self.ask("GET", f"/rooms/{quote(room)}/messages", dir="b", limit="500")
        return list(given["chunk"])[::-1]

    def posts(self, room: str, sender: str) -> list[dict[str, Any]]:
        """The messages of a user in a room that were not taken away, oldest first, edits among them."""
        return [
            event
            for event in self.events(room)
            if event["sender"] == sender and event["type"] == "m.room.message" and event["content"]
        ]

    async def wait(self, room: str, is_there: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Everything that happened in a room, as soon as it is what the test waits for."""
        found: list[dict[str, Any]] = []

        def look() -> bool:
            found[:] = self.events(room)
            return is_there(found)

        await self.wait_until(look)
        return found

    async def wait_for_posts(self, room: str, sender: str, count: int) -> list[dict[str, Any]]:
        """The messages of a user in a room, as soon as there are so many."""
        await self.wait(room, lambda _: len(self.posts(room, sender)) >= count)
        return self.posts(room, sender)

    async def wait_to_be_joined(self, room: str, user: str) -> None:
        """Wait until a user is in a room."""
        await self.wait(room, lambda events: _membership(events, user) == "join")

    async def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; it is looked at again whenever something happened to the person."""
        async with asyncio.timeout(_WAIT_SECONDS):
            while not await asyncio.to_thread(is_so):
                await asyncio.to_thread(self._look_on)

    def _look_on(self) -> None:
        """Wait for something to happen, half a second at most."""
        self.since = self.ask("GET", "/sync", timeout="500", since=self.since)["next_batch"]


def call(
    url: str,
    method: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    *,
    token: str = "",
    query: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Call a homeserver, and wait for its answer."""
    asked = Request(  # noqa: S310 (it is the server of the test)
        f"{url}{path}?{urlencode({name: value for name, value in (query or {}).items() if value})}",
        None if body is None else json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}"} if token else {},
        method=method,
    )
    try:
        with urlopen(asked, timeout=_WAIT_SECONDS) as answer:  # noqa: S310 (as above)
            given: dict[str, Any] = json.load(answer)
            return given
    except HTTPError as error:
        with error:
            raise HomeserverError(error.code, error.read().decode()) from error


def server_time(url: str) -> datetime:
    """What time it is for a server."""
    with urlopen(f"{url}/_matrix/client/versions", timeout=_WAIT_SECONDS) as answer:  # noqa: S310 (as above)
        return parsedate_to_datetime(answer.headers["Date"])


@pytest.fixture(scope="session")
def synapse() -> Iterator[Synapse]:
    """The server; `bin/environment homeserver` installs it."""
    if not PYTHON.is_file():
        pytest.skip("bin/environment homeserver was not called")
    folder = Path(tempfile.mkdtemp(prefix="byline-synapse-"))
    server = Synapse(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _membership(events: list[dict[str, Any]], user: str) -> str:
    found = [event for event in events if event["type"] == "m.room.member" and event["state_key"] == user]
    return str(found[-1]["content"]["membership"]) if found else "leave"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _settings(folder: Path, port: int) -> dict[str, Any]:
    limits = "message registration joins_per_room admin_redaction room_creation".split()
    return {
        "server_name": SERVER,
        "pid_file": str(folder / "pid"),
        "listeners": [
            {
                "port": port,
                "type": "http",
                "bind_addresses": ["127.0.0.1"],
                "resources": [{"names": ["client"], "compress": False}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "macaroon_secret_key": "a",
        "form_secret": "b",
        "registration_shared_secret": _SECRET,
        "trusted_key_servers": [],
        "federation_domain_whitelist": [],
        "report_stats": False,
        "bcrypt_rounds": 4,
        "presence": {"enabled": False},
        **{f"rc_{name}": _UNLIMITED for name in limits},
        "rc_login": dict.fromkeys(("address", "account", "failed_attempts"), _UNLIMITED),
        "rc_joins": dict.fromkeys(("local", "remote"), _UNLIMITED),
        "rc_invites": dict.fromkeys(("per_room", "per_user", "per_issuer"), _UNLIMITED),
    }
