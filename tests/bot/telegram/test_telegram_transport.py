"""Requests on the wire: through the proxy that the environment names, and past it where it says so."""

import asyncio

import pytest
from aiohttp import web
from support.ports import free_port
from telegram.request import RequestData

from bot.telegram.transport import AiohttpRequest, NotSentError


async def _asked_through_proxy(monkeypatch: pytest.MonkeyPatch, server: str, unproxied: str) -> list[str]:
    """What a proxy heard when the server was asked something."""
    heard: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        heard.append(f"{request.method} {request.raw_path}")
        return web.json_response({"ok": True, "result": True})

    # A plain server without routes: a proxy is asked for whole addresses.
    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setenv("http_proxy", f"127.0.0.1:{runner.addresses[0][1]}")
    monkeypatch.setenv("no_proxy", unproxied)
    request = AiohttpRequest(1, 5.0, 5.0)
    await request.initialize()
    try:
        await request.do_request(f"{server}/bot1:x/getMe", "POST", RequestData())
    except NotSentError:
        heard.append("nobody")
    finally:
        await request.shutdown()
        await runner.cleanup()
    return heard


def test_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server elsewhere is reached through it."""
    heard = asyncio.run(_asked_through_proxy(monkeypatch, "http://bot-api.example", ""))

    assert heard == ["POST http://bot-api.example/bot1:x/getMe"]


def test_not_for_what_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of one's own, named in no_proxy, is reached directly."""
    server = f"http://127.0.0.1:{free_port()}"

    assert asyncio.run(_asked_through_proxy(monkeypatch, server, "127.0.0.1")) == ["nobody"]
