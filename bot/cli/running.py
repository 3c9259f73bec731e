"""`hocbac run`, `hocbac chat` and `hocbac doctor`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.context import Context
from bot.doctor.examine import examine
from bot.errors import SettingsError
from bot.observability.health import Health, Part
from bot.observability.monitor import Monitor
from bot.telegram.application import poll
from bot.terminal.chat import chat as chat_in_terminal


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(run)
    app.command()(chat)
    app.command()(doctor)


def run(context: typer.Context) -> None:
    """Chạy bot Telegram; cần TELEGRAM_BOT_TOKEN."""
    parts: Context = context.obj
    token = parts.settings.token
    if token is None:
        raise SettingsError("Chưa có TELEGRAM_BOT_TOKEN; lấy mã từ @BotFather rồi đặt biến môi trường này.")
    with _watched(parts) as health:
        # Warm first: whoever writes while the model loads is answered late, but nobody is answered by a cold bot.
        answerer = parts.answerer()
        health.report(Part.ANSWERING, is_well=True)
        parts.notice("Bot đã sẵn sàng, đang nhận câu hỏi từ Telegram. Dừng bằng Ctrl+C.")
        poll(token.get_secret_value(), answerer, parts.settings.api_url, Monitor(parts.metrics, health))


@contextmanager
def _watched(parts: Context) -> Iterator[Health]:
    """The bot's health, shown with its metrics on a port if one is set; from before the model loads until the end."""
    health, port = Health(), parts.settings.metrics_port
    if port is None:
        yield health
        return
    # Imported here: the other commands need neither.
    from bot.observability.prometheus import PrometheusMetrics
    from bot.observability.server import serving

    metrics = PrometheusMetrics()
    parts.metrics = metrics
    with serving(parts.settings.metrics_host, port, health, metrics.exposition):
        yield health


def chat(context: typer.Context) -> None:
    """Hỏi đáp ngay trong cửa sổ dòng lệnh."""
    parts: Context = context.obj
    chat_in_terminal(parts.answerer())


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Kiểm tra cài đặt: điều gì chưa ổn và cách khắc phục."""
    parts: Context = context.obj
    checks = list(examine(parts.settings))
    out = Console(highlight=False, soft_wrap=True)
    if as_json:
        out.print(json.dumps([asdict(check) for check in checks], ensure_ascii=False), markup=False)
    for check in [] if as_json else checks:
        sign = "✗" if not check.is_well else "!" if check.remedy else "✓"
        out.print(f"{sign} {check.name}: {check.found}", markup=False)
        if check.remedy:
            out.print(f"  → {check.remedy}", markup=False)
    if not all(check.is_well for check in checks):
        raise typer.Exit(1)
