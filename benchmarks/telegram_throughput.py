"""Answered updates a second through long polling: this bot beside python-telegram-bot as it comes, in one run.

    .venv/bin/python -m benchmarks.telegram_throughput [--questions N] [--latency MS ...] [--floor]

Both answer every question with the same words, without any retrieval, against the tests' Bot API server in a process
of its own. PTB's side: `Application.builder()` with default settings, one handler, `reply_text`; it keeps nothing. Ours
keeps every question and every letter on disk before Telegram is told, as in use, with Telegram's sending limits off.
All questions wait at the server when the clock starts, with the bot's first fetch; it stops with the last answer.

The latency holds each of the server's answers back, as the way to Telegram does (30-80 ms from Viet Nam; a Bot API
server of one's own in the same house: a few). `CPU` is the processor time of the bot's process for one answer: where
nothing is on the way, that alone is what bounds an answer. `--floor` shows what of it is the way to Telegram: this bot's
client fetches, PTB reads the updates, the same words are sent, and nothing is kept, ordered, asked or answered.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_CHATS = 40
_WORDS = "97,09% đảng viên. [1]"
_PATIENCE_S = 300.0
_TITLES = {"ptb": "PTB as it comes", "ours": "this bot", "floor": "nothing kept"}
_LATENCIES_MS = (0.0, 5.0, 10.0, 20.0, 40.0)


async def _serve(questions: int, latency_s: float) -> None:
    """The server: everybody has asked when the bot comes; it says when the first fetch and the last answer were."""
    from telegram_api.faults import Fault
    from telegram_api.server import TelegramApi

    async with TelegramApi.running() as api:
        api.wire.checks_answers = False  # what this server says is held against the schema in its own tests
        people = [api.user(f"N{n}") for n in range(_CHATS)]
        chats = [api.private(person) for person in people]
        for n in range(questions):
            people[n % _CHATS].says(chats[n % _CHATS], f"câu {n}")
        if latency_s:
            api.wire.faults.order(Fault("*", 200, delay_s=latency_s, times=float("inf")))
        sys.stdout.write(f"{api.port} {api.token}\n")
        sys.stdout.flush()
        await api.until(lambda: bool(api.sent("getUpdates")), _PATIENCE_S)
        began = time.perf_counter()
        await api.until(lambda: sum(len(chat.messages) for chat in chats) >= 2 * questions, _PATIENCE_S)
        seconds = time.perf_counter() - began
        sys.stdout.write("done\n")
        sys.stdout.flush()
        await api.idle()
        answered = sum(len(chat.bot_messages()) for chat in chats)
        told = {"seconds": seconds, "answered": answered, "violations": len(api.violations)}
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()  # the bot says goodbye first


def _run_ptb(root: str, token: str) -> None:
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await update.effective_message.reply_text("<b>97,09%</b> đảng viên. [1]", parse_mode="HTML")

    application = Application.builder().token(token).base_url(f"{root}/bot").job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    _is_up()
    application.run_polling()


def _run_ours(root: str, token: str) -> None:
    from typing import Any

    from bot.answering.records import Answer, Asked, Status
    from bot.state.engine import open_state, sqlite_url
    from bot.state.ledger import Ledger
    from bot.telegram.application import run
    from bot.telegram.limits import UNLIMITED
    from bot.telegram.options import Options
    from bot.telegram.parts import House, Ports
    from bot.telegram.plain import AskedCatalogue

    class Words:
        """Always the same."""

        def answer(self, _asked: Asked) -> Answer:
            return Answer(Status.SMALLTALK, _WORDS)

    words: Any = Words()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(open_state(sqlite_url(Path(folder) / "state.db")))
        ports = Ports(words, words, AskedCatalogue(words.answer), words, words, words, Path(folder))
        options = Options(rates=UNLIMITED, person_a_minute=0, person_a_day=0, chat_a_minute=0)
        house = House(ports, ledger, options)
        _is_up()
        run(token, house, root)


async def _run_floor(root: str, token: str) -> None:
    from bot.state.records import Draft
    from bot.telegram.parts import make_bot
    from bot.telegram.posting import Fate, Post

    async with make_bot(token, root) as bot:
        post, sending = Post(bot), set[asyncio.Task[Fate]]()
        offset = None
        _is_up()
        while True:
            for update in await bot.get_updates(offset, timeout=0 if sending else 30):
                offset = update.update_id + 1
                chat = update.effective_chat.id if update.effective_chat is not None else 0
                task = asyncio.create_task(post.carry_out(Draft(chat, _WORDS, _WORDS)))
                sending.add(task)
                task.add_done_callback(sending.discard)
            while len(sending) > _CHATS:
                await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)


def _is_up() -> None:
    """Say how much processor time the start took."""
    sys.stdout.write(f"{time.process_time()}\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class _Measured:
    """Answers a second, and the bot's processor time for one."""

    a_second: float
    cpu_ms: float


def _measure(side: str, questions: int, latency_ms: float) -> _Measured:
    command = [sys.executable, __file__]
    serving = [*command, "--serve", "--questions", str(questions), "--latency", str(latency_ms)]
    with subprocess.Popen(  # noqa: S603 - this very file
        serving, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None  # noqa: S101 - for the type checker
        port, token = server.stdout.readline().split()
        before = os.times()
        with subprocess.Popen(  # noqa: S603 - this very file
            [*command, "--bot", side, f"http://127.0.0.1:{port}", token], stdout=subprocess.PIPE, text=True
        ) as bot:
            assert bot.stdout is not None  # noqa: S101 - for the type checker
            start_up_s = float(bot.stdout.readline())
            server.stdout.readline()
            told = json.loads(server.stdout.readline())
            bot.terminate()
            bot.wait()
        after = os.times()
        server.terminate()
    if told["answered"] != questions or told["violations"]:
        raise SystemExit(f"{side}: {told}")
    spent_s = after.children_user + after.children_system - before.children_user - before.children_system
    return _Measured(questions / float(told["seconds"]), (spent_s - start_up_s) / questions * 1e3)


def main() -> None:
    """Measure both at each latency, in turn, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--questions", type=int, default=1500)
    parser.add_argument("--latency", type=float, nargs="+", default=_LATENCIES_MS, metavar="MS")
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bot", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(_serve(given.questions, given.latency[0] / 1e3))
    elif given.bot:
        side, root, token = given.bot
        if side == "floor":
            asyncio.run(_run_floor(root, token))
        else:
            (_run_ptb if side == "ptb" else _run_ours)(root, token)
    else:
        _compare(given.questions, given.latency, ["ptb", "ours", *(["floor"] if given.floor else [])])


def _compare(questions: int, latencies_ms: Sequence[float], sides: Sequence[str]) -> None:
    print(f"{questions} questions of {_CHATS} people; answers a second (CPU for one answer)")
    print(f"{'on the way':>10}  {'  '.join(f'{_TITLES[side]:>20}' for side in sides)}  this bot : PTB")
    for latency_ms in latencies_ms:
        measured = {side: _measure(side, questions, latency_ms) for side in sides}
        shown = "  ".join(f"{each.a_second:9.0f} ({each.cpu_ms:5.2f} ms)" for each in measured.values())
        ratio = measured["ours"].a_second / measured["ptb"].a_second
        print(f"{latency_ms:7g} ms  {shown}  {ratio:5.2f}", flush=True)


if __name__ == "__main__":
    main()
