"""Real python-telegram-bot clients for the tests of the server itself."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from telegram_api.server import TelegramApi

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE
Scene = Callable[[TelegramApi, Bot], Awaitable[None]]
KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Thêm", callback_data="more:1"),
            InlineKeyboardButton("Nguồn", url="https://qdnd.vn/a"),
        ]
    ]
)


@contextlib.asynccontextmanager
async def bot_of(api: TelegramApi, token: str | None = None) -> AsyncIterator[Bot]:
    """A bare bot, its HTTP pools closed at the end; getMe is not called."""
    bot = Bot(token or api.token, base_url=api.base_url)
    await bot._request[0].initialize()
    await bot._request[1].initialize()
    try:
        yield bot
    finally:
        await bot._request[0].shutdown()
        await bot._request[1].shutdown()


async def echo(update: Update, _context: Context) -> None:
    """Reply with the text that came."""
    if update.effective_message:
        await update.effective_message.reply_text(
            f"<b>{update.effective_message.text}</b>", "HTML", do_quote=True
        )


@contextlib.asynccontextmanager
async def echo_bot(api: TelegramApi, **polling: Any) -> AsyncIterator[App]:
    """An application that echoes, fed by long polling."""
    app = Application.builder().token(api.token).base_url(api.base_url).job_queue(None).build()
    app.add_handler(CommandHandler("hoi", echo))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    async with app:
        await app.start()
        if app.updater:
            await app.updater.start_polling(timeout=2, **polling)
        try:
            yield app
        finally:
            if app.updater:
                await app.updater.stop()
            await app.stop()


def play(scene: Scene, *, violations: int = 0) -> None:
    """Run a scene with a server and a bot; the rules must be broken exactly so often."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            await scene(api, bot)
            assert len(api.violations) == violations, api.violations

    asyncio.run(run())
