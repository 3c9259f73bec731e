"""Clocks for tests: minutes in milliseconds."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Coroutine
from typing import Any


class ScaledClock:
    """Real time, so many times as fast; what was slept is kept in `slept`, in its own seconds."""

    def __init__(self, times: float) -> None:
        self._times = times
        self._began = time.time()
        self.slept: list[float] = []

    def now(self) -> float:
        """Seconds since 1970, running fast from when the clock was made."""
        return self._began + (time.time() - self._began) * self._times

    async def sleep(self, seconds: float) -> None:
        """Come back after so many of its seconds."""
        self.slept.append(seconds)
        await asyncio.sleep(seconds / self._times)


class EventClock:
    """Time that stands still while anybody can do anything, and then jumps to the next who wakes up."""

    def __init__(self, at: float = 0.0) -> None:
        self._now = at
        self._numbers = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Seconds since whenever."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Come back when it is so much later."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), future))
        await future

    async def run(self, *work: Coroutine[Any, Any, None]) -> None:
        """Let time pass until all of this is done. None of it may wait for anything but this clock."""
        tasks = [asyncio.create_task(each) for each in work]
        while not all(task.done() for task in tasks):
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers:
                self._now, _, future = heapq.heappop(self._sleepers)
                future.set_result(None)
        await asyncio.gather(*tasks)
