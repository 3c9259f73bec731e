"""The queue of updates and the two ways out of it: long polling and the webhook."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from telegram_api import schema
from telegram_api.errors import ApiError, Json

MAX_POLL_S = 50
MAX_BATCH = 100
OPT_IN = ("chat_member", "message_reaction", "message_reaction_count")
TERMINATED_BY_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
TERMINATED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Pulse:
    """Wakes whoever waits for something to change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def beat(self) -> None:
        """Something changed."""
        self._event.set()
        self._event = asyncio.Event()

    async def until(self, condition: Callable[[], bool], within_s: float) -> bool:
        """Wait for the condition; whether it came true in time."""
        try:
            async with asyncio.timeout(within_s):
                while not condition():
                    await self._event.wait()
        except TimeoutError:
            return condition()
        return True


class UpdateQueue:
    """Updates not yet confirmed by the bot, oldest first, and the long poll that waits for them."""

    def __init__(self, pulse: Pulse) -> None:
        self.pulse = pulse
        self.pending: deque[Json] = deque()
        self.violations: list[str] = []
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        self._next_id = 814_000_001
        self._poll: asyncio.Future[str] | None = None

    def push(self, kind: str, content: Json) -> int | None:
        """Queue an update unless the bot did not ask for its kind; its identifier."""
        wanted = kind in self.allowed if self.allowed else kind not in OPT_IN
        if not wanted:
            return None
        update: Json = {"update_id": self._next_id, kind: content}
        self.violations += schema.check_update(update)
        self._next_id += 1
        self.pending.append(update)
        self._end_poll("")
        self.pulse.beat()
        return int(update["update_id"])

    def allow(self, params: Json) -> None:
        """Remember which kinds the bot wants, where it says so; updates already queued stay."""
        if "allowed_updates" in params:
            self.allowed = tuple(params["allowed_updates"])

    def drop(self) -> None:
        """Forget everything that waits."""
        self.pending.clear()
        self.pulse.beat()

    def confirm(self, update_id: int) -> None:
        """The bot has this one update (webhooks confirm one by one)."""
        self.pending = deque(update for update in self.pending if update["update_id"] != update_id)
        self.pulse.beat()

    def release_poll(self) -> None:
        """Let the waiting poll answer with nothing."""
        self._end_poll("")

    def end_poll_for_webhook(self) -> None:
        """A webhook was set: the waiting poll gets its 409."""
        self._end_poll(TERMINATED_BY_WEBHOOK)

    async def poll(self, params: Json) -> list[Json]:
        """getUpdates; raises the 409s. A later poll that has to wait ends an earlier one that waits."""
        if self.webhook_active:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self.allow(params)
        limit = min(max(params.get("limit", MAX_BATCH), 1), MAX_BATCH)
        wait_s = min(max(params.get("timeout", 0), 0), MAX_POLL_S)
        self._forget_before(params.get("offset", 0))
        if wait_s and not self.pending:
            self._end_poll(TERMINATED_BY_POLL)
            await self._wait(wait_s)
        return list(self.pending)[:limit]

    def _forget_before(self, offset: int) -> None:
        if offset < 0:
            self.pending = deque(list(self.pending)[offset:])
        while offset > 0 and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        self.pulse.beat()

    async def _wait(self, wait_s: float) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(wait_s):
                conflict = await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if conflict:
            raise ApiError(409, conflict)

    def _end_poll(self, conflict: str) -> None:
        """Let the waiting poll answer: with updates, or with the conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_result(conflict)


def chat_of(update: Json) -> Any:
    """What keeps updates in order under a webhook: the chat, or for inline queries the person."""
    content = next(value for name, value in update.items() if name != "update_id")
    message = content.get("message") or content
    return (message.get("chat") or content.get("from") or {}).get("id")
