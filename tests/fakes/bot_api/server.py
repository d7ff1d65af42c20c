"""A Bot API server on loopback: polling, topics, refusals in the real server's words, answers that get lost.

It holds what a test needs to see: the posts of each chat, and every call. What goes wrong is scripted: a fault waits
for the next call of a method.
"""

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from tests.fakes.bot_api.judge import refusal

TOKEN: Final = "123456:CANARY-canary_CANARY-canary_1234"
BOT: Final = {"id": 123456, "is_bot": True, "first_name": "Byline", "username": "byline_bot"}
SENT_AT: Final = 1_700_000_000
SOON_SECONDS: Final = 60
MOST_FILE_BYTES: Final = 20_000_000
GIFTS: Final = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
JSON_FIELDS: Final = (
    "entities",
    "caption_entities",
    "reply_markup",
    "reply_parameters",
    "allowed_updates",
    "commands",
    "scope",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong: an HTTP status with the server's words, or an answer that is lost after the work was done.

    One that is slow does the work, and answers only after `BotApi.go_on` is set.
    """

    status: int = 200
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    is_lost: bool = False
    is_slow: bool = False


class BotApi:
    """The server's state; `post_update` lets something arrive at the bot."""

    def __init__(self) -> None:
        self.url = ""
        self.posts: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.admins: set[tuple[str, str]] = set()
        self.closed_topics: set[tuple[str, str]] = set()
        self.deleted_topics: set[tuple[str, str]] = set()
        self.files: dict[str, bytes] = {}
        self.public_chats: dict[str, tuple[int, str]] = {}
        self.own_standing: dict[str, dict[str, Any]] = {}
        self.slow_modes: dict[str, int] = {}
        self.own_abilities: dict[str, bool] = {}
        self.webhook: dict[str, Any] | None = None
        self.webhook_troubles: dict[str, Any] = {}
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._updates: list[dict[str, Any]] = []
        self._changed = asyncio.Condition()
        self.go_on = asyncio.Event()
        self._next_id = 1

    def new_id(self) -> int:
        """An id for an update or a message."""
        self._next_id += 1
        return self._next_id

    async def post_update(self, **kinds: Any) -> int:  # noqa: ANN401 (an update is what the platform says it is)
        """Let an update arrive; gives its id."""
        update = {"update_id": self.new_id(), **kinds}
        await self.post_again(update)
        return int(update["update_id"])

    async def post_again(self, update: dict[str, Any]) -> None:
        """Let an update arrive that may have arrived before."""
        async with self._changed:
            self._updates.append(update)
            self._changed.notify_all()

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong."""
        self._faults[method].extend(faults)

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        return [data for name, data in self.calls if name == method]

    async def wait_until(self, happened: Any) -> None:  # noqa: ANN401 (any predicate without arguments)
        """Wait for calls until a condition holds; one that never does ends the test."""
        async with asyncio.timeout(SOON_SECONDS), self._changed:
            await self._changed.wait_for(happened)

    async def bring(self, update: dict[str, Any], port: int, **changes: str) -> int:
        """Bring an update to the webhook that was set, as the real server does; gives the status of the answer."""
        assert self.webhook is not None
        path = urlsplit(self.webhook["url"]).path
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", ""), **changes}
        async with ClientSession() as session:
            answer = await session.post(f"http://127.0.0.1:{port}{path}", json=update, headers=headers)
            return answer.status

    async def give_file(self, request: web.Request) -> web.StreamResponse:
        """Answer a download."""
        file_id = request.match_info["path"].rpartition("/")[2]
        if request.match_info["token"] != TOKEN or file_id not in self.files:
            return _error(404, "Not Found")
        return web.Response(body=self.files[file_id])

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        if request.match_info["token"] != TOKEN:
            return _error(401, "Unauthorized")
        method = request.match_info["method"]
        data: dict[str, Any] = {
            name: json.loads(value) if name in JSON_FIELDS and isinstance(value, str) else value
            for name, value in (await request.post()).items()
            if not isinstance(value, web.FileField)
        }
        for sent in (value for value in (await request.post()).values() if isinstance(value, web.FileField)):
            data |= {"file_name": sent.filename, "file_bytes": len(sent.file.read())}
        if method == "getUpdates":
            fault = self._faults[method].popleft() if self._faults[method] else None
            return _error(fault.status, fault.description, fault.parameters) if fault else await self._get_updates(data)
        return await self._act(request, method, data)

    async def _act(self, request: web.Request, method: str, data: dict[str, Any]) -> web.StreamResponse:
        fault = self._faults[method].popleft() if self._faults[method] else Fault()
        async with self._changed:
            self.calls.append((method, data))
            self._changed.notify_all()
        if fault.status != 200:
            return _error(fault.status, fault.description, fault.parameters)
        refused = self._refusal(method, data)
        if refused is not None:
            return _error(400, refused)
        result = getattr(self, re.sub("([A-Z])", r"_\1", f"_{method}").lower())(data)
        if fault.is_slow:
            await self.go_on.wait()
        if fault.is_lost and request.transport is not None:
            request.transport.close()
        return _result(result)

    async def _get_updates(self, data: dict[str, Any]) -> web.StreamResponse:
        offset = int(data.get("offset", 0))
        async with self._changed:
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
            await self._changed.wait_for(lambda: self._updates)
            return _result(self._updates)

    def _refusal(self, method: str, data: dict[str, Any]) -> str | None:
        if method in {"sendMessage", "editMessageText"}:
            refused = refusal(data.get("text", ""), data.get("entities", []))
            if refused is not None:
                return refused
        if method in {"editMessageText", "deleteMessage"}:
            post = self.posts[str(data["chat_id"])].get(int(data["message_id"]))
            return _edit_refusal(method, post, data)
        return self._lack(method, data)

    def _lack(self, method: str, data: dict[str, Any]) -> str | None:
        """What is not there, in the real server's words."""
        topic = (str(data.get("chat_id")), str(data.get("message_thread_id")))
        if topic in self.closed_topics:
            return "Bad Request: TOPIC_CLOSED"
        if topic in self.deleted_topics:
            return "Bad Request: message thread not found"
        if method == "getChat" and data["chat_id"] not in self.public_chats:
            return "Bad Request: chat not found"
        is_large = method == "getFile" and len(self.files.get(data["file_id"], b"")) > MOST_FILE_BYTES
        return "Bad Request: file is too big" if is_large else None

    def _get_me(self, data: dict[str, Any]) -> dict[str, Any]:
        del data
        return {**BOT, **self.own_abilities}

    def _send_message(self, data: dict[str, Any]) -> dict[str, Any]:
        post_id = self.new_id()
        self.posts[str(data["chat_id"])][post_id] = data
        return {"message_id": post_id, "date": SENT_AT, "chat": _chat(data["chat_id"]), "text": data.get("text", "")}

    _send_document = _send_photo = _send_message

    def _edit_message_text(self, data: dict[str, Any]) -> dict[str, Any]:
        self.posts[str(data["chat_id"])][int(data["message_id"])].update(data)
        return {"message_id": int(data["message_id"]), "date": SENT_AT, "chat": _chat(data["chat_id"])}

    def _delete_message(self, data: dict[str, Any]) -> bool:
        del self.posts[str(data["chat_id"])][int(data["message_id"])]
        return True

    def _answer_callback_query(self, data: dict[str, Any]) -> bool:
        return bool(data)

    def _delete_webhook(self, data: dict[str, Any]) -> bool:
        del data
        self.webhook = None
        return True

    def _set_webhook(self, data: dict[str, Any]) -> bool:
        self.webhook = data
        return True

    def _get_webhook_info(self, data: dict[str, Any]) -> dict[str, Any]:
        del data
        url = "" if self.webhook is None else self.webhook["url"]
        return {"url": url, "has_custom_certificate": False, "pending_update_count": 0, **self.webhook_troubles}

    def _delete_my_commands(self, data: dict[str, Any]) -> bool:
        return bool(data)

    def _set_my_commands(self, data: dict[str, Any]) -> bool:
        return bool(data)

    def _get_file(self, data: dict[str, Any]) -> dict[str, Any]:
        file_id = data["file_id"]
        return {"file_id": file_id, "file_unique_id": file_id, "file_path": f"documents/{file_id}"}

    def _get_chat(self, data: dict[str, Any]) -> dict[str, Any]:
        chat_id, kind = self.public_chats[data["chat_id"]]
        gifts = dict.fromkeys(GIFTS, False)
        colours = {"accent_color_id": 0, "max_reaction_count": 1, "accepted_gift_types": gifts}
        slow = {"slow_mode_delay": self.slow_modes[data["chat_id"]]} if data["chat_id"] in self.slow_modes else {}
        return {"id": chat_id, "type": kind, "title": "Harbour News", **colours, **slow}

    def _get_chat_member(self, data: dict[str, Any]) -> dict[str, Any]:
        if str(data["user_id"]) == str(BOT["id"]):
            return {"user": BOT, **self.own_standing.get(str(data["chat_id"]), {"status": "member"})}
        is_admin = (str(data["chat_id"]), str(data["user_id"])) in self.admins
        user = {"id": int(data["user_id"]), "is_bot": False, "first_name": "Ada"}
        if not is_admin:
            return {"status": "member", "user": user}
        return {"status": "creator", "user": user, "is_anonymous": False}


@asynccontextmanager
async def running_bot_api(api: BotApi | None = None) -> AsyncIterator[BotApi]:
    """A server on a free port of loopback; a test may bring its own."""
    api = api or BotApi()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.*}", api.give_file)
    server = TestServer(app, skip_url_asserts=True)
    await server.start_server(shutdown_timeout=0)
    api.url = str(server.make_url("")).rstrip("/")
    try:
        yield api
    finally:
        api.go_on.set()
        await server.close()


def _edit_refusal(method: str, post: dict[str, Any] | None, data: dict[str, Any]) -> str | None:
    if post is None:
        return f"Bad Request: message to {'edit' if method == 'editMessageText' else 'delete'} not found"
    same = ("text", "entities", "reply_markup")
    if method == "editMessageText" and all(post.get(name) == data.get(name) for name in same):
        return (
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    return None


def _chat(chat_id: object) -> dict[str, Any]:
    return {"id": int(str(chat_id)), "type": "supergroup" if str(chat_id).startswith("-") else "private"}


def _result(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    answer = {"ok": False, "error_code": status, "description": description}
    return web.json_response({**answer, **({"parameters": parameters} if parameters else {})}, status=status)
