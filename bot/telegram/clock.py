"""Time as an argument, so that a test can let minutes pass in milliseconds."""

import asyncio
import time
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        ...


class SystemClock:
    """The real one."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        await asyncio.sleep(seconds)


class TelegramTime:
    """What Telegram's clock says, by the Date of its answers: this machine's may have been set wrong, or jump.

    To be used from one event loop.
    """

    def __init__(self) -> None:
        self._at: float | None = None
        self._date: str | None = None
        self._heard = 0.0

    def heard(self, date: str | None) -> None:
        """An answer came with this header; one that is missing or unreadable says nothing."""
        if date == self._date:
            return  # of the same second: what was heard first is the closer to its beginning
        try:
            self._at = parsedate_to_datetime(date or "").replace(tzinfo=UTC).timestamp()
        except ValueError:
            return
        self._date, self._heard = date, time.monotonic()

    def now(self) -> float | None:
        """Seconds since 1970, to the second; None before Telegram has said anything."""
        return None if self._at is None else self._at + time.monotonic() - self._heard
