"""JSON lines in: one question each, whatever else may stand in the file."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bot.errors import BotError


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its id, the question and earlier turns, or what is wrong with it (`fault`, Vietnamese)."""

    id: object
    question: str
    turns: tuple[str, ...] = ()
    fault: str | None = None


def question_lines(name: str) -> Iterator[Line]:
    """The lines of the file `name`, or of standard input for `-`; empty lines are passed over.

    Raises:
        BotError: there is no such file.
    """
    if name == "-":
        yield from _lines(sys.stdin.buffer)
        return
    try:
        with Path(name).open("rb") as stream:
            yield from _lines(stream)
    except OSError as error:
        raise BotError(f"Không đọc được tệp câu hỏi {name}.") from error


def _lines(stream: BinaryIO) -> Iterator[Line]:
    for number, raw in enumerate(stream, start=1):
        if raw.strip():
            yield _line(number, raw)


def _line(number: int, raw: bytes) -> Line:
    try:
        stored: Any = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Line(None, "", fault=f"Dòng {number} không phải JSON hợp lệ (UTF-8).")
    if not isinstance(stored, dict):
        return Line(None, "", fault=f"Dòng {number} phải là một đối tượng JSON.")
    question, turns = stored.get("question"), stored.get("turns") or []
    if not isinstance(question, str):
        return Line(stored.get("id"), "", fault=f"Dòng {number} thiếu “question” dạng chuỗi.")
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        return Line(stored.get("id"), question, fault=f"Dòng {number}: “turns” phải là danh sách chuỗi.")
    return Line(stored.get("id"), question, tuple(turns))
