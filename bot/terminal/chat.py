"""A conversation in the terminal."""

import contextlib
import sys
from typing import Protocol

from bot.answering.records import Answer, Asked
from bot.terminal.screen import Screen

_TURNS = 4
_GOODBYES = frozenset({"thoát", "thoat", "exit", "quit", ":q"})


class Answering(Protocol):
    """What a conversation needs."""

    def answer(self, asked: Asked) -> Answer:
        """The answer to one question."""


def chat(answering: Answering) -> None:
    """Ask and answer until the input ends or a goodbye is typed."""
    screen = Screen()
    _say("HocBac sẵn sàng. Gõ câu hỏi rồi Enter; gõ “thoát” để dừng.\n")
    turns: list[str] = []
    while (question := _read()) is not None:
        if not question.strip():
            continue
        if question.strip().lower() in _GOODBYES:
            break
        screen.show(answering.answer(Asked(question, tuple(turns))))
        _say("\n")
        turns = [*turns, question][-_TURNS:]
    _say("Hẹn gặp lại.\n")


def _read() -> str | None:
    """One line typed by the person; None at the end of the input."""
    if sys.stdin.isatty():
        # Line editing and history, where the platform has them.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    try:
        return input("» " if sys.stdin.isatty() else "")
    except EOFError:
        return None
    except UnicodeDecodeError:
        _say("Dòng vừa nhập không phải UTF-8, xin gõ lại.\n")
        return ""


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
