"""`hocbac eval`."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.context import Context
from bot.errors import BotError
from bot.evaluation.gold import read_gold
from bot.evaluation.measure import Answering, Outcome, measure
from bot.evaluation.report import Report, summarise
from bot.evaluation.variants import VARIANTS, can_vary, varied

_WIDTH = 20
_TYPED = {"accented": "có dấu", "plain": "không dấu", "nfd": "tổ hợp (NFD)", "abbreviated": "viết tắt"}


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("eval")(evaluate)


def evaluate(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tệp câu hỏi có đáp án (JSON Lines).", metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
    faults: Annotated[bool, typer.Option("--faults", help="In cả những câu trả lời sai.")] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Không hỏi lại bằng các kiểu gõ khác (không dấu, NFD, viết tắt).")
    ] = False,
) -> None:
    """Đo chất lượng trả lời trên một bộ câu hỏi có đáp án."""
    parts: Context = context.obj
    golds = read_gold(file)
    if not golds:
        raise BotError(f"Tệp {file} không có câu hỏi nào.")
    answerer = parts.answerer()
    outcomes = measure(answerer, golds)
    report = summarise(outcomes, {} if quick else _typed_otherwise(answerer, outcomes))
    out = Console(highlight=False, soft_wrap=True)
    if as_json:
        out.print(json.dumps(asdict(report), ensure_ascii=False), markup=False)
    else:
        out.print(_categories(report))
        out.print(_figures(report))
    if faults:
        for outcome in outcomes:
            _print_fault(out, outcome)


def _typed_otherwise(answering: Answering, outcomes: Sequence[Outcome]) -> dict[str, Sequence[Outcome]]:
    """The outcomes on the questions with marks, for each way of typing them."""
    vary = [outcome for outcome in outcomes if can_vary(outcome.gold)]
    found: dict[str, Sequence[Outcome]] = {}
    for number, (name, write) in enumerate(VARIANTS.items()):
        found[name] = measure(answering, [varied(each.gold, write) for each in vary]) if number else vary
    return found


def _categories(report: Report) -> Table:
    table = Table("Loại câu hỏi", "Đúng", "Tổng", "Tỷ lệ", "", title=f"{report.questions} câu hỏi")
    for category, (right, count) in report.by_category.items():
        table.add_row(category, str(right), str(count), f"{right / count:.3f}", _bar(right / count))
    table.add_section()
    table.add_row("Tất cả", "", str(report.questions), f"{report.accuracy:.3f}", _bar(report.accuracy))
    for name, share in report.robustness.items():
        table.add_row(f"gõ kiểu {_TYPED[name]}", "", "", f"{share:.3f}", _bar(share))
    return table


def _figures(report: Report) -> Table:
    table = Table("Chỉ số", "Giá trị")
    for name, value in (
        ("Từ chối: độ chính xác", report.refusal_precision),
        ("Từ chối: độ phủ", report.refusal_recall),
        ("Từ chối: F1", report.refusal_f1),
        ("Trích dẫn: độ phủ (ALCE)", report.citation_recall),
        ("Trích dẫn: độ chính xác (ALCE)", report.citation_precision),
        ("Trích dẫn đúng bài", report.cited_articles),
        ("Sai nơi hoặc sai số liệu", report.wrong),
    ):
        table.add_row(name, "–" if value is None else f"{value:.3f}")
    if report.median_characters is not None:
        table.add_row("Độ dài trung vị", f"{report.median_characters:.0f} ký tự")
    table.add_row("Thời gian p50 / p95", f"{report.p50_ms:.0f} / {report.p95_ms:.0f} ms")
    return table


def _bar(share: float) -> str:
    """A bar of up to twenty characters, in eighths."""
    eighths = round(share * _WIDTH * 8)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def _print_fault(out: Console, outcome: Outcome) -> None:
    if not outcome.is_right:
        gold = outcome.gold
        out.print(f"\n{gold.id} [{gold.category}] {gold.question}", style="bold", markup=False)
        out.print(f"  {'; '.join(outcome.faults)}", markup=False)
        out.print(f"  {outcome.answer.text[:300]}", style="dim", markup=False)
