"""Fetching updates by long polling.

A loop of our own rather than PTB's Updater: that one only logs when Telegram refuses the token in mid-run and stays
up deaf, retries a conflict for ever, and confirms updates before anybody has them. Here they are handed over, which
keeps them, before the next fetch lets Telegram forget them. Where to go on is not remembered over a restart: Telegram
knows, and its numbers may begin anew anywhere after a quiet week.
"""

import asyncio
import contextlib
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.errors import StateError
from bot.observability.health import Health, Part
from bot.telegram import texts
from bot.telegram.errors import AnotherInstanceError, TokenRefusedError
from bot.telegram.intake import HANDLED
from bot.telegram.posting import seconds_of

_LOG = logging.getLogger(__name__)
_LONG_POLL: Final = dt.timedelta(seconds=30)
_FIRST_PAUSE_S: Final = 0.5
_LONGEST_PAUSE_S: Final = 30.0
# A single failure is no news; so many in a row are.
_TELLING: Final = 3


class Conflicts:
    """Decides between two programs that poll with one token: the one that came last gives way.

    Telegram cuts off whichever poll is older, so both see conflicts in turn. A program that met one within half a
    minute of its start refuses at once; one that had been running holds out for a minute, then gives up too.
    """

    _YOUNG_S: Final = 30.0
    _PATIENCE_S: Final = 60.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._first = self._last = -self._PATIENCE_S * 2 + self._started

    def met(self) -> None:
        """One more conflict; raises AnotherInstanceError when it is time to give way."""
        now = self._clock()
        if now - self._last > self._PATIENCE_S:
            self._first = now
        self._last = now
        if now - self._started < self._YOUNG_S or now - self._first >= self._PATIENCE_S:
            raise AnotherInstanceError(texts.ANOTHER_INSTANCE)


class Poller:
    """Fetches updates and hands them over, in order, until told to stop."""

    def __init__(
        self,
        bot: Bot,
        hand_over: Callable[[Sequence[Update]], Awaitable[None]],
        conflicts: Conflicts | None = None,
        health: Health | None = None,
    ) -> None:
        self._health = health or Health()
        self._bot = bot
        self._hand_over = hand_over
        self._conflicts = conflicts or Conflicts()
        self._offset: int | None = None
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set. Raises TelegramStartError when going on is pointless; else tries for ever."""
        while not stop.is_set():
            try:
                updates = await self._fetch(stop)
            except TelegramError as error:
                wait = self._wait_after(error)
                if not isinstance(error, RetryAfter) and (self._failures >= _TELLING or not wait):
                    self._health.report(Part.TELEGRAM, is_well=False, detail=f"no updates: {error.message}")
                await _pause(stop, wait)
                continue
            self._health.report(Part.TELEGRAM, is_well=True)
            try:
                if updates:
                    await self._hand_over(updates)
                    self._offset = updates[-1].update_id + 1
            except StateError as error:
                # Not kept, so not confirmed: Telegram gives them again.
                _LOG.warning("updates not kept: %s", error)
                await _pause(stop, self._wait())
                continue
            self._failures = 0

    async def confirm(self) -> None:
        """Tell Telegram that all that was handed over need not come again: the last batch is not confirmed yet."""
        if self._offset is None:
            return
        with contextlib.suppress(TelegramError):
            await self._bot.get_updates(self._offset, limit=1, timeout=0, allowed_updates=HANDLED)

    async def _fetch(self, stop: asyncio.Event) -> Sequence[Update]:
        """The next updates, or nothing as soon as `stop` is set; what was under way then comes again."""
        fetching = asyncio.create_task(
            self._bot.get_updates(self._offset, timeout=_LONG_POLL, allowed_updates=HANDLED)
        )
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return await fetching if fetching.done() else ()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # What some proxy put in the way is no reason to end; PTB lets such answers through to the caller.
            raise TelegramError(f"unreadable answer to getUpdates: {error!r}") from error
        finally:
            await _end(fetching)
            await _end(stopping)

    def _wait_after(self, error: TelegramError) -> float:
        """Seconds until the next try; raises TelegramStartError for what no further try can mend."""
        if isinstance(error, InvalidToken):
            raise TokenRefusedError(texts.BOT_REFUSED)
        if isinstance(error, Conflict):
            self._conflicts.met()
        if isinstance(error, TimedOut):
            return 0.0  # it has already taken its time
        wait = seconds_of(error) if isinstance(error, RetryAfter) else self._wait()
        _LOG.warning("no updates, next try in %.1f s: %s", wait, error)
        return wait

    def _wait(self) -> float:
        """Seconds to wait after one more failure in a row."""
        self._failures += 1
        return float(min(_FIRST_PAUSE_S * 2.0 ** min(self._failures - 1, 10), _LONGEST_PAUSE_S))


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


async def _end(task: asyncio.Task[object]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await task
