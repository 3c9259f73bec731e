"""A bot under load that is killed with SIGKILL at random moments, over and over: what became of every question."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlalchemy import func, select, text
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

from bot.state.engine import open_state, sqlite_url
from bot.state.records import Step
from bot.state.schema import letters, updates
from index.snapshot.generations import Generations

_ROOT = Path(__file__).parents[2]
_END_S, _PATIENCE_S = 60.0, 300.0
# Questions that the shipped articles answer, for the real bot; each comes with a number, so that no two are the same.
_REAL = (
    "Xã Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?",
    "Xã Sơn Thủy có bao nhiêu chi bộ trực thuộc?",
    "Mô hình hay ở xã Long Bình?",
    "Huyện Tuy Phong có mô hình nào?",
)


class Bots(Protocol):
    """Starts one bot after the other on the same state."""

    parts: int
    """Messages that an answer has."""

    def start(self) -> None:
        """Start the next one."""

    def has_died(self) -> bool:
        """Whether it has ended by itself."""

    def kill(self) -> None:
        """SIGKILL."""

    def stop(self) -> int:
        """SIGTERM; the exit status."""

    def question(self, number: int) -> str:
        """The words of a question."""


class ForkedBots:
    """The Telegram side with real state, answering with scripted words in two messages: starts in a tenth of a second."""

    parts = 2

    def __init__(self, folder: Path, state: str, api: TelegramApi) -> None:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "support.crashing_bot",
            folder,
            f"http://127.0.0.1:{api.port}",
            api.token,
            state,
        ]
        environment = os.environ | {"PYTHONPATH": f"{_ROOT}:{_ROOT / 'tests'}", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=_ROOT,
            env=environment,
        )

    def _tell(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def start(self) -> None:
        """Fork one."""
        self._tell("start 0")

    def has_died(self) -> bool:
        """Ask the parent."""
        return self._tell("poll") == "dead"

    def kill(self) -> None:
        """Let the parent do it."""
        self._tell("kill")

    def stop(self) -> int:
        """Let the parent do it, and end it, too."""
        status = int(self._tell("stop"))
        self._process.communicate(timeout=_END_S)
        return status

    def question(self, number: int) -> str:
        """Its number."""
        return f"câu {number}"


class RealBots:
    """`hocbac run` itself, model and index included; before each start an article changes, so that it has to build."""

    parts = 1

    def __init__(self, folder: Path, state: str, api: TelegramApi) -> None:
        self._folder = folder
        self._starts = 0
        self._environment = os.environ | {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
            "HOCBAC_STATE": state,
            "HOCBAC_PERSON_A_MINUTE": "0",
            "HOCBAC_CHAT_A_MINUTE": "0",
            "PYTHONPATH": str(_ROOT),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """A process, over articles that have changed."""
        self._starts += 1
        articles = self._folder / "articles"
        articles.mkdir(parents=True, exist_ok=True)
        (articles / "thu.md").write_text(
            f"---\ntitle: Thử\nplace: xã Thử, huyện Nghiệm\n---\n\nXã Thử có {self._starts} chi bộ.\n",
            encoding="utf-8",
        )
        command: list[str | Path] = [sys.executable, "-m", "bot.cli.main", "run", "--data", self._folder]
        self._process = subprocess.Popen(command, cwd=_ROOT, env=self._environment, stderr=subprocess.DEVNULL)

    def has_died(self) -> bool:
        """Whether the process has ended."""
        return self._process is not None and self._process.poll() is not None

    def kill(self) -> None:
        """The process."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """The process."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(_END_S)

    def question(self, number: int) -> str:
        """One of a few that have answers."""
        return f"{_REAL[number % len(_REAL)]} ({number})"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often is killed, how long after the start at most, in how many groups so many questions a second are asked."""

    times: int
    longest_s: float
    groups: int = 40
    a_second: float = 20.0
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Toll:
    """What came of it. `gave_up` are questions that got an apology; `died` are bots that ended by themselves."""

    kills: int
    died: int
    asked: int
    lost: int
    repeated: int
    gave_up: int
    out_of_order: int
    left_over: int
    violations: int
    faults: tuple[str, ...]
    seconds: float

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all went wrong."""
        wrong = self.lost, self.repeated, self.gave_up, self.out_of_order, self.left_over, self.violations
        return not any(wrong) and not self.faults


@dataclass
class _Asking:
    """People who ask without pause, in a thread of their own."""

    api: TelegramApi
    bots: Bots
    plan: Plan
    asked: list[Message] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Ask until it is over."""
        people = [self.api.user(f"N{n}") for n in range(self.plan.groups)]
        chats = [self.api.group(f"Chi bộ {n}", [person]) for n, person in enumerate(people)]
        dice = random.Random(self.plan.seed)  # noqa: S311 - no secret
        while not self.over.wait(dice.expovariate(self.plan.a_second)):
            n = dice.randrange(len(chats))
            words = self.bots.question(len(self.asked))
            self.asked.append(people[n].says(chats[n], f"/hoi {words}"))


def kill_at_random(plan: Plan, bots: Bots, api: TelegramApi, state: str, index: Path | None) -> Toll:
    """Kill so often, then let one bot live until all is answered, and count."""
    dice = random.Random(plan.seed)  # noqa: S311 - no secret
    asking = _Asking(api, bots, plan)
    thread = threading.Thread(target=asking.run)
    thread.start()
    began, died = time.monotonic(), 0
    try:
        for _ in range(plan.times):
            bots.start()
            time.sleep(dice.uniform(0, plan.longest_s))
            died += bots.has_died()
            bots.kill()
        bots.start()
    finally:
        asking.over.set()
        thread.join()
    died += _until_answered(api, asking.asked, bots)
    api.wait(api.idle(1.0, _END_S))
    faults = [f"exit status {status}"] if (status := bots.stop()) else []
    faults += _faults_of_state(state) + (_faults_of_index(index) if index else [])
    return _toll(plan, api, bots, asking.asked, died, faults, _left_over(state), time.monotonic() - began)


def _until_answered(api: TelegramApi, asked: Sequence[Message], bots: Bots) -> int:
    """Wait until every question has all parts of its answer, or nothing moves any more; how many bots died meanwhile."""
    deadline, died, before = time.monotonic() + _PATIENCE_S, 0, -1
    while time.monotonic() < deadline:
        if bots.has_died():
            died += 1
            bots.start()
        # On the server's own thread: chats grow under whoever looks from elsewhere.
        missing = api.office.run(
            lambda: sum(len(_answer(each)) < bots.parts and not _is_apology(_answer(each)) for each in asked)
        )
        if not missing:
            break
        if missing != before:
            before, deadline = missing, time.monotonic() + _END_S
        time.sleep(0.5)
    return died


def _answer(question: Message) -> list[Message]:
    """What the bot said to the question: the messages that quote it, and those that continue them without quoting."""
    mine: list[Message] = []
    takes = False
    for message in question.chat.bot_messages():
        if message.reply_to is not None:
            takes = message.reply_to is question
        if takes:
            mine.append(message)
    return mine


def _left_over(state: str) -> int:
    """What the state still holds to be done."""
    engine = open_state(state)
    with engine.begin() as connection:
        waiting = connection.scalar(
            select(func.count()).select_from(updates).where(updates.c.handled.is_(None))
        )
        pending = connection.scalar(
            select(func.count()).select_from(letters).where(letters.c.state.in_((Step.READY, Step.SENDING)))
        )
    engine.dispose()
    return (waiting or 0) + (pending or 0)


def _faults_of_state(state: str) -> list[str]:
    """What the database itself finds wrong with its file; PostgreSQL checks its own when it reads all of it."""
    engine = open_state(state)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                said = connection.scalar(text("PRAGMA integrity_check"))
                return [] if said == "ok" else [f"state: {said}"]
            for table in (updates, letters):
                connection.execute(select(table)).all()
            return []
    finally:
        engine.dispose()


def _faults_of_index(index: Path) -> list[str]:
    """What is wrong with the folder of the index: generations that cannot be used, pieces left lying about."""
    best, faults = Generations(index).load_best()
    left = [path.name for path in index.iterdir() if path.name.startswith("aside-")]
    return faults + ([] if best else ["no index"]) + [f"left: {name}" for name in left]


def _toll(
    plan: Plan,
    api: TelegramApi,
    bots: Bots,
    asked: Sequence[Message],
    died: int,
    faults: list[str],
    left_over: int,
    seconds: float,
) -> Toll:
    answers = [_answer(question) for question in asked]
    chats: dict[int, Chat] = {question.chat.id: question.chat for question in asked}
    faults += [_twice(api, question) for question in asked if len(_answer(question)) > bots.parts]
    return Toll(
        kills=plan.times,
        died=died,
        asked=len(asked),
        lost=sum(len(answer) < bots.parts and not _is_apology(answer) for answer in answers),
        repeated=sum(len(answer) > bots.parts for answer in answers),
        gave_up=sum(_is_apology(answer) for answer in answers),
        out_of_order=sum(_is_disordered(chat) for chat in chats.values()),
        left_over=left_over,
        violations=len(api.violations),
        faults=tuple(faults),
        seconds=seconds,
    )


def _twice(api: TelegramApi, question: Message) -> str:
    """What was sent to a question that was answered twice, and when."""
    number, chat = question.message_id, question.chat.id
    sent = [
        f"{request.at - question.date:.3f}s {request.status} {request.method} {str(request.params.get('text'))[:12]!r}"
        for request in api.requests
        if request.params.get("chat_id") == chat
        and str(request.params.get("text")).partition(" dài")[0].removeprefix("Hết ").partition(".")[0]
        == question.text.removeprefix("/hoi ")
    ]
    texts = [f"{message.message_id} {message.text[:12]!r}" for message in _answer(question)]
    return f"twice: question {number} in {chat}: {texts}; requests: {sent[-12:]}"


def _is_apology(answer: Sequence[Message]) -> bool:
    return bool(answer) and "(mã " in answer[0].text


def _is_disordered(chat: Chat) -> bool:
    told = [message.reply_to.message_id for message in chat.bot_messages() if message.reply_to]
    return told != sorted(told)


def sqlite_in(folder: Path) -> str:
    """The address of a state in the folder."""
    return sqlite_url(folder / "state.db")
