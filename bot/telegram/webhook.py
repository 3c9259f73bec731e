"""Updates that Telegram brings: an HTTP server that says 200 only for what is kept.

Telegram repeats what is not answered with 200. The path cannot be guessed, and each request has to carry the secret
that was agreed when the webhook was set; both are drawn once and kept in the state, so that replicas share them.
"""

import datetime as dt
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from aiohttp import web
from telegram import Bot, Update

from bot.errors import StateError
from bot.telegram.intake import HANDLED
from bot.telegram.options import WebhookOptions

_LOG = logging.getLogger(__name__)
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_LARGEST_BYTES: Final = 1_000_000
_LATELY_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class Secrets:
    """The path and the token, drawn from one key."""

    path: str
    token: str

    @classmethod
    def of(cls, key: bytes) -> "Secrets":
        """The same for every process that has the key."""
        path, token = (
            blake2b(purpose, key=key, digest_size=24).hexdigest() for purpose in (b"path", b"token")
        )
        return cls(f"/telegram/{path}", token)


class Webhook:
    """Listens for Telegram."""

    def __init__(
        self,
        bot: Bot,
        options: WebhookOptions,
        secrets: Secrets,
        hand_over: Callable[[Sequence[Update]], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._options = options
        self._secrets = secrets
        self._hand_over = hand_over
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen, then tell Telegram where. Raises OSError when the port is taken, TelegramError when refused."""
        application = web.Application(client_max_size=_LARGEST_BYTES)
        application.router.add_post(self._secrets.path, self._take)
        self._runner = web.AppRunner(application, access_log=None, handle_signals=False)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._options.host, self._options.port).start()
        await self._set()

    async def trouble(self) -> str:
        """What keeps updates from coming, by what Telegram says; nothing when they come. A webhook taken away is set again.

        Raises TelegramError when Telegram does not answer.
        """
        info = await self._bot.get_webhook_info()
        if not info.url:
            await self._set()
            return "the webhook was taken away; set again"
        if info.url != self._address:
            return "the webhook leads elsewhere: another program uses this token"
        failed = info.last_error_date
        if failed is not None and (dt.datetime.now(dt.UTC) - failed).total_seconds() < _LATELY_S:
            return f"updates do not get through: {info.last_error_message}"
        return ""

    @property
    def _address(self) -> str:
        return f"{self._options.url.rstrip('/')}{self._secrets.path}"

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._address,
            max_connections=self._options.connections,
            allowed_updates=HANDLED,
            secret_token=self._secrets.token,
            drop_pending_updates=False,
        )

    async def stop(self) -> None:
        """Stop listening; requests under way are finished. Telegram keeps what comes until the next start."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secrets.token.encode()):
            return web.Response(status=web.HTTPForbidden.status_code)
        try:
            update = Update.de_json(json.loads(await request.read()), self._bot)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # Asking for it again would not make it readable.
            _LOG.warning("unreadable update: %r", error)
            return web.Response()
        try:
            await self._hand_over([update])
        except StateError as error:
            _LOG.warning("update not kept: %s", error)
            return web.Response(status=web.HTTPServiceUnavailable.status_code)
        return web.Response()
