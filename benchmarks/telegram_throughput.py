"""Answered updates a second through long polling: this bot beside python-telegram-bot as it comes, in one run.

    .venv/bin/python benchmarks/telegram_throughput.py [--questions N] [--latency MS]

Both answer every question with the same words, without any retrieval, against the tests' Bot API server in a process
of its own. PTB's side: `Application.builder()` with default settings, one handler, `reply_text`; it keeps nothing. Ours
keeps every question and every letter on disk before Telegram is told, as in use, with Telegram's sending limits off.
`--latency` holds each of the server's answers back, as the way to Telegram does (30-80 ms from Viet Nam).
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
_CHATS = 40
_PATIENCE_S = 300.0


async def _serve(questions: int, latency_s: float) -> None:
    """The server: it lets everybody ask at once and says when the last answer was there."""
    from telegram_api.faults import Fault
    from telegram_api.server import TelegramApi

    async with TelegramApi.running() as api:
        people = [api.user(f"N{n}") for n in range(_CHATS)]
        chats = [api.private(person) for person in people]
        if latency_s:
            api.wire.faults.order(Fault("*", 200, delay_s=latency_s, times=float("inf")))
        sys.stdout.write(f"{api.port} {api.token}\n")
        sys.stdout.flush()
        await api.until(lambda: bool(api.sent("getUpdates")), _PATIENCE_S)
        began = time.perf_counter()
        for n in range(questions):
            people[n % _CHATS].says(chats[n % _CHATS], f"câu {n}")
        await api.until(lambda: len(api.sent("sendMessage")) >= questions, _PATIENCE_S)
        seconds = time.perf_counter() - began
        await api.idle()
        answered = sum(len(chat.bot_messages()) for chat in chats)
        told = {"seconds": seconds, "answered": answered, "violations": len(api.violations)}
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()


def _run_ptb(root: str, token: str) -> None:
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await update.effective_message.reply_text("<b>97,09%</b> đảng viên. [1]", parse_mode="HTML")

    application = Application.builder().token(token).base_url(f"{root}/bot").job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
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
            return Answer(Status.SMALLTALK, "97,09% đảng viên. [1]")

    words: Any = Words()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(open_state(sqlite_url(Path(folder) / "state.db")))
        ports = Ports(words, words, AskedCatalogue(words.answer), words, words, words, Path(folder))
        options = Options(rates=UNLIMITED, person_a_minute=0, person_a_day=0, chat_a_minute=0)
        run(token, House(ports, ledger, options), root)


def _measure(side: str, questions: int, latency_ms: float) -> float:
    """Answers a second."""
    command = [sys.executable, __file__]
    serving = [*command, "--serve", "--questions", str(questions), "--latency", str(latency_ms)]
    with subprocess.Popen(  # noqa: S603 - this very file
        serving, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None  # noqa: S101 - for the type checker
        port, token = server.stdout.readline().split()
        with subprocess.Popen(  # noqa: S603 - this very file
            [*command, "--bot", side, f"http://127.0.0.1:{port}", token]
        ) as bot:
            told = json.loads(server.stdout.readline())
            bot.terminate()
            server.terminate()
    if told["answered"] != questions or told["violations"]:
        raise SystemExit(f"{side}: {told}")
    return questions / float(told["seconds"])


def main() -> None:
    """Measure both, in turn, and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--questions", type=int, default=1500)
    parser.add_argument("--latency", type=float, default=0.0, metavar="MS")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bot", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(_serve(given.questions, given.latency / 1e3))
    elif given.bot:
        side, root, token = given.bot
        (_run_ptb if side == "ptb" else _run_ours)(root, token)
    else:
        ptb = _measure("ptb", given.questions, given.latency)
        ours = _measure("ours", given.questions, given.latency)
        print(f"{given.questions} questions, {given.latency:g} ms on the way")
        print(f"python-telegram-bot as it comes  {ptb:7.0f} answers a second")
        print(f"this bot                         {ours:7.0f} answers a second")
        print(f"ratio                            {ours / ptb:7.2f}")


if __name__ == "__main__":
    main()
