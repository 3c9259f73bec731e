"""The real bot over real HTTP against the tests' Bot API server, for the length of a conversation."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from typing import Any

from telegram_api.server import TelegramApi

from bot.telegram.application import build_application, serve
from bot.telegram.ports import Answering

from .scripted import ScriptedAnswering

WITHIN_S = 10.0


def root(api: TelegramApi) -> str:
    """The server's root, as TELEGRAM_API_URL names it."""
    return f"http://127.0.0.1:{api.port}"


@contextlib.asynccontextmanager
async def polling(api: TelegramApi, answering: Answering) -> AsyncIterator[asyncio.Event]:
    """The bot polling that server; on leaving it is stopped the graceful way. Yields its stop event."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(build_application(api.token, answering, root(api)), stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(serving, WITHIN_S)


@contextlib.asynccontextmanager
async def conversation(answering: Answering | None = None) -> AsyncIterator[TelegramApi]:
    """A server with the bot on it; at the end nothing may have broken Telegram's rules."""
    async with TelegramApi.running() as api:
        async with polling(api, answering or ScriptedAnswering()):
            yield api
        assert api.violations == []


def play(scene: Coroutine[Any, Any, None]) -> None:
    """Run a conversation to its end."""
    asyncio.run(scene)
