"""The main private conversation on a Bot API server that others wrote: telemelya, with a Redis in memory.

It knows private chats and webhooks only, and does not send the webhook's secret back, as Telegram does: a forwarder in
between adds it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import uvicorn
from aiohttp import web
from fakeredis import FakeAsyncRedis
from fastapi import FastAPI
from support.ports import free_port

from bot.answering.records import Answer, Citation, Statement, Status
from bot.state import operations
from bot.telegram import texts
from bot.telegram.application import serve
from bot.telegram.options import WebhookOptions
from bot.telegram.parts import make_bot
from bot.telegram.webhook import SECRET_HEADER, Secrets

from .conversation import QUICK, house_of, play
from .scripted import FIGURE, NOT_FOUND, PASSAGE, ScriptedAnswering

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
LAN = 4711
WITHIN_S = 8.0
MODELS = Answer(
    Status.ANSWERED,
    "Có 12 mô hình:",
    tuple(Statement(f"Mô hình {n}", (1,), item=True) for n in range(1, 13)),
    (Citation(1, PASSAGE, FIGURE),),
)


@dataclass
class Elsewhere:
    """That server in the hands of the test."""

    root: str
    session: aiohttp.ClientSession
    seen: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list)

    async def says(self, **what: Any) -> None:
        """Lan writes, or presses."""
        url = f"{self.root}/api/v1/test/send_update"
        headers = {"Authorization": "Bearer x"}
        body = {"chat_id": LAN, **what}
        async with self.session.post(url, params={"bot_token": TOKEN}, json=body, headers=headers) as told:
            assert (await told.json())["delivery"]["status_code"] == 200

    async def hears(self, method: str) -> dict[str, Any]:
        """The next request of this method by the bot."""
        url = f"{self.root}/api/v1/test/responses"
        async with asyncio.timeout(WITHIN_S):
            while True:
                async with self.session.get(url, headers={"Authorization": "Bearer x"}) as told:
                    every = await told.json()
                responses = every["responses"] if isinstance(every, dict) else every
                for number, response in enumerate(responses[self.seen :], start=self.seen):
                    if response["method"] == method:
                        self.seen = number + 1
                        self.shown.append(response)
                        return dict(response)
                await asyncio.sleep(0.02)

    async def presses(self, label: str) -> None:
        """Lan presses the newest such button."""
        for response in reversed(self.shown):
            for row in (response.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        data, number = button["callback_data"], response["message_id"]
                        await self.says(callback_data=data, callback_message_id=number)
                        return
        raise AssertionError(f"no button {label}")


@contextlib.asynccontextmanager
async def _telemelya() -> AsyncIterator[Elsewhere]:
    from telemelya.server import bot_api, control_api
    from telemelya.server.state import state_manager

    state_manager._redis = FakeAsyncRedis(decode_responses=True)
    application = FastAPI()
    application.include_router(bot_api.router)
    application.include_router(control_api.router)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(application, port=port, log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve())
    try:
        while not server.started:  # noqa: ASYNC110 - it has no event to wait for
            await asyncio.sleep(0.01)
        async with aiohttp.ClientSession() as session:
            yield Elsewhere(f"http://127.0.0.1:{port}", session)
    finally:
        server.should_exit = True
        await serving
        await state_manager.close()


@contextlib.asynccontextmanager
async def _forwarder(to_port: int, secret: str) -> AsyncIterator[str]:
    """Passes requests on, with the secret that Telegram would have sent."""

    async def forward(request: web.Request) -> web.Response:
        async with aiohttp.ClientSession() as session:
            url = f"http://127.0.0.1:{to_port}{request.path}"
            body, headers = await request.read(), {SECRET_HEADER: secret}
            async with session.post(url, data=body, headers=headers) as answer:
                return web.Response(status=answer.status)

    application = web.Application()
    application.router.add_post("/{path:.*}", forward)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def _bot_there(folder: Path, answering: ScriptedAnswering) -> AsyncIterator[Elsewhere]:
    """The bot on that server."""
    port = free_port()
    async with _telemelya() as there:
        with house_of(answering, folder) as house:
            secret = Secrets.of(await house.ledger.run(operations.signing_key)).token
            async with _forwarder(port, secret) as address:
                options = replace(QUICK, webhook=WebhookOptions(address, port=port))
                stop = asyncio.Event()
                bot = make_bot(TOKEN, there.root)
                serving = asyncio.create_task(serve(bot, replace(house, options=options), stop))
                await _until_set(there)
                try:
                    yield there
                finally:
                    stop.set()
                    await serving


async def _until_set(there: Elsewhere) -> None:
    async with asyncio.timeout(WITHIN_S):
        while True:
            async with there.session.post(f"{there.root}/bot{TOKEN}/getWebhookInfo") as told:
                if (await told.json())["result"]["url"]:
                    return
            await asyncio.sleep(0.02)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_main_conversation_elsewhere(tmp_path: Path) -> None:
    """Greeting, question, passage, votes, a list's rest, not found, forgetting: as on our own server."""

    async def scene() -> None:
        script = {"liệt kê": MODELS, "lạ?": NOT_FOUND}
        async with _bot_there(tmp_path, ScriptedAnswering(script)) as there:
            await there.says(command="/start")
            assert (await there.hears("sendMessage"))["text"] == texts.WELCOME
            await there.says(text="Long Bình có bao nhiêu phần trăm đảng viên đăng ký?")
            answer = await there.hears("sendMessage")
            assert answer["text"].startswith("<b>97,09%</b> đảng viên đăng ký làm theo Bác. [1]")
            assert answer["raw"]["parse_mode"] == "HTML"
            await there.presses("Xem nguồn [1]")
            assert f"<b>{FIGURE}</b>" in (await there.hears("sendMessage"))["text"]
            await there.presses("👎")
            assert (await there.hears("answerCallbackQuery"))["text"].startswith("Cảm ơn đồng chí")
            await there.presses("👍")
            assert (await there.hears("answerCallbackQuery"))["text"] == texts.VOTE_CHANGED
            await there.says(text="liệt kê")
            assert "Mô hình 7" not in (await there.hears("sendMessage"))["text"]
            await there.presses(texts.more(6))
            assert "Mô hình 12 [1]" in (await there.hears("sendMessage"))["text"]
            await there.says(text="lạ?")
            assert (await there.hears("sendMessage"))["text"].startswith(NOT_FOUND.lead)
            await there.says(command="/xoa")
            assert (await there.hears("sendMessage"))["text"].startswith("Đã xóa 3 câu hỏi")

    play(scene())
