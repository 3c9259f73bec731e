"""`hocbac run` and `hocbac chat`."""

import typer

from bot.cli.context import Context
from bot.errors import SettingsError
from bot.telegram.application import poll
from bot.terminal.chat import chat as chat_in_terminal


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(run)
    app.command()(chat)


def run(context: typer.Context) -> None:
    """Chạy bot Telegram; cần TELEGRAM_BOT_TOKEN."""
    parts: Context = context.obj
    token = parts.settings.token
    if token is None:
        raise SettingsError("Chưa có TELEGRAM_BOT_TOKEN; lấy mã từ @BotFather rồi đặt biến môi trường này.")
    # Warm first: whoever writes while the model loads is answered late, but nobody is answered by a cold bot.
    answerer = parts.answerer()
    parts.notice("Bot đã sẵn sàng, đang nhận câu hỏi từ Telegram. Dừng bằng Ctrl+C.")
    poll(token.get_secret_value(), answerer, parts.settings.api_url)


def chat(context: typer.Context) -> None:
    """Hỏi đáp ngay trong cửa sổ dòng lệnh."""
    parts: Context = context.obj
    chat_in_terminal(parts.answerer())
