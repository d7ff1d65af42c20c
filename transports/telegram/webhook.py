"""The webhook: the server brings updates to a small HTTP server of ours, behind a proxy that speaks TLS.

Its path is random and kept, and each call has to show a secret. A call is answered after its update is stored, so that
what the server was told is never lost; what it brings again is known by its id.
"""

import asyncio
import hmac
import json
import secrets
from functools import partial
from typing import Final

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from domain.chat import Platform
from domain.errors import StoreError, TransportError
from domain.ports import Arrival, Notes
from transports.telegram.account import WebhookPlace
from transports.telegram.insisting import insist
from transports.telegram.intake import KINDS, Intake
from transports.telegram.limiter import Sleep

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES: Final = 1_000_000
"""An update is a few thousand bytes; a photo's or a file's are not in it."""
BODY_SECONDS: Final = 10.0
_STOP_SECONDS: Final = 5.0


class Webhook:
    """Lets the server bring updates."""

    def __init__(self, bot: Bot, place: WebhookPlace, notes: Notes, *, sleep: Sleep) -> None:
        self._bot = bot
        self._place = place
        self._notes = notes
        self._sleep = sleep

    async def run(self, intake: Intake) -> None:
        """Listen until it is cancelled; the server keeps what it cannot bring, so that it stays set in the end.

        Raises:
            TransportError: If we cannot listen there, or the server does not take the address or the token.
        """
        path, secret = [
            await insist(partial(self._noted, name), self._sleep) for name in ("webhook_path", "webhook_secret")
        ]
        app = web.Application(client_max_size=MOST_BYTES)
        # The proxy may leave the front of the address away.
        app.router.add_post(f"/{{front:(?:.*/)?}}{path}", partial(self._receive, intake, secret))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_SECONDS)
        await runner.setup()
        try:
            await self._listen(runner)
            await insist(partial(self._announce, path, secret), self._sleep)
            await intake.watch()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self._place.host, self._place.port).start()
        except OSError as error:
            raise TransportError(
                f"Byline cannot listen on {self._place.host}:{self._place.port} for Telegram "
                f"({error.strerror or type(error).__name__}); change BYLINE_TELEGRAM_WEBHOOK_LISTEN."
            ) from error

    async def _announce(self, path: str, secret: str) -> None:
        try:
            await self._bot.set_webhook(
                f"{self._place.url.rstrip('/')}/{path}", secret_token=secret, allowed_updates=KINDS
            )
        except BadRequest as error:
            raise TransportError(
                f"Telegram does not take the address in BYLINE_TELEGRAM_WEBHOOK_URL: {error.message}."
            ) from error

    async def _receive(self, intake: Intake, secret: str, request: web.Request) -> web.Response:
        """Store one update; nobody without the secret is told more than that."""
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
            raise web.HTTPForbidden
        try:
            async with asyncio.timeout(BODY_SECONDS):
                payload = await request.text()
            update_id = int(json.loads(payload)["update_id"])
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (ValueError, TypeError, KeyError):
            raise web.HTTPBadRequest from None
        try:
            await intake.accept([Arrival(str(update_id), payload)])
        except StoreError:
            # The server brings it again.
            raise web.HTTPServiceUnavailable from None
        return web.Response()

    async def _noted(self, name: str) -> str:
        """What was made up for an earlier process, so that updates on their way still arrive, else something new."""
        noted = await self._notes.get(Platform.TELEGRAM, name)
        if noted is None:
            noted = secrets.token_urlsafe(32)
            await self._notes.put(Platform.TELEGRAM, name, noted)
        return noted
