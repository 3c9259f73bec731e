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
from bot.observability.health import Health
from bot.observability.monitor import Monitor
from bot.terminal.chat import chat as chat_in_terminal


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(run)
    app.command()(chat)
    app.command()(doctor)


def run(
    context: typer.Context,
    webhook: Annotated[
        bool,
        typer.Option("--webhook", help="Nhận tin qua webhook (HOCBAC_WEBHOOK_URL) thay vì hỏi Telegram."),
    ] = False,
) -> None:
    """Chạy bot Telegram; cần TELEGRAM_BOT_TOKEN."""
    parts: Context = context.obj
    token = parts.settings.token
    if token is None:
        raise SettingsError("Chưa có TELEGRAM_BOT_TOKEN; lấy mã từ @BotFather rồi đặt biến môi trường này.")
    if webhook and parts.settings.webhook_url is None:
        raise SettingsError("Chưa có HOCBAC_WEBHOOK_URL: địa chỉ https mà Telegram gửi tin tới.")
    # Heavy, and of no use to the other commands.
    from bot.serving import serve_telegram

    with _watched(parts) as health:
        serve_telegram(
            parts.house(),
            token.get_secret_value(),
            parts.notice,
            parts.watching,
            Monitor(parts.metrics, health),
            by_webhook=webhook,
        )


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
