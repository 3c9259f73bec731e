"""`hocbac ask` and `hocbac search`."""

import json
import sys
import time
from collections.abc import Callable
from typing import Annotated, Any

import typer

from bot.answering.evidence.placed_search import PlacedSearch
from bot.answering.ports import Answering
from bot.answering.records import Answer, Asked, Status
from bot.cli.context import Context
from bot.cli.lines import Line, question_lines
from bot.cli.shapes import answer_line, search_line
from bot.terminal.screen import Screen
from knowledge.vietnamese.normalising import nfc

_Question = Annotated[
    str | None, typer.Argument(help="Câu hỏi, có dấu hay không dấu đều được.", show_default=False)
]
_Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON, một dòng.")]
_Lines = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help="Đọc câu hỏi từ tệp JSON Lines (“-”: đầu vào chuẩn), in mỗi câu một dòng.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(ask)
    app.command()(search)


def ask(
    context: typer.Context, question: _Question = None, as_json: _Json = False, jsonl: _Lines = None
) -> None:
    """Trả lời một câu hỏi, kèm trích dẫn."""
    parts: Context = context.obj
    _need_one(question, jsonl)
    answerer = parts.answerer()
    if jsonl is not None:
        _each(jsonl, lambda line: _answer_line(answerer, line))
        return
    line = Line(None, question or "")
    if as_json:
        _print(_answer_line(answerer, line))
    else:
        Screen().show(answerer.answer(Asked(line.question)))


def search(
    context: typer.Context,
    question: _Question = None,
    count: Annotated[int, typer.Option("-k", min=1, max=1000, help="Số đoạn cần tìm.")] = 5,
    as_json: _Json = False,
    jsonl: _Lines = None,
) -> None:
    """Tìm các đoạn gần với câu hỏi nhất, xếp từ gần đến xa."""
    parts: Context = context.obj
    _need_one(question, jsonl)
    searcher = parts.search()
    if jsonl is not None:
        _each(jsonl, lambda line: _search_line(searcher, line, count))
        return
    line = Line(None, question or "")
    if as_json:
        _print(_search_line(searcher, line, count))
    else:
        Screen().hits(searcher.search(nfc(line.question), count))


def _need_one(question: str | None, jsonl: str | None) -> None:
    if (question is None) == (jsonl is None):
        raise typer.BadParameter("cần một câu hỏi, hoặc --jsonl FILE (không dùng cả hai).")


def _answer_line(answerer: Answering, line: Line) -> dict[str, Any]:
    started = time.perf_counter()
    answer = (
        Answer(Status.DECLINED, line.fault)
        if line.fault
        else answerer.answer(Asked(line.question, line.turns))
    )
    return answer_line(line.id, line.question, answer, (time.perf_counter() - started) * 1000)


def _search_line(searcher: PlacedSearch, line: Line, count: int) -> dict[str, Any]:
    hits = () if line.fault else searcher.search(nfc(line.question), count)
    return search_line(line.id, line.question, hits)


def _each(name: str, handle: Callable[[Line], dict[str, Any]]) -> None:
    for line in question_lines(name):
        if line.fault:
            sys.stderr.write(f"hocbac: {line.fault}\n")
        _print(handle(line))


def _print(record: dict[str, Any]) -> None:
    # Flushed line by line: a script at the other end of a pipe may be waiting for this answer to ask the next.
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()
