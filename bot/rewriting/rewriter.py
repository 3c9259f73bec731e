"""Asks the model and holds it to the evidence, within a deadline; whatever goes wrong, the answer stays as it was."""

import asyncio
import logging
import random
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from bot.answering.records import Answer
from bot.rewriting.breaker import CircuitBreaker
from bot.rewriting.client import ChatClient
from bot.rewriting.errors import DraftRefused, RewritingFailed, ServerRefused, ServerUnavailable
from bot.rewriting.gate import Gate
from bot.rewriting.prompt import messages_for

_LOG = logging.getLogger(__name__)
_ATTEMPTS = 3
_FIRST_PAUSE_S = 0.25
# Waiting for a free place takes at most this share of the deadline: the rest is for the model.
_QUEUE_SHARE = 0.25
# Code points of a reply to one of evidence; a model that goes on beyond is not rewriting.
_LONGEST, _LONGEST_SHARE = 400, 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds within which a rewriting must be whole, and how many are asked for at a time."""

    deadline_s: float = 8.0
    concurrency: int = 4


class Rewriter:
    """Rewrites answers; may be called from any number of threads. Close it, or use it in a `with`."""

    def __init__(
        self, make_client: Callable[[], ChatClient], limits: Limits, breaker: CircuitBreaker | None = None
    ) -> None:
        self._limits = limits
        self._breaker = breaker or CircuitBreaker()
        self._loop = asyncio.new_event_loop()
        self._free = asyncio.Semaphore(limits.concurrency)
        self._client = make_client()
        self._thread = threading.Thread(target=self._loop.run_forever, name="rewriting", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        """Ready when made."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and end the thread."""
        asyncio.run_coroutine_threadsafe(self._client.close(), self._loop).result()
        asyncio.run_coroutine_threadsafe(self._loop.shutdown_asyncgens(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def rewritten(self, question: str, draft: Answer) -> Answer:
        """`draft` in the model's words if they come in time and the gate lets them through, else `draft`."""
        asking = asyncio.run_coroutine_threadsafe(self._within_deadline(question, draft), self._loop)
        try:
            return asking.result()
        except (RewritingFailed, TimeoutError, CancelledError) as reason:
            _LOG.info("answered without the language model: %s %s", type(reason).__name__, reason)
            return draft

    async def _within_deadline(self, question: str, draft: Answer) -> Answer:
        deadline = self._limits.deadline_s
        async with asyncio.timeout(deadline):
            async with asyncio.timeout(deadline * _QUEUE_SHARE):
                await self._free.acquire()
            try:
                return await self._guarded(question, draft)
            finally:
                self._free.release()

    async def _guarded(self, question: str, draft: Answer) -> Answer:
        self._breaker.enter()
        try:
            answer = await self._persistently(question, draft)
        except (DraftRefused, asyncio.CancelledError) as reason:
            # A refused draft is the model's fault, not the server's; a timeout (it arrives as a cancellation) is.
            if isinstance(reason, DraftRefused):
                self._breaker.succeeded()
            else:
                self._breaker.failed()
            raise
        except ServerUnavailable as reason:
            self._breaker.failed(reason.retry_after)
            raise
        except ServerRefused:
            self._breaker.failed()
            raise
        self._breaker.succeeded()
        return answer

    async def _persistently(self, question: str, draft: Answer) -> Answer:
        """Ask again after what may pass, no sooner than the server says."""
        end = self._loop.time() + self._limits.deadline_s

        def gives_up(state: RetryCallState) -> bool:
            return stop_after_attempt(_ATTEMPTS)(state) or self._loop.time() + state.upcoming_sleep >= end

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(ServerUnavailable), wait=_pause, stop=gives_up, reraise=True
        )
        return await retrying(self._once, question, draft)

    async def _once(self, question: str, draft: Answer) -> Answer:
        gate = Gate(draft)
        messages = messages_for(question, draft)
        most = _LONGEST + _LONGEST_SHARE * sum(len(statement.marked) for statement in draft.statements)
        written = ""
        async with aclosing(self._client.stream(messages)) as pieces:
            async for piece in pieces:
                done = written.count("\n")
                written += piece
                # Refused at its first bad line, not at its end: the answer waits for nothing.
                for line in written.split("\n")[done:-1]:
                    gate.check(line)
                if len(written) > most:
                    raise DraftRefused("far longer than the evidence")
        return gate.passed(written)


def _pause(state: RetryCallState) -> float:
    """Seconds before the next attempt: what the server said, else about twice as long each time."""
    reason = state.outcome.exception() if state.outcome else None
    stated = reason.retry_after if isinstance(reason, ServerUnavailable) else None
    if stated is not None:
        return stated
    longest: float = _FIRST_PAUSE_S * 2**state.attempt_number
    return random.uniform(longest / 3, longest)  # noqa: S311  # no secret
