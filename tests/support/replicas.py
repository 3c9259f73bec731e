"""Several webhook processes on one PostgreSQL behind a proxy, hundreds of chats, one process killed: what came of it."""

import asyncio
import contextlib
import itertools
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiohttp
from aiohttp import web
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

_ROOT = Path(__file__).parents[2]
_ARTICLE: Final = """---
title: Rạch Đước làm theo Bác
place: xã Rạch Đước, huyện Suối Hạc
---

Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên.
"""
_QUESTION: Final = "Xã Rạch Đước có bao nhiêu chi bộ trực thuộc?"
_FIGURE: Final = "16 chi bộ"
_END_S: Final = 30.0
_START_S: Final = 60.0
# Another process takes over the chats of one that was killed when their leases end.
_PATIENCE_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class Load:
    """So many processes, chats, questions; `a_second` together, or as fast as they come with 0. `with_limits`: Telegram's."""

    replicas: int = 3
    chats: int = 300
    questions: int = 3000
    a_second: float = 0.0
    kills: int = 1
    with_limits: bool = False
    data: Path | None = None
    """Of real programs over this data folder, index included, in place of scripted answering."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; times in seconds. `most_in_a_second` are messages sent within any second, by all together."""

    asked: int
    answers_a_second: float
    p50_s: float
    p95_s: float
    slowest_s: float
    lost: int
    repeated: int
    out_of_order: int
    violations: int
    most_in_a_second: int
    sent_by_each: tuple[int, ...]
    refused_poller: str
    over_quota: int
    took_up_s: float | None
    """Seconds from `hocbac add` to the first round in which every process answered from the new article."""


class Proxy:
    """Hands requests to the replicas in turn; one that does not answer is passed over, as a health check would."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._turns = itertools.cycle(ports)
        self._count = len(ports)
        self.handed: Counter[int] = Counter()
        self._session: aiohttp.ClientSession | None = None

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        """The proxy's address."""
        application = web.Application()
        application.router.add_post("/{path:.*}", self._forward)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with aiohttp.ClientSession() as self._session:
            try:
                yield f"http://127.0.0.1:{runner.addresses[0][1]}"
            finally:
                await runner.cleanup()

    async def _forward(self, request: web.Request) -> web.Response:
        body = await request.read()
        assert self._session is not None
        for _ in range(self._count):
            port = next(self._turns)
            url = f"http://127.0.0.1:{port}{request.path}"
            try:
                async with self._session.post(url, data=body, headers=request.headers) as answer:
                    self.handed[port] += 1
                    return web.Response(status=answer.status)
            except aiohttp.ClientError:
                continue
        return web.Response(status=web.HTTPBadGateway.status_code)


class Replicas:
    """The processes, by port."""

    def __init__(self, state: str, api: TelegramApi, url: str, ports: Sequence[int], load: Load) -> None:
        self._arguments = [state, f"http://127.0.0.1:{api.port}", api.token, url]
        self._limits = ["limits"] if load.with_limits else []
        self._data = load.data
        unlimited = {} if load.with_limits else {"HOCBAC_PERSON_A_MINUTE": "0", "HOCBAC_CHAT_A_MINUTE": "0"}
        self._environment = os.environ | {
            "PYTHONPATH": f"{_ROOT}:{_ROOT / 'tests'}",
            "PYTHONUTF8": "1",
            "HOCBAC_STATE": state,
            "HOCBAC_WEBHOOK_URL": url,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
            "TELEGRAM_BOT_TOKEN": api.token,
            **unlimited,
        }
        self.ports = ports
        self._running: dict[int, subprocess.Popen[str]] = {}

    def start(self, port: int) -> None:
        """One more; 0 is one that polls."""
        if self._data is None:
            command = [sys.executable, "-m", "support.replica", *self._arguments, str(port), *self._limits]
        else:
            command = [sys.executable, "-m", "bot.cli.main", "--data", str(self._data), "run"]
            command += ["--webhook"] if port else []
        self._running[port] = subprocess.Popen(
            command,
            cwd=_ROOT,
            env=self._environment | {"HOCBAC_WEBHOOK_LISTEN": f"127.0.0.1:{port or 8443}"},
            stderr=subprocess.PIPE if not port else None,
            text=True,
        )

    def add(self, article: Path) -> None:
        """`hocbac add`, as an operator would beside the running processes."""
        command = [sys.executable, "-m", "bot.cli.main", "--data", str(self._data), "add", str(article), "-y"]
        subprocess.run(command, cwd=_ROOT, env=self._environment, check=True, capture_output=True)

    def kill(self, port: int) -> None:
        """SIGKILL."""
        self._running[port].kill()
        self._running[port].wait()

    def refusal(self) -> str:
        """Why one that polls does not run; empty if it does."""
        self.start(0)
        poller = self._running.pop(0)
        try:
            said = poller.communicate(timeout=_END_S)[1].strip()
        except subprocess.TimeoutExpired:
            poller.kill()
            poller.communicate()
            return ""
        return said if poller.returncode == 1 else ""

    def stop(self) -> None:
        """All of them, the graceful way."""
        for process in self._running.values():
            process.send_signal(signal.SIGTERM)
        for process in self._running.values():
            process.wait(_END_S)


async def carry(load: Load, state: str) -> Outcome:
    """Carry the load on an empty state."""
    ports = [_free_port() for _ in range(load.replicas)]
    proxy = Proxy(ports)
    async with TelegramApi.running() as api, proxy.running() as url:
        replicas = Replicas(state, api, url, ports, load)
        try:
            for port in ports:
                replicas.start(port)
            await api.until(lambda: len(api.sent("setWebhook")) >= load.replicas, _START_S)
            asked, seconds = await _ask(api, load, replicas)
            await api.idle(1.0, _END_S)
            poller = await asyncio.to_thread(replicas.refusal)
            over = await _over_quota(api) if load.with_limits else 0
            took_up = None if load.data is None else await _taken_up(api, replicas, load.data)
        finally:
            await asyncio.to_thread(replicas.stop)
        handed = tuple(proxy.handed[port] for port in ports)
        return _outcome(api, asked, seconds, handed, poller, over, took_up)


async def _ask(api: TelegramApi, load: Load, replicas: Replicas) -> tuple[dict[Message, float], float]:
    """Everybody asks; a process is killed and started again now and then. The questions with their times, and seconds."""
    people = [api.user(f"N{n}") for n in range(load.chats)]
    chats = [api.group(f"Chi bộ {n}", [person]) for n, person in enumerate(people)]
    asked: dict[Message, float] = {}
    kill_at = {load.questions * n // (load.kills + 1): n - 1 for n in range(1, load.kills + 1)}
    began = time.time()
    for n in range(load.questions):
        if n in kill_at:
            port = replicas.ports[kill_at[n] % load.replicas]
            await asyncio.to_thread(replicas.kill, port)
            replicas.start(port)
        if load.a_second:
            await asyncio.sleep(max(0.0, began + n / load.a_second - time.time()))
        elif n % 20 == 0:
            await asyncio.sleep(0)
        question = people[n % load.chats].says(chats[n % load.chats], f"/hoi câu {n}")
        asked[question] = time.time()
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if _count_answers(chats) >= load.questions:
            break
        await asyncio.sleep(0.2)
    return asked, time.time() - began


def _count_answers(chats: Sequence[Chat]) -> int:
    return sum(len(chat.bot_messages()) for chat in chats)


async def _over_quota(api: TelegramApi) -> int:
    """One person asks thirty questions at once, of which ten may be answered: how many more were."""
    greedy = api.user("Tham")
    home = api.private(greedy)
    for n in range(30):
        greedy.says(home, f"nữa {n}")
    await asyncio.sleep(20)
    return max(0, sum("nữa" in message.text for message in home.bot_messages()) - 10)


async def _taken_up(api: TelegramApi, replicas: Replicas, data: Path) -> float | None:
    """Seconds until all processes answer from an article that came in beside them; None if they never do."""
    article = data / "moi.md"
    article.write_text(_ARTICLE, encoding="utf-8")
    await asyncio.to_thread(replicas.add, article)
    began = time.monotonic()
    while time.monotonic() - began < _PATIENCE_S:
        # As many as there are processes, each from somebody else: the proxy hands them to each in turn.
        people = [api.user(f"M{n}") for n in replicas.ports]
        homes = [api.private(person) for person in people]
        for person, home in zip(people, homes, strict=True):
            person.says(home, _QUESTION)
        await api.until(partial(_are_answered, homes), _PATIENCE_S)
        if all(_FIGURE in home.bot_messages()[0].text for home in homes):
            return time.monotonic() - began
        await asyncio.sleep(1.0)
    return None


def _are_answered(homes: Sequence[Chat]) -> bool:
    return all(home.bot_messages() for home in homes)


def _outcome(
    api: TelegramApi,
    asked: dict[Message, float],
    seconds: float,
    handed: tuple[int, ...],
    poller: str,
    over_quota: int,
    took_up: float | None,
) -> Outcome:
    sent: dict[tuple[int, int], list[float]] = {}
    for request in api.requests:
        quoted = _quoted(request.params)
        if request.method == "sendMessage" and request.ok and quoted is not None:
            sent.setdefault((int(request.params["chat_id"]), quoted), []).append(request.at)
    times = {question: sent.get((question.chat.id, question.message_id), []) for question in asked}
    took = sorted(at[0] - asked[question] for question, at in times.items() if at) or [0.0]
    chats = {question.chat.id: question.chat for question in asked}
    return Outcome(
        asked=len(asked),
        answers_a_second=len(took) / seconds,
        p50_s=statistics.median(took),
        p95_s=took[int(len(took) * 0.95) - 1],
        slowest_s=took[-1],
        lost=sum(not at for at in times.values()),
        repeated=sum(len(at) > 1 for at in times.values()),
        out_of_order=sum(_is_disordered(chat) for chat in chats.values()),
        violations=len(api.violations),
        most_in_a_second=_most_in_a_second([at for each in sent.values() for at in each]),
        sent_by_each=handed,
        refused_poller=poller,
        over_quota=over_quota,
        took_up_s=took_up,
    )


def _quoted(params: dict[str, Any]) -> int | None:
    quoted = params.get("reply_parameters")
    return quoted.get("message_id") if isinstance(quoted, dict) else None


def _most_in_a_second(times: list[float]) -> int:
    ordered, first, most = sorted(times), 0, 0
    for last, at in enumerate(ordered):
        while ordered[first] <= at - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def _is_disordered(chat: Chat) -> bool:
    told = [message.reply_to.message_id for message in chat.bot_messages() if message.reply_to]
    return told != sorted(told)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
