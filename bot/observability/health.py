"""Whether the bot is alive, and whether it is ready to answer."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_LOG = logging.getLogger(__name__)
STARTING: Final = "starting"
STOPPING: Final = "stopping"
_BEAT_S: Final = 5.0
# A loop that has not turned for so long hangs.
_DEAD_AFTER_S: Final = 60.0


class Part(StrEnum):
    """What has to be well before the bot is ready."""

    ANSWERING = "answering"
    TELEGRAM = "telegram"
    STATE = "state"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class PartHealth:
    """How one part is; `detail` is English, for operators, and holds no secret."""

    is_well: bool
    detail: str = ""


class Health:
    """Reports from all threads come together here. Ready means: every expected part has said that it is well."""

    def __init__(
        self,
        expected: tuple[Part, ...] = (Part.ANSWERING, Part.TELEGRAM),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._parts = {part: PartHealth(is_well=False, detail=STARTING) for part in expected}
        self._last_beat: float | None = None

    def report(self, part: Part, *, is_well: bool, detail: str = "") -> None:
        """The newest word on one part. What changes is logged as an error, its end, too: the level that is always shown."""
        with self._lock:
            before = self._parts.get(part)
            self._parts[part] = PartHealth(is_well, detail)
        if before is not None and before.is_well and not is_well and detail != STOPPING:
            _LOG.error("%s: %s", part, detail)
        elif before is not None and not before.is_well and is_well and before.detail != STARTING:
            _LOG.error("%s: well again, after: %s", part, before.detail)
        elif is_well and detail and (before is None or detail != before.detail):
            _LOG.warning("%s: %s", part, detail)

    def beat(self) -> None:
        """A sign of life of the loop that everything runs on."""
        self._last_beat = self._clock()

    def rest(self) -> None:
        """No more signs of life are to be expected: the loop ends in good order."""
        self._last_beat = None

    def is_alive(self) -> bool:
        """False when the loop once ran and has been silent for a minute."""
        return self._last_beat is None or self._clock() - self._last_beat < _DEAD_AFTER_S

    def parts(self) -> Mapping[Part, PartHealth]:
        """Every part's newest word."""
        with self._lock:
            return dict(self._parts)

    def is_ready(self) -> bool:
        """Whether it is alive and all parts are well."""
        return self.is_alive() and all(part.is_well for part in self.parts().values())


async def keep_beating(health: Health) -> None:
    """Beat on this loop until cancelled."""
    try:
        while True:
            health.beat()
            await asyncio.sleep(_BEAT_S)
    finally:
        health.rest()
