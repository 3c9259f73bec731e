"""`hocbac eval`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.context import Context
from bot.errors import BotError
from bot.evaluation.gold import read_gold
from bot.evaluation.measure import Outcome, Report, measure, summarise


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("eval")(evaluate)


def evaluate(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tệp câu hỏi có đáp án (JSON Lines).", metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
    faults: Annotated[bool, typer.Option("--faults", help="In cả những câu trả lời sai.")] = False,
) -> None:
    """Đo chất lượng trả lời trên một bộ câu hỏi có đáp án."""
    parts: Context = context.obj
    golds = read_gold(file)
    if not golds:
        raise BotError(f"Tệp {file} không có câu hỏi nào.")
    outcomes = measure(parts.answerer(), golds)
    report = summarise(outcomes)
    out = Console(highlight=False, soft_wrap=True)
    if as_json:
        out.print(json.dumps(asdict(report), ensure_ascii=False), markup=False)
    else:
        out.print(_table(report))
    if faults:
        for outcome in outcomes:
            _print_fault(out, outcome)


def _table(report: Report) -> Table:
    table = Table("Loại câu hỏi", "Đúng", "Tổng", "Tỷ lệ", title=f"{report.questions} câu hỏi")
    for category, (right, count) in report.by_category.items():
        table.add_row(category, str(right), str(count), f"{right / count:.3f}")
    table.add_section()
    table.add_row("Tất cả", "", str(report.questions), f"{report.accuracy:.3f}")
    for name, value in (
        ("Từ chối: độ chính xác", report.refusal_precision),
        ("Từ chối: độ phủ", report.refusal_recall),
        ("Từ chối: F1", report.refusal_f1),
        ("Trích dẫn: độ chính xác", report.citation_precision),
    ):
        table.add_row(name, "", "", "–" if value is None else f"{value:.3f}")
    table.add_row("Thời gian p50 / p95", "", "", f"{report.p50_ms:.0f} / {report.p95_ms:.0f} ms")
    return table


def _print_fault(out: Console, outcome: Outcome) -> None:
    if not outcome.is_right:
        gold = outcome.gold
        out.print(f"\n{gold.id} [{gold.category}] {gold.question}", style="bold", markup=False)
        out.print(f"  {'; '.join(outcome.faults)}", markup=False)
        out.print(f"  {outcome.answer.text[:300]}", style="dim", markup=False)
