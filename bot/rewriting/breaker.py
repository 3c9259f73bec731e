"""A circuit breaker: a server that keeps failing is left alone for a while, then tried once."""

import logging
import time
from collections.abc import Callable

from bot.rewriting.errors import CircuitOpen

_LOG = logging.getLogger(__name__)
_FAILURES = 3
_PAUSE_S = 30.0
# However long a server asks to be left alone, it is tried again after this.
_LONGEST_S = 600.0


class CircuitBreaker:
    """Counts failures in a row. To be used from one thread; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._closed_from = 0.0
        self._trying = False

    def enter(self) -> None:
        """Ask for leave to call the server.

        Raises:
            CircuitOpen: it is being left alone, or somebody else is just trying whether it is back.
        """
        if self._clock() < self._closed_from or self._trying:
            raise CircuitOpen("left alone after failures")
        self._trying = self._failures >= _FAILURES

    def succeeded(self) -> None:
        """The server answered."""
        if self._failures >= _FAILURES:
            _LOG.warning("the language model answers again")
        self._failures = 0
        self._trying = False

    def failed(self, retry_after: float | None = None) -> None:
        """The server failed; `retry_after` is how many seconds it asked to be left alone."""
        self._failures += 1
        self._trying = False
        if self._failures == _FAILURES:
            _LOG.error("the language model failed %s times in a row; answers go out without it", _FAILURES)
        pause = _PAUSE_S if self._failures >= _FAILURES else 0.0
        self._closed_from = self._clock() + min(max(pause, retry_after or 0.0), _LONGEST_S)
