"""Delivery of updates to the bot's webhook: in order within a chat, again until it answers 2xx."""

import asyncio
import time
from collections import deque
from typing import Any

import aiohttp

from telegram_api.errors import Json
from telegram_api.updates import UpdateQueue, chat_of

FIRST_RETRY_S = 0.05
LONGEST_RETRY_S = 1.0
ANSWER_WITHIN_S = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """The bot's address, if it set one, and the deliveries under way."""

    def __init__(self, queue: UpdateQueue) -> None:
        self.queue = queue
        self.settings: Json = {}
        self.last_error: Json = {}
        self._lanes: dict[Any, deque[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: asyncio.Task[None] | None = None
        self._seen = 0

    async def set(self, params: Json) -> None:
        """Deliver to `params["url"]` from now on; an empty address ends delivery."""
        await self.stop()
        if params.get("drop_pending_updates"):
            self.queue.drop()
        self.settings = params if params.get("url") else {}
        self.last_error = {}
        self.queue.webhook_active = bool(self.settings)
        if self.settings:
            self.queue.allow(params)
            self.queue.end_poll_for_webhook()
            self._seen = 0
            self._runner = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End all deliveries; what was not confirmed stays queued."""
        tasks = [task for task in (self._runner, *self._tasks) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._runner = None
        self._lanes.clear()

    def info(self) -> Json:
        """The `WebhookInfo` object."""
        info: Json = {
            "url": self.settings.get("url", ""),
            "has_custom_certificate": "certificate" in self.settings,
            "pending_update_count": len(self.queue.pending),
            **self.last_error,
        }
        if self.settings:
            info["max_connections"] = self.settings.get("max_connections", 40)
        if self.queue.allowed:
            info["allowed_updates"] = list(self.queue.allowed)
        return info

    async def _run(self) -> None:
        """Sort updates into one lane a chat; as many lanes at once as the bot allows connections."""
        connections = asyncio.Semaphore(self.settings.get("max_connections", 40))
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN_S)) as session:
            try:
                while True:
                    await self.queue.pulse.until(lambda: self._newest() > self._seen, 3600)
                    for update in [
                        update for update in self.queue.pending if update["update_id"] > self._seen
                    ]:
                        self._seen = update["update_id"]
                        self._enter_lane(update, session, connections)
            finally:
                await asyncio.gather(*self._tasks, return_exceptions=True)

    def _newest(self) -> int:
        return int(self.queue.pending[-1]["update_id"]) if self.queue.pending else 0

    def _enter_lane(
        self, update: Json, session: aiohttp.ClientSession, connections: asyncio.Semaphore
    ) -> None:
        key = chat_of(update)
        if key in self._lanes:
            self._lanes[key].append(update)
            return
        self._lanes[key] = deque([update])
        task = asyncio.create_task(self._serve_lane(key, session, connections))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve_lane(
        self, key: Any, session: aiohttp.ClientSession, connections: asyncio.Semaphore
    ) -> None:
        lane = self._lanes[key]
        while lane:
            pause_s = FIRST_RETRY_S
            while True:
                async with connections:
                    if await self._deliver(lane[0], session):
                        break
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, LONGEST_RETRY_S)
            self.queue.confirm(lane.popleft()["update_id"])
        del self._lanes[key]

    async def _deliver(self, update: Json, session: aiohttp.ClientSession) -> bool:
        secret = self.settings.get("secret_token")
        headers = {SECRET_HEADER: secret} if secret else {}
        try:
            async with session.post(self.settings["url"], json=update, headers=headers) as answer:
                await answer.read()
                if answer.ok:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else str(error)
        self.last_error = {
            "last_error_date": int(time.time()),
            "last_error_message": problem or "Connection error",
        }
        return False
