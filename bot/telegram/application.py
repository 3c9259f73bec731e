"""Builds the bot and runs it: from a token and an answering to a program that polls until it is told to stop."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder

from bot.observability.health import Part, keep_beating
from bot.observability.monitor import Monitor
from bot.telegram import texts
from bot.telegram.delivery import Outbox
from bot.telegram.errors import TokenRefusedError, UnreachableError
from bot.telegram.handlers import BotApplication, Handlers
from bot.telegram.polling import Conflicts, Poller
from bot.telegram.ports import Answering
from bot.telegram.quiet_logs import quiet_logs
from bot.telegram.richtext import is_web_address

_LOG = logging.getLogger(__name__)
# Measured: httpcore's bookkeeping is quadratic in the pool, so 8 at a time over 16 connections beat PTB's 256.
_AT_ONCE: Final = 8
_CONNECTIONS: Final = 16
_POOL_TIMEOUT_S: Final = 30.0
_READ_TIMEOUT_S: Final = 20.0
_CONNECT_TIMEOUT_S: Final = 10.0


def poll(
    token: str, answering: Answering, api_url: str | None = None, monitor: Monitor | None = None
) -> None:
    """Run the bot by long polling until SIGINT or SIGTERM; what is being answered then is still finished.

    `answering` has to be warm: the first question may be waiting. `api_url` is a Bot API server's root; None means
    Telegram's own. Raises TelegramStartError with one line for the operator when the bot cannot run.
    """
    quiet_logs()
    asyncio.run(_until_signalled(token, answering, api_url, monitor or Monitor()))


def build_application(
    token: str, answering: Answering, api_url: str | None = None, monitor: Monitor | None = None
) -> BotApplication:
    """The bot with its handlers, not started; it has no Updater, for `serve` fetches the updates.

    Raises TelegramStartError for a token or an address that cannot be one at all.
    """
    quiet_logs()
    # PTB warns at each 429 that it will come to speak in timedeltas; this is its switch for doing so now.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    builder = (
        ApplicationBuilder()
        .token(_clean(token))
        .updater(None)
        .job_queue(None)
        .concurrent_updates(_AT_ONCE)
        .connection_pool_size(_CONNECTIONS)
        .pool_timeout(_POOL_TIMEOUT_S)
        .read_timeout(_READ_TIMEOUT_S)
        .connect_timeout(_CONNECT_TIMEOUT_S)
    )
    if api_url is not None:
        root = api_url.strip().rstrip("/")
        if not is_web_address(root):
            raise UnreachableError(texts.BAD_SERVER)
        builder = builder.base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    application: BotApplication = builder.build()
    outbox = Outbox(application.bot, metrics=(monitor or Monitor()).metrics)
    Handlers(answering, outbox).register(application)
    return application


async def serve(
    application: BotApplication,
    stop: asyncio.Event,
    conflicts: Conflicts | None = None,
    monitor: Monitor | None = None,
) -> None:
    """Poll until `stop` is set, then finish what was fetched. Raises TelegramStartError when it cannot go on.

    Pending updates are never dropped: what was asked while the bot was down is answered when it is back.
    """
    health = (monitor or Monitor()).health
    poller = Poller(application.bot, application.update_queue.put, conflicts)
    beating = asyncio.create_task(keep_beating(health))
    try:
        with _start_errors(application):
            await application.initialize()
            await application.bot.delete_webhook(drop_pending_updates=False)
        await _announce(application)
        await application.start()
        health.report(Part.TELEGRAM, is_well=True)
        try:
            await poller.run(stop)
        finally:
            health.report(Part.TELEGRAM, is_well=False, detail="stopping")
            # First all that was fetched: once it is stopping, PTB starts tasks that nothing waits for.
            await application.update_queue.join()
            await application.stop()
            await poller.confirm()
    finally:
        beating.cancel()
        await application.shutdown()
        # An application whose start failed half-way does not count as initialised, yet its connections are open.
        await application.bot.shutdown()


async def _until_signalled(token: str, answering: Answering, api_url: str | None, monitor: Monitor) -> None:
    application = build_application(token, answering, api_url, monitor)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop_once() -> None:
        _LOG.info("stopping: finishing what is being answered")
        stop.set()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)  # a second signal ends the program as usual

    # Not on Windows and not outside the main thread; there Ctrl-C ends the program as usual.
    with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop_once)
    await serve(application, stop, monitor=monitor)


async def _announce(application: BotApplication) -> None:
    """Put the commands into Telegram's menu; the bot works without."""
    _LOG.info("answering as @%s", application.bot.username)
    try:
        await application.bot.set_my_commands(texts.COMMANDS)
    except TelegramError as error:
        _LOG.warning("command menu not set: %s", error)


@contextlib.contextmanager
def _start_errors(application: BotApplication) -> Iterator[None]:
    """Say in one line why the bot did not start; PTB's own message would show the token."""
    try:
        yield
    except InvalidToken:
        raise TokenRefusedError(texts.BOT_REFUSED) from None
    except TelegramError as error:
        _LOG.info("start failed: %s", error)
        server = urlsplit(application.bot.base_url)
        raise UnreachableError(texts.unreachable(f"{server.scheme}://{server.netloc}")) from None


def _clean(token: str) -> str:
    """The token without what copying brings along; refused if it cannot stand in an address."""
    token = token.strip()
    if not token or not token.isascii() or not token.isprintable() or set(token) & set(" /?#%"):
        raise TokenRefusedError(texts.BOT_REFUSED)
    return token
