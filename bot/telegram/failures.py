"""Tells the operators' chat, once, when failures pile up."""

from collections import deque
from typing import Final

from bot.state.records import Draft
from bot.telegram import texts
from bot.telegram.clock import Clock
from bot.telegram.outcome import Place
from bot.telegram.rendering import render_text

_MANY: Final = 3
_WITHIN_S: Final = 600.0
_SILENT_S: Final = 3600.0
_LIMIT: Final = 4096


class Failures:
    """Counts what went wrong; three within ten minutes are worth a word, and then no more for an hour."""

    def __init__(self, clock: Clock, operators: int | None) -> None:
        self._clock = clock
        self._operators = operators
        self._times: deque[float] = deque(maxlen=_MANY)
        self._told = -_SILENT_S

    def noticed(self, code: str) -> tuple[Draft, ...]:
        """One more failure, under this code; the letter to the operators, if it is time for one."""
        now = self._clock.now()
        self._times.append(now)
        piled_up = len(self._times) == _MANY and now - self._times[0] <= _WITHIN_S
        if self._operators is None or not piled_up or now - self._told < _SILENT_S:
            return ()
        self._told = now
        return Place(self._operators).drafts(render_text(texts.failures(_MANY, code), _LIMIT))
