"""The real bot over real HTTP against the tests' Bot API server, for the length of a conversation."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from support.ports import free_port
from telegram_api.server import TelegramApi

from bot.state.engine import open_state, sqlite_url
from bot.state.ledger import Ledger
from bot.telegram.application import serve
from bot.telegram.limits import UNLIMITED
from bot.telegram.options import Options, WebhookOptions
from bot.telegram.parts import House, Ports, make_bot
from bot.telegram.plain import AskedCatalogue

from .scripted import ScriptedAnswering, ScriptedShelf, nothing_related

WITHIN_S = 10.0
# Conversations do not wait for Telegram's limits; the tests of the outbox do, on a clock of their own.
QUICK = Options(rates=UNLIMITED)


def root(api: TelegramApi) -> str:
    """The server's root, as TELEGRAM_API_URL names it."""
    return f"http://127.0.0.1:{api.port}"


def ports_of(answering: ScriptedAnswering, folder: Path, **more: Any) -> Ports:
    """Scripted parts around an answering."""
    shelf = ScriptedShelf()
    parts: dict[str, Any] = {
        "related": nothing_related(),
        "catalogue": AskedCatalogue(answering.answer),
        "snippets": answering,
        "shelf": shelf,
        "backup": shelf,
        "incoming": folder / "incoming",
    }
    return Ports(answering=answering, **(parts | more))


@contextlib.contextmanager
def house_of(
    answering: ScriptedAnswering, folder: Path, options: Options = QUICK, **more: Any
) -> Iterator[House]:
    """A house with its state in the folder; opened again, it is the same house after a restart."""
    house = House(
        ports_of(answering, folder, **more), Ledger(open_state(sqlite_url(folder / "state.db"))), options
    )
    try:
        yield house
    finally:
        house.ledger.close()


@contextlib.asynccontextmanager
async def polling(
    api: TelegramApi,
    answering: ScriptedAnswering,
    folder: Path | None = None,
    options: Options = QUICK,
    **more: Any,
) -> AsyncIterator[asyncio.Event]:
    """The bot polling that server; on leaving it is stopped the graceful way. Yields its stop event."""
    with contextlib.ExitStack() as stack:
        folder = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        house = stack.enter_context(house_of(answering, folder, options, **more))
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(make_bot(api.token, root(api)), house, stop))
        try:
            yield stop
        finally:
            stop.set()
            await asyncio.wait_for(serving, WITHIN_S)


@contextlib.asynccontextmanager
async def conversation(
    answering: ScriptedAnswering | None = None, options: Options = QUICK, **more: Any
) -> AsyncIterator[TelegramApi]:
    """A server with the bot on it; at the end nothing may have broken Telegram's rules."""
    async with TelegramApi.running() as api:
        async with polling(api, answering or ScriptedAnswering(), options=options, **more):
            yield api
        assert api.violations == []


@contextlib.asynccontextmanager
async def webhook(
    api: TelegramApi, answering: ScriptedAnswering, folder: Path | None = None, options: Options = QUICK
) -> AsyncIterator[str]:
    """The bot on a webhook of that server; yields the address it listens on, without the path."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with polling(api, answering, folder, replace(options, webhook=WebhookOptions(address, port=port))):
        await api.until(lambda: api.office.queue.webhook_active)
        yield address


def play(scene: Coroutine[Any, Any, None]) -> None:
    """Run a conversation to its end."""
    asyncio.run(scene)
