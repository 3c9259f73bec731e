"""The client of the Bot API: PTB's, which besides remembers the updates it fetched last as Telegram wrote them."""

import json
from typing import Any

from telegram import Bot, Update

from bot.telegram.clock import TelegramTime
from bot.telegram.transport import AiohttpRequest


class PollingRequest(AiohttpRequest):
    """The transport of getUpdates."""

    def __init__(
        self, read_timeout_s: float, connect_timeout_s: float, server_time: TelegramTime | None = None
    ) -> None:
        super().__init__(1, read_timeout_s, connect_timeout_s, server_time)
        self._last: dict[int, Any] = {}

    # PTB names this method as one to override; it is called on the object.
    def parse_json_payload(self, payload: bytes) -> dict[str, Any]:  # type: ignore[override]
        """The answer, read."""
        read = AiohttpRequest.parse_json_payload(payload)
        result = read.get("result")
        # Whatever some proxy may have put there is for PTB to refuse.
        updates = [each for each in result if isinstance(each, dict)] if isinstance(result, list) else []
        self._last = {each["update_id"]: each for each in updates if "update_id" in each}
        return read

    def as_fetched(self, update_id: int) -> str | None:
        """The update's JSON, if the last answer had it."""
        found = self._last.get(update_id)
        return None if found is None else json.dumps(found)


class Client(Bot):
    """A bot, with the updates of its last fetch at hand."""

    def __init__(self, token: str, server: str, request: AiohttpRequest, polling: PollingRequest) -> None:
        """`server` is the root of a Bot API server."""
        super().__init__(
            token, f"{server}/bot", f"{server}/file/bot", request=request, get_updates_request=polling
        )
        self._polling = polling

    def written(self, update: Update) -> str:
        """The update as JSON; what was just fetched need not be written down anew, which costs as much as reading it."""
        return self._polling.as_fetched(update.update_id) or update.to_json()
