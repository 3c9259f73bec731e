"""A language model's server that says what a test scripts, over the protocol of OpenAI's chat completions.

What it takes and what it says goes through the types of OpenAI's own client: a request that they do not know fails,
and so would a chunk.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self

from aiohttp import web
from openai.types import Model
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta
from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from pydantic import TypeAdapter

_PIECE = 7  # code points a chunk
_REQUEST: TypeAdapter[CompletionCreateParamsStreaming] = TypeAdapter(CompletionCreateParamsStreaming)
_Ending = Literal["stop", "length"]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked."""

    system: str
    user: str
    authorization: str | None
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Says:
    """Streams `text`; `cut` ends the connection before the end, `stalls` says nothing more after the text."""

    text: str
    cut: bool = False
    stalls: bool = False
    ending: _Ending = "stop"


@dataclass(frozen=True, slots=True)
class Fails:
    """Answers with this status."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = "{}"


@dataclass(frozen=True, slots=True)
class Raw:
    """Streams these lines as they are."""

    text: str
    content_type: str = "text/event-stream"


Reply = Says | Fails | Raw


class LanguageModelServer:
    """Serves on a port of its own in a thread of its own; `script` gets each request and its number, from 1."""

    def __init__(self, script: Callable[[Request, int], Reply]) -> None:
        self._script = script
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.requests: list[Request] = []
        self.at_once = 0
        self.most_at_once = 0
        self._stopping = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        """The API's root."""
        return f"http://127.0.0.1:{self._port}/v1"

    async def _start(self) -> None:
        application = web.Application()
        application.router.add_post("/v1/chat/completions", self._completions)
        application.router.add_get("/v1/models", self._models)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port: int = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        self._stopping.set()
        await self._runner.cleanup()

    async def _models(self, http: web.Request) -> web.Response:
        if http.headers.get("Authorization") == "Bearer wrong":
            return web.json_response({"error": {"message": "invalid key"}}, status=401)
        model = Model(id="scripted", created=0, object="model", owned_by="tests")
        return web.json_response({"object": "list", "data": [model.model_dump()]})

    async def _completions(self, http: web.Request) -> web.StreamResponse:
        stored = await http.json()
        _REQUEST.validate_python(stored, strict=True)
        system, user = (message["content"] for message in stored["messages"])
        asked = Request(system, user, http.headers.get("Authorization"), frozenset(stored))
        self.requests.append(asked)
        reply = self._script(asked, len(self.requests))
        async with self._counted():
            if isinstance(reply, Fails):
                return web.Response(status=reply.status, headers=dict(reply.headers), text=reply.body)
            return await self._streamed(http, reply)

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[None]:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            self.at_once -= 1

    async def _streamed(self, http: web.Request, reply: Says | Raw) -> web.StreamResponse:
        kind = reply.content_type if isinstance(reply, Raw) else "text/event-stream"
        stream = web.StreamResponse(headers={"Content-Type": kind})
        await stream.prepare(http)
        if isinstance(reply, Raw):
            await stream.write(reply.text.encode())
            return stream
        for start in range(0, len(reply.text), _PIECE):
            await stream.write(_event(reply.text[start : start + _PIECE]))
        if reply.stalls:
            await self._stopping.wait()
        if reply.cut and http.transport is not None:
            http.transport.close()
            return stream
        if not reply.stalls:
            await stream.write(_event(None, reply.ending) + b"data: [DONE]\n\n")
        return stream


def _event(text: str | None, ending: _Ending | None = None) -> bytes:
    chunk = ChatCompletionChunk(
        id="1",
        choices=[Choice(index=0, delta=ChoiceDelta(content=text), finish_reason=ending)],
        created=0,
        model="scripted",
        object="chat.completion.chunk",
    )
    return f"data: {chunk.model_dump_json(exclude_unset=True)}\n\n".encode()
