"""kill -9 at every step of a question, an edit and a press: nothing lost, nothing twice."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from telegram_api.people import Person
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

_ROOT = Path(__file__).parents[3]
_WITHIN_S = 20.0
_FEWEST_STEPS = 8


@dataclass
class Bots:
    """The program that forks bots."""

    process: "subprocess.Popen[str]"

    def tell(self, line: str) -> str:
        """Say something and hear the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@dataclass
class Cell:
    """A group with Lan in it, and the bots that answer there."""

    api: TelegramApi
    bots: Bots
    lan: Person
    chat: Chat
    polls: int = 0

    def until(self, is_so: Callable[[], bool]) -> bool:
        """Wait until something is so, or the bot is dead: whether it is so."""
        deadline = time.monotonic() + _WITHIN_S
        while not is_so():
            if self.bots.tell("poll") == "dead":
                return False
            assert time.monotonic() < deadline, self.api.report()
            time.sleep(0.01)
        return True

    def answers(self, question: Message) -> list[Message]:
        """What answers the question: the reply, and what the bot said after it."""
        return [m for m in self.chat.bot_messages() if m.message_id > question.message_id]

    def start(self, steps: int) -> None:
        """A bot that dies after so many steps, or never (0)."""
        self.polls = len(self.api.sent("getUpdates"))
        self.bots.tell(f"start {steps}")

    def rest(self) -> None:
        """The living bot is up, and nothing goes on any more."""
        self.until(lambda: len(self.api.sent("getUpdates")) > self.polls)
        self.api.wait(self.api.idle(0.12, _WITHIN_S))


@pytest.fixture(name="cell")
def _cell(tmp_path: Path) -> Iterator[Cell]:
    with TelegramApi.in_thread() as api:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "support.crashing_bot",
            tmp_path,
            f"http://127.0.0.1:{api.port}",
            api.token,
        ]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env={"PYTHONPATH": f"{_ROOT}:{_ROOT / 'tests'}", "PYTHONUTF8": "1"},
        ) as process:
            lan = api.user("Lan")
            try:
                yield Cell(api, Bots(process), lan, api.group("Chi bộ", [lan]))
            finally:
                process.communicate(timeout=_WITHIN_S)  # the end of its input ends it, and its bot


def _killed_at_every_step(cell: Cell, act: Callable[[int], object], is_done: Callable[[], bool]) -> int:
    """Act, with a bot that is killed at step 1, 2, … and another that goes on; the number of steps there were."""
    step = 0
    while True:
        step += 1
        act(step)
        cell.start(step)
        lived = cell.until(is_done)
        if lived:
            cell.rest()
            lived = cell.bots.tell("stop") == "0"
        if not lived:
            cell.start(0)
            assert cell.until(is_done), cell.api.report()
            cell.rest()
            assert cell.bots.tell("stop") == "0"
        assert is_done(), cell.api.report()
        if lived:
            return step - 1


def test_a_question_is_answered_once(cell: Cell) -> None:
    """Wherever the bot dies: both messages of the answer are there, in order, once."""
    asked: list[Message] = []

    def ask(step: int) -> None:
        asked.append(cell.lan.says(cell.chat, f"/hoi câu {step}"))

    def is_answered() -> bool:
        said = [message.text[:12] for message in cell.answers(asked[-1])]
        assert said == said[:2], cell.api.report()
        return len(said) == 2

    steps = _killed_at_every_step(cell, ask, is_answered)

    assert steps >= _FEWEST_STEPS
    for number, question in enumerate(asked, start=1):
        following = asked[number].message_id if number < len(asked) else 10**9
        parts = [m for m in cell.answers(question) if m.message_id < following]
        assert [part.text.split(" dài")[0].split(".")[0] for part in parts] == [
            f"câu {number}",
            f"Hết câu {number}",
        ]
        assert [part.reply_to for part in parts] == [question, None]
    assert cell.api.violations == []


def test_an_edit_is_carried_out_once(cell: Cell) -> None:
    """Wherever the bot dies: the two messages say what the question says now, and there is no third."""
    cell.start(0)
    question = cell.lan.says(cell.chat, "/hoi câu 0")
    assert cell.until(lambda: len(cell.answers(question)) == 2)
    cell.rest()
    assert cell.bots.tell("stop") == "0"
    wanted: list[int] = []

    def edit(step: int) -> None:
        wanted.append(step)
        cell.lan.edits(question, f"/hoi câu {step}")

    def is_edited() -> bool:
        said = [message.text for message in cell.answers(question)]
        assert len(said) == 2, cell.api.report()
        return said[0].startswith(f"câu {wanted[-1]} dài") and said[1].startswith(f"Hết câu {wanted[-1]}.")

    steps = _killed_at_every_step(cell, edit, is_edited)

    assert steps >= _FEWEST_STEPS
    assert cell.api.violations == []


def test_a_passage_is_opened_once(cell: Cell) -> None:
    """Wherever the bot dies after a press: the passage is there, once a press."""
    cell.start(0)
    question = cell.lan.says(cell.chat, "/hoi câu 0")
    assert cell.until(lambda: len(cell.answers(question)) == 2)
    answer = cell.answers(question)[-1]
    cell.rest()
    assert cell.bots.tell("stop") == "0"
    presses: list[int] = []

    def press(step: int) -> None:
        presses.append(step)
        cell.lan.presses(answer, "Xem nguồn [1]")

    def is_open() -> bool:
        opened = [message for message in cell.answers(answer) if "Toàn xã có 16 chi bộ." in message.text]
        assert len(opened) <= len(presses), cell.api.report()
        return len(opened) == len(presses)

    steps = _killed_at_every_step(cell, press, is_open)

    assert steps >= _FEWEST_STEPS
    assert cell.api.violations == []
