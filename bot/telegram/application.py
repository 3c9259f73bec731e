"""Runs the bot: from its parts to a program that takes updates until it is told to stop."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.errors import StateError
from bot.observability.health import STOPPING, Health, Part, keep_beating
from bot.observability.metrics import Queue
from bot.state import inbox, operations, outbox
from bot.state import lanes as leases
from bot.state.ledger import Connection
from bot.telegram import menu, texts
from bot.telegram.client import Client
from bot.telegram.errors import PortTakenError, TokenRefusedError, UnreachableError
from bot.telegram.parts import House, Service, make_bot, put_together, server_time_of
from bot.telegram.polling import Conflicts, Poller
from bot.telegram.webhook import Secrets, Webhook

_LOG = logging.getLogger(__name__)
_RENEW_S: Final = 15.0
_LOOK_S: Final = 60.0
_CLOCK_TOLERANCE_S: Final = 60.0
_CLEAN_UP_S: Final = 3600.0
# An update is read into hundreds of objects: looking for garbage as often as Python does by itself, at every 700, takes a
# twelfth of the time of an answer.
_OBJECTS_A_COLLECTION: Final = 5000


def run(token: str, house: House, api_url: str | None = None) -> None:
    """Run the bot until SIGINT or SIGTERM; what is being answered then is still finished.

    By webhook if the options name one, else by long polling. The answering has to be warm: the first question may be
    waiting. `api_url` is a Bot API server's root; None means Telegram's own. Raises TelegramStartError with one line
    for the operator when the bot cannot run.
    """
    gc.set_threshold(_OBJECTS_A_COLLECTION)
    asyncio.run(_until_signalled(make_bot(token, api_url), house))


async def serve(bot: Client, house: House, stop: asyncio.Event, conflicts: Conflicts | None = None) -> None:
    """Take updates until `stop` is set, then finish what was taken. Raises TelegramStartError when it cannot go on.

    Pending updates are never dropped: what was asked while the bot was down is answered when it is back.
    """
    is_polling = house.options.webhook is None
    health = house.monitor.health
    beating = asyncio.create_task(keep_beating(health))
    try:
        with _start_errors(bot):
            await bot.initialize()
            if is_polling:
                await bot.delete_webhook(drop_pending_updates=False)
        service = await put_together(bot, house, is_alone=is_polling or not house.ledger.is_shared)
        _LOG.info("answering as @%s", bot.username)
        await menu.announce(bot, house.options.admins)
        async with _at_work(service, house):
            health.report(Part.TELEGRAM, is_well=True)
            try:
                if is_polling:
                    await _poll(service, stop, conflicts, health)
                else:
                    await _listen(service, stop, health)
            finally:
                health.report(Part.TELEGRAM, is_well=False, detail=STOPPING)
    finally:
        beating.cancel()
        await bot.shutdown()


async def _poll(service: Service, stop: asyncio.Event, conflicts: Conflicts | None, health: Health) -> None:
    poller = Poller(service.bot, service.inbox.receive, conflicts, health)
    try:
        await poller.run(stop)
    finally:
        await poller.confirm()


async def _listen(service: Service, stop: asyncio.Event, health: Health) -> None:
    if service.options.webhook is None:
        return
    webhook = Webhook(service.bot, service.options.webhook, Secrets.of(service.key), service.inbox.receive)
    try:
        try:
            with _start_errors(service.bot):
                await webhook.start()
        except OSError as error:
            raise PortTakenError(texts.port_taken(service.options.webhook.port)) from error
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _LOOK_S)
                return
            await _look_at(webhook, health)
    finally:
        await webhook.stop()


async def _look_at(webhook: Webhook, health: Health) -> None:
    try:
        trouble = await webhook.trouble()
    except TelegramError as error:
        trouble = f"Telegram does not answer: {error.message}"
    health.report(Part.TELEGRAM, is_well=not trouble, detail=trouble)


@contextlib.asynccontextmanager
async def _at_work(service: Service, house: House) -> AsyncIterator[None]:
    """Inbox and outbox at work; on leaving they finish what they have, as far as there is time."""
    over = asyncio.Event()
    tasks = [
        asyncio.create_task(service.inbox.lanes.run(over)),
        asyncio.create_task(service.outbox.lanes.run(over)),
        asyncio.create_task(_keep_house(service, house)),
    ]
    try:
        yield
    finally:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(service.options.grace_s):
                await _at_rest(service)
        over.set()
        service.inbox.lanes.wake()
        service.outbox.lanes.wake()
        tasks[-1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await service.signals.close()
        with contextlib.suppress(StateError):
            await service.ledger.run(partial(leases.leave, owner=house.owner))


async def _at_rest(service: Service) -> None:
    """Come back when nothing is being handled or sent."""
    while not (service.inbox.lanes.is_idle and service.outbox.lanes.is_idle):
        await service.inbox.lanes.rest()
        await service.outbox.lanes.rest()


async def _keep_house(service: Service, house: House) -> None:
    """Renew the leases of long work, look at clock and queues, and delete what is older than it has to be."""
    health, cleaned = house.monitor.health, -_CLEAN_UP_S
    while True:
        now = house.clock.now()
        is_off = _look_at_clock(service, now, health)
        try:
            await service.ledger.run(partial(_sign_of_life, service=service, house=house, now=now))
            # What is old by a clock that is wrong may be young.
            if abs(now - cleaned) >= _CLEAN_UP_S and not is_off:
                count = await service.ledger.run(partial(operations.clean_up, now=now))
                cleaned = now
                _LOG.info("%s rows deleted after their time", count)
            health.report(Part.STATE, is_well=True)
        except StateError as error:
            health.report(Part.STATE, is_well=False, detail=error.reason or "not usable")
        await house.clock.sleep(_RENEW_S)


def _sign_of_life(state: Connection, service: Service, house: House, now: float) -> None:
    """Renew what is ours, share Telegram's limit with the other replicas, tell how much waits; writes in any case."""
    operations.set_mark(state, operations.LAST_SIGN, f"{now:.0f}")
    service.limits.share(leases.renew(state, house.owner, now))
    metrics = house.monitor.metrics
    metrics.queue_depth(Queue.INBOX, inbox.count_waiting(state))
    metrics.queue_depth(Queue.OUTBOX, outbox.depth(state))


def _look_at_clock(service: Service, now: float, health: Health) -> bool:
    """Whether this machine's clock is far from Telegram's; it answers all the same."""
    theirs = server_time_of(service.bot).now()
    off = 0.0 if theirs is None else now - theirs
    if abs(off) < _CLOCK_TOLERANCE_S:
        health.report(Part.CLOCK, is_well=True)
        return False
    health.report(Part.CLOCK, is_well=True, detail=f"{off:+.0f} s beside Telegram's; nothing is deleted")
    return True


async def _until_signalled(bot: Client, house: House) -> None:
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
    await serve(bot, house, stop)


@contextlib.contextmanager
def _start_errors(bot: Bot) -> Iterator[None]:
    """Say in one line why the bot did not start; PTB's own message would show the token."""
    try:
        yield
    except InvalidToken:
        raise TokenRefusedError(texts.BOT_REFUSED) from None
    except TelegramError as error:
        _LOG.info("start failed: %s", error)
        server = urlsplit(bot.base_url)
        raise UnreachableError(texts.unreachable(f"{server.scheme}://{server.netloc}")) from None
