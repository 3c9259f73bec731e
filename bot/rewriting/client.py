"""An OpenAI-compatible server: one streamed chat completion, its failures told apart."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from httpx_sse import EventSource, SSEError
from pydantic import BaseModel, SecretStr

from bot.rewriting.errors import ServerRefused, ServerUnavailable

_CONNECT_S = 5.0
# Between two pieces of a stream; the deadline of the whole call is the caller's.
_READ_S = 30.0
_TRANSIENT = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is. `url` is the API's root, such as `http://127.0.0.1:8000/v1`."""

    url: str
    model: str
    key: SecretStr | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation: `role` is `system` or `user`."""

    role: str
    content: str


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    delta: _Said | None = None
    message: _Said | None = None
    finish_reason: str | None = None

    def is_finished(self) -> bool:
        """Whether the completion is whole.

        Raises:
            ServerRefused: it ended before its end.
        """
        if self.finish_reason in {"length", "content_filter"}:
            raise ServerRefused(f"finish_reason {self.finish_reason}")
        return self.finish_reason is not None


class _Reply(BaseModel):
    """What is read of a completion or a piece of one; servers say more."""

    choices: list[_Choice] = []
    error: object = None


class ChatClient:
    """Streams completions of one server. To be used in one event loop, and closed."""

    def __init__(self, server: Server, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._server = server
        headers = {"Authorization": f"Bearer {server.key.get_secret_value()}"} if server.key else {}
        self._http = httpx.AsyncClient(
            headers=headers, timeout=httpx.Timeout(_READ_S, connect=_CONNECT_S), transport=transport
        )
        # Some models take no temperature but their own: the first refusal drops it.
        self._optional: Mapping[str, object] = {"temperature": 0}

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def stream(self, messages: Sequence[Message]) -> AsyncGenerator[str]:
        """The pieces of the completion as they come; ends only after the server said that it is whole.

        Raises:
            ServerUnavailable: busy, failing, unreachable, or the stream was cut.
            ServerRefused: the request is not accepted, or what comes is no completion.
        """
        try:
            async with self._http.stream(
                "POST", f"{self._server.url.rstrip('/')}/chat/completions", json=self._body(messages)
            ) as response:
                self._check(response)
                if "json" in response.headers.get("content-type", ""):
                    yield _whole(await response.aread())
                    return
                async with aclosing(_pieces(EventSource(response))) as pieces:
                    async for piece in pieces:
                        yield piece
        # The texts of these may hold the address, and with it a key: none is passed on.
        except (SSEError, httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError) as error:
            raise ServerRefused(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise ServerUnavailable(type(error).__name__) from None

    def _body(self, messages: Sequence[Message]) -> dict[str, object]:
        return {
            "model": self._server.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "stream": True,
            **self._optional,
        }

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _TRANSIENT or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerUnavailable(f"HTTP {status}", _retry_after(response.headers.get("retry-after")))
        if status == HTTPStatus.BAD_REQUEST and self._optional:
            self._optional = {}
            raise ServerUnavailable(f"HTTP {status}", 0.0)
        if status != HTTPStatus.OK:
            raise ServerRefused(f"HTTP {status}")


async def _pieces(events: EventSource) -> AsyncGenerator[str]:
    whole = False
    async with aclosing(events.aiter_sse()) as received:
        async for event in received:
            if event.data.strip() == "[DONE]":
                return
            chunk = _Reply.model_validate_json(event.data)
            if chunk.error is not None:
                raise ServerUnavailable("error inside the stream")
            for choice in chunk.choices[:1]:
                if choice.delta and choice.delta.content:
                    yield choice.delta.content
                whole = choice.is_finished() or whole
    if not whole:
        raise ServerUnavailable("the stream was cut")


def _whole(body: bytes) -> str:
    """The completion of a server that does not stream."""
    for choice in _Reply.model_validate_json(body).choices[:1]:
        if choice.message and choice.message.content and choice.is_finished():
            return choice.message.content
    raise ServerRefused("no completion")


def _retry_after(stated: str | None) -> float | None:
    """Seconds from a Retry-After header, which states seconds or a date."""
    if stated is None:
        return None
    try:
        return max(0.0, float(stated))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
