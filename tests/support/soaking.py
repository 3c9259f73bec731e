"""The bot under an even load for a long time: its memory from minute to minute, and what became of every question.

The server runs in this process and forgets what it has counted, the bot in one of its own, so that the memory measured
is the bot's alone.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

_ROOT = Path(__file__).parents[2]
_START_S, _END_S = 120.0, 120.0
_SWEEP_S: Final = 5.0
# Messages of a chat that the server keeps: a bot may still quote or edit them.
_KEPT: Final = 40
_APOLOGY: Final = "(mã "
_TUNING: Final = ("tuning", "tuning_more")
# One in so many was never asked before; the others come again and again, as where hundreds of cells meet one evening.
_NEW: Final = 4


def questions() -> tuple[str, ...]:
    """What the groups ask of the shipped articles: the tuning questions, follow-ups and unanswerable ones among them."""
    lines = (
        line
        for name in _TUNING
        for line in (_ROOT / "tests" / "evaluation" / f"{name}.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    return tuple(str(json.loads(line)["question"]) for line in lines)


@dataclass(frozen=True, slots=True)
class Minute:
    """How it stood after so many minutes; memory in MB."""

    minute: float
    asked: int
    answered: int
    memory_mb: float
    errors: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came of it. `growth`: memory at the end by that after the first tenth, less one; `p95_s` from question to answer."""

    minutes: tuple[Minute, ...]
    asked: int
    answers_a_second: float
    lost: int
    repeated: int
    errors: int
    violations: int
    p50_s: float
    p95_s: float
    growth: float
    exit_status: int


class _Count:
    """Questions under way, and the sums of those that are done with."""

    def __init__(self) -> None:
        self.open: dict[Message, float] = {}
        self.asked = self.answered = self.repeated = self.apologies = 0
        self.took: list[float] = []

    def sweep(self, api: TelegramApi, chats: list[Chat]) -> None:
        """Count what was answered since, and let the server forget it."""
        sent: dict[tuple[int, int], list[float]] = {}
        for request in api.requests:
            quoted = request.params.get("reply_parameters")
            if request.method == "sendMessage" and request.ok and isinstance(quoted, dict):
                key = int(request.params["chat_id"]), int(quoted["message_id"])
                sent.setdefault(key, []).append(request.at)
                self.apologies += _APOLOGY in str(request.params.get("text"))
        for question in list(self.open):
            times = sent.get((question.chat.id, question.message_id), [])
            if times:
                self.took.append(times[0] - self.open.pop(question))
                self.answered += 1
                self.repeated += len(times) - 1
        # Records of this sweep are gone; a second answer that comes later is told by the chat.
        api.requests[:] = [request for request in api.requests if request.status is None]
        for chat in chats:
            quoted_by = [message.reply_to for message in chat.bot_messages() if message.reply_to]
            self.repeated += len(quoted_by) - len(set(quoted_by)) if len(chat.messages) > _KEPT else 0
            for number in sorted(chat.messages)[:-_KEPT]:
                del chat.messages[number]


async def soak(
    data: Path, minutes: float, a_second: float, state: str | None, tell: Callable[[Minute], None]
) -> Soaked:
    """Ask so many questions a second for so many minutes; the bot is `hocbac run` over the data folder."""
    async with TelegramApi.running() as api:
        bot, log = await _start(api, data, state), data / "soak.log"
        try:
            return await _soak(api, bot, log, minutes, a_second, tell)
        finally:
            if bot.returncode is None:
                bot.kill()
                await bot.wait()


async def _start(api: TelegramApi, data: Path, state: str | None) -> asyncio.subprocess.Process:
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
        "HOCBAC_PERSON_A_MINUTE": "0",
        "HOCBAC_CHAT_A_MINUTE": "0",
        "HOCBAC_LOG": "ERROR",
        "PYTHONPATH": str(_ROOT),
        **({"HOCBAC_STATE": state} if state else {}),
    }
    with (data / "soak.log").open("wb") as log:
        bot = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli.main",
            "run",
            "--data",
            str(data),
            cwd=_ROOT,
            env=environment,
            stderr=log,
            stdout=log,
        )
    await api.until(lambda: bool(api.sent("getUpdates")), _START_S)
    return bot


async def _soak(
    api: TelegramApi,
    bot: asyncio.subprocess.Process,
    log: Path,
    minutes: float,
    a_second: float,
    tell: Callable[[Minute], None],
) -> Soaked:
    # No group may get more than twenty messages a minute, and an answer may have several; nobody may ask more than
    # three hundred questions a day.
    groups = max(8, int(a_second * 60 / 4), int(a_second * 60 * minutes / 250))
    people = [api.user(f"N{n}") for n in range(groups)]
    chats = [api.group(f"Chi bộ {n}", [person]) for n, person in enumerate(people)]
    asked = questions()
    count, told, began = _Count(), list[Minute](), time.time()
    swept = minute_at = began
    while (now := time.time()) - began < minutes * 60:
        due = int((now - began) * a_second)
        while count.asked < due:
            n = count.asked
            words = f"/hoi {asked[n % len(asked)]}{'' if n % _NEW else f' ({n})'}"
            count.open[people[n % groups].says(chats[n % groups], words)] = time.time()
            count.asked += 1
        if now - swept >= _SWEEP_S:
            count.sweep(api, chats)
            swept = now
        if now - minute_at >= _minute(minutes):
            told.append(_look(bot.pid, (now - began) / 60, count, log))
            tell(told[-1])
            minute_at = now
        await asyncio.sleep(0.02)
    asking_s = time.time() - began
    return await _end(api, bot, log, count, chats, told, asking_s)


async def _end(
    api: TelegramApi,
    bot: asyncio.subprocess.Process,
    log: Path,
    count: _Count,
    chats: list[Chat],
    told: list[Minute],
    asking_s: float,
) -> Soaked:
    deadline = time.monotonic() + _END_S
    while time.monotonic() < deadline:
        count.sweep(api, chats)
        if not count.open:
            break
        await asyncio.sleep(0.5)
    bot.send_signal(signal.SIGTERM)
    status = await asyncio.wait_for(bot.wait(), _END_S)
    took = sorted(count.took) or [0.0]
    # The first tenth is for filling pools and caches.
    settled = told[max(0, len(told) // 10)].memory_mb if told else 0.0
    return Soaked(
        minutes=tuple(told),
        asked=count.asked,
        answers_a_second=count.answered / asking_s,
        lost=len(count.open),
        repeated=count.repeated,
        errors=_errors(log) + count.apologies,
        violations=len(api.violations),
        p50_s=took[len(took) // 2],
        p95_s=took[int(len(took) * 0.95)],
        growth=told[-1].memory_mb / settled - 1 if told and settled else 0.0,
        exit_status=status,
    )


def _minute(minutes: float) -> float:
    """Seconds from one look to the next: a minute, but at least ten looks."""
    return min(60.0, minutes * 6)


def _look(pid: int, minute: float, count: _Count, log: Path) -> Minute:
    return Minute(minute, count.asked, count.answered, _memory_mb(pid), _errors(log) + count.apologies)


def _memory_mb(pid: int) -> float:
    """Resident memory, as Linux tells it."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _errors(log: Path) -> int:
    """Lines in the log, which has errors alone; the notice of the start is none."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return sum(" error" in line.lower() or "traceback" in line.lower() for line in lines)
