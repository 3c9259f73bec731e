"""What is known of the request at hand, wherever on its way it is: its id for the logs, its times for the metrics.

Both ride in context variables, so that they follow a question into `asyncio.to_thread` and cost the functions in
between no argument.
"""

import logging
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from bot.observability.metrics import SILENCE, Metrics, Stage

_LOG = logging.getLogger(__name__)
_FAILED: Final = "failed"


@dataclass
class Trace:
    """What is noted of one question while it is being answered; `stages` are seconds."""

    status: str = _FAILED
    kind: str = "none"
    refusal: str = ""
    stages: dict[Stage, float] = field(default_factory=dict)


_TRACE: Final[ContextVar[Trace | None]] = ContextVar("trace", default=None)
_REQUEST: Final[ContextVar[Mapping[str, object]]] = ContextVar("request")


def begin_request(*, chat: int | None = None, person: int | None = None) -> str:
    """Start a request in this task or thread; its id, which every log line from here on carries.

    The chat's and the person's ids go into the log as pseudonyms only.
    """
    given = {"chat": chat, "person": person}
    id_ = f"{random.getrandbits(24):06X}"
    _REQUEST.set({"request": id_, **{name: value for name, value in given.items() if value is not None}})
    return id_


def request_id() -> str | None:
    """The id of the request at hand, such as an apology may show; None outside of one."""
    id_ = request_fields().get("request")
    return str(id_) if id_ else None


def request_fields() -> Mapping[str, object]:
    """What every log line of the request at hand carries."""
    return _REQUEST.get({})


def note(*, kind: str | None = None, refusal: str | None = None) -> None:
    """Note of the question at hand what it asks for, or why it is refused."""
    trace = _TRACE.get()
    if trace is not None:
        trace.kind = kind or trace.kind
        trace.refusal = refusal or trace.refusal


@contextmanager
def stage(stage_: Stage) -> Iterator[None]:
    """Time one step of the question at hand; several of one name add up."""
    started = time.perf_counter()
    try:
        yield
    finally:
        trace = _TRACE.get()
        if trace is not None:
            trace.stages[stage_] = trace.stages.get(stage_, 0.0) + time.perf_counter() - started


class QuestionObserver:
    """Counts, times and logs each question; its text is logged only where that was asked for."""

    def __init__(self, metrics: Metrics = SILENCE, *, shows_text: bool = False) -> None:
        self._metrics = metrics
        self._shows_text = shows_text

    @contextmanager
    def question(self, text: str) -> Iterator[Trace]:
        """One question: whoever answers it sets the trace's status; what is left as it was counts as failed."""
        if request_id() is None:
            begin_request()
        trace = Trace()
        token = _TRACE.set(trace)
        started = time.perf_counter()
        try:
            yield trace
        finally:
            _TRACE.reset(token)
            self._report(trace, text, time.perf_counter() - started)

    def _report(self, trace: Trace, text: str, seconds: float) -> None:
        self._metrics.question(trace.status, trace.kind, seconds)
        for stage_, spent in trace.stages.items():
            self._metrics.stage(stage_, spent)
        if trace.refusal:
            self._metrics.refusal(trace.refusal)
        fields: dict[str, object] = {
            "status": trace.status,
            "kind": trace.kind,
            "ms": round(seconds * 1000, 1),
            "stages": {str(stage_): round(spent * 1000, 1) for stage_, spent in trace.stages.items()},
        }
        if trace.refusal:
            fields["refusal"] = trace.refusal
        if self._shows_text:
            fields["question"] = text
        _LOG.info("question", extra=fields)
