"""The bot on PostgreSQL: the same conversation, and two replicas behind one webhook address."""

import asyncio
import contextlib
import itertools
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from support.databases import MISSING, postgresql
from support.ports import free_port
from telegram_api.server import TelegramApi

from bot.state.engine import open_state
from bot.state.ledger import Ledger
from bot.telegram.application import serve
from bot.telegram.options import WebhookOptions
from bot.telegram.parts import House, make_bot

from .conversation import QUICK, play, ports_of, root
from .scripted import ScriptedAnswering

_QUESTIONS = 40


@contextlib.asynccontextmanager
async def _balancer(ports: list[int]) -> AsyncIterator[str]:
    """Hands requests to the replicas in turn, as a proxy would."""
    turns = itertools.cycle(ports)

    async def forward(request: web.Request) -> web.Response:
        async with aiohttp.ClientSession() as session:
            url = f"http://127.0.0.1:{next(turns)}{request.path}"
            async with session.post(url, data=await request.read(), headers=request.headers) as answer:
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


def test_two_replicas_answer_as_one() -> None:
    """Questions of several groups go to either replica: each is answered once, and in order in its group."""

    async def scene(url: str, folder: Path) -> None:
        answering = ScriptedAnswering()
        ports = [free_port(), free_port()]
        async with (
            TelegramApi.running() as api,
            _balancer(ports) as address,
            contextlib.AsyncExitStack() as stack,
        ):
            stop = asyncio.Event()
            serving = []
            for port in ports:
                ledger = Ledger(open_state(url))
                stack.callback(ledger.close)
                # Ten questions each within seconds: without a quota, so that only loss and repetition count.
                options = replace(QUICK, person_a_minute=0, webhook=WebhookOptions(address, port=port))
                house = House(ports_of(answering, folder), ledger, options)
                serving.append(asyncio.create_task(serve(make_bot(api.token, root(api)), house, stop)))
            await api.until(lambda: len(api.sent("setWebhook")) == len(ports))
            people = [api.user(f"N{n}") for n in range(4)]
            cells = [api.group(f"Chi bộ {n}", [person]) for n, person in enumerate(people)]
            asked = [people[n % 4].says(cells[n % 4], f"/hoi {n}") for n in range(_QUESTIONS)]
            await api.until(lambda: sum(len(c.bot_messages()) for c in cells) >= _QUESTIONS, 20)
            await api.idle()
            stop.set()
            await asyncio.gather(*serving)
            assert sorted(answering.asked, key=int) == [str(n) for n in range(_QUESTIONS)]
            for cell in cells:
                told = [message.reply_to for message in cell.bot_messages()]
                assert told == [question for question in asked if question.chat is cell]
            assert api.violations == []

    with postgresql() as url, tempfile.TemporaryDirectory() as folder:
        if url is None:
            pytest.skip(MISSING)
        play(scene(url, Path(folder)))
