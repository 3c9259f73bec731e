"""Many lanes at once, each worked through by one task: what the inbox and the outbox have in common."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from bot.errors import StateError

_LOG = logging.getLogger(__name__)
_AFTER_A_FAILURE_S: Final = 1.0
Name = TypeVar("Name")


class Lanes(Generic[Name]):
    """Takes free lanes and has each worked through until nothing is left in it.

    `claim` takes up to so many lanes that nobody holds; `work` goes through one and lets go of it. When the state is
    gone for a while, a lane is kept and tried again.
    """

    def __init__(
        self,
        claim: Callable[[int], Awaitable[Sequence[Name]]],
        work: Callable[[Name], Awaitable[None]],
        at_once: int,
        look_every_s: float,
    ) -> None:
        self._claim = claim
        self._work = work
        self._at_once = at_once
        self._look_every_s = look_every_s
        self._wake = asyncio.Event()
        self._changed = asyncio.Event()
        self._is_taking = self._is_running = False
        self._tasks: dict[Name, asyncio.Task[None]] = {}
        self._again: set[Name] = set()

    def wake(self) -> None:
        """Something new is there."""
        self._wake.set()

    async def rest(self) -> None:
        """Come back when no lane is being worked on and everything announced was looked at."""
        while not self.is_idle:
            self._changed.clear()
            await self._changed.wait()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is worked on, taken up, or announced."""
        return not (self._tasks or self._wake.is_set() or self._is_taking)

    @property
    def at_work(self) -> frozenset[Name]:
        """The lanes that are being worked on."""
        return frozenset(self._tasks)

    def free_places(self) -> int:
        """How many more may be worked on; none before and after `run`."""
        return self._at_once - len(self._tasks) if self._is_running else 0

    def is_at_work(self, name: Name) -> bool:
        """Whether the lane is being worked on."""
        return name in self._tasks

    async def run(self, stop: asyncio.Event) -> None:
        """Take lanes until `stop` is set; those under way then are cut off: `drain` first."""
        self._is_running = True
        self._wake.set()
        try:
            while not stop.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._look_every_s)
                self._wake.clear()
                self._is_taking = True
                await self._take()
                self._is_taking = False
                self._changed.set()
        finally:
            self._is_running = False
            tasks = list(self._tasks.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self) -> None:
        try:
            names = await self._claim(self.free_places())
        except StateError as error:
            _LOG.warning("state not readable, trying again: %s", error)
            await asyncio.sleep(_AFTER_A_FAILURE_S)
            self._wake.set()
            return
        self.take_on(names)

    def take_on(self, names: Iterable[Name]) -> None:
        """Work through lanes that are held already."""
        if not self._is_running:
            return
        for name in names:
            if name in self._tasks:
                # Its task has just let go and not ended yet, or the lease ran out under its hands where the clock
                # jumped. One task a lane all the same; but the lane is ours now, so somebody has to look into it.
                self._again.add(name)
            else:
                self._begin(name)

    def _begin(self, name: Name) -> None:
        self._tasks[name] = asyncio.create_task(self._whole(name))
        self._tasks[name].add_done_callback(partial(self._done, name))

    def _done(self, name: Name, task: asyncio.Task[None]) -> None:
        del self._tasks[name]
        if name in self._again and not task.cancelled():
            self._again.discard(name)
            self._begin(name)
        # What came in between the last look and the letting go, or had to wait for a free place.
        self._wake.set()

    async def _whole(self, name: Name) -> None:
        while True:
            try:
                await self._work(name)
            except StateError as error:
                _LOG.warning("lane %s: %s", name, error)
            except Exception:  # noqa: BLE001 - a lane must not end with one stumble
                _LOG.error("lane %s stumbled", name, exc_info=True)
            else:
                return
            await asyncio.sleep(_AFTER_A_FAILURE_S)
