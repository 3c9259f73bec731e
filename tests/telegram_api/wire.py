"""HTTP: reads requests as the Bot API takes them, answers with real status codes, keeps a record of each."""

import asyncio
import json
import time
import traceback
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from telegram_api import methods, schema
from telegram_api.errors import ApiError, Json, RuleBrokenError
from telegram_api.faults import PROXY_PAGE, Fault, Faults
from telegram_api.office import Office

MAX_BODY_BYTES = 50 * 1024 * 1024


@dataclass(slots=True)
class Request:
    """One request: its parameters as read, its answer (None: still open, or never answered), when it came."""

    method: str
    params: Json
    at: float = field(default_factory=time.time)
    status: int | None = None
    answered: Json | None = None

    @property
    def ok(self) -> bool:
        """Whether the bot was told that it worked."""
        return bool(self.answered and self.answered["ok"])


class Wire:
    """The request handler of the server."""

    def __init__(self, office: Office, token: str) -> None:
        self.office = office
        self.token = token
        self.faults = Faults()
        self.requests: list[Request] = []
        self.violations: list[str] = []
        # Whether this server's own answers are held against the schema: costly where thousands are only counted.
        self.checks_answers = True
        self.open = 0
        self.last_activity = time.monotonic()

    def application(self) -> web.Application:
        """The aiohttp application."""
        application = web.Application(client_max_size=MAX_BODY_BYTES)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        application.router.add_get("/file/bot{token}/documents/{file_id}", self._file)
        application.router.add_route("*", "/{anything:.*}", self._nothing)
        return application

    async def _nothing(self, _request: web.Request) -> web.Response:
        return _json(ApiError(404, "Not Found").body())

    async def _file(self, request: web.Request) -> web.Response:
        content = self.office.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.token or content is None:
            return _json(ApiError(404, "Not Found").body())
        return web.Response(body=content, content_type="application/octet-stream")

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _json(ApiError(401, "Unauthorized").body())
        method = schema.methods().get(request.match_info["method"].lower())
        if method is None:
            return _json(ApiError(404, "Not Found").body())
        try:
            record = Request(method.__api_method__, await _read(request))
        except ValueError as error:
            self.violations.append(f"{method.__api_method__}: unreadable body: {error}")
            return _json(ApiError(400, "Bad Request: can't parse the request body").body())
        self.requests.append(record)
        waits = record.method == "getUpdates"
        self.open += not waits
        try:
            return await self._answer(request, method, record)
        finally:
            self.open -= not waits
            if not waits:
                self.last_activity = time.monotonic()
            self.office.pulse.beat()

    async def _answer(
        self, request: web.Request, method: schema.Method, record: Request
    ) -> web.StreamResponse:
        fault = self.faults.take(record.method)
        if fault and fault.delay_s:
            await asyncio.sleep(fault.delay_s)
        harmless = fault is None or (fault.status == web.HTTPOk.status_code and not fault.drop)
        if fault is None or harmless or fault.carried_out:
            body = await self._carry_out(method, record)
            if fault is None or harmless:
                record.status, record.answered = body.get("error_code", 200), body
                return _json(body)
        return self._fail(request, record, fault)

    def _fail(self, request: web.Request, record: Request, fault: Fault) -> web.StreamResponse:
        if fault.drop:
            if request.transport:
                request.transport.abort()
            return web.Response(status=fault.status)
        record.status = fault.status
        if fault.html:
            return web.Response(status=fault.status, text=PROXY_PAGE, content_type="text/html")
        record.answered = fault.body()
        return _json(record.answered)

    async def _carry_out(self, method: schema.Method, record: Request) -> Json:
        try:
            params = schema.check_request(method, record.params)
            record.params = params
            result = await methods.carry_out(self.office, record.method, params)
        except ApiError as error:
            if isinstance(error, RuleBrokenError):
                self.violations.append(f"{record.method}: {error.description}")
            return error.body()
        except Exception:  # noqa: BLE001 - a defect of this server must fail the test, not leave the bot waiting
            self.violations.append(f"the tests' server failed in {record.method}:\n{traceback.format_exc()}")
            return ApiError(500, "Internal Server Error").body()
        if self.checks_answers:
            self.violations += schema.check_answer(method, result)
        return {"ok": True, "result": result}


def _json(body: Json) -> web.Response:
    return web.json_response(body, status=body.get("error_code", 200))


async def _read(request: web.Request) -> Json:
    """Parameters from the query, and from a JSON, form or multipart body; uploaded files as bytes."""
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        raw = await request.read()
        given: Any = json.loads(raw) if raw else {}
        if not isinstance(given, dict):
            raise ValueError("a JSON body must be an object")
        params |= given
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                params[part.name] = bytes(await part.read()) if part.filename else await part.text()
    else:
        params |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return params
