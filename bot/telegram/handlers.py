"""What the bot does with each update: asked, it answers; pressed, it shows the passage; otherwise it is silent."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

from telegram import CallbackQuery, Message, Update
from telegram.constants import MessageLimit
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.answering.records import Asked
from bot.observability.tracing import begin_request, request_id
from bot.telegram import texts
from bot.telegram.addressing import addressed_question
from bot.telegram.callbacks import PassageButton
from bot.telegram.delivery import Outbox, Place
from bot.telegram.keyboards import source_buttons
from bot.telegram.ports import Answering
from bot.telegram.rendering import render_answer, render_passage, render_text

_LOG = logging.getLogger(__name__)
_LIMIT: Final = int(MessageLimit.MAX_TEXT_LENGTH)
_TYPING_LASTS_S: Final = 4.5  # Telegram takes the indicator away after five seconds

_Data = dict[Any, Any]  # PTB's own bags per user, chat and bot: nothing of ours goes into them
BotContext = CallbackContext[ExtBot[None], _Data, _Data, _Data]
BotApplication = Application[ExtBot[None], BotContext, _Data, _Data, _Data, None]
_T = TypeVar("_T")


class Handlers:
    """The conversation, on top of an answering and an outbox; it remembers nothing between two updates."""

    def __init__(self, answering: Answering, outbox: Outbox) -> None:
        self._answering = answering
        self._outbox = outbox

    def register(self, application: BotApplication) -> None:
        """Put the handlers into the application. The first that fits takes the update, so order matters.

        Edited messages and channel posts fit none: an edit must not be answered a second time.
        """
        new = filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("start", self.start, filters=new))
        application.add_handler(CommandHandler("help", self.help, filters=new))
        application.add_handler(MessageHandler(new, self.message))
        application.add_handler(CallbackQueryHandler(self.pressed))
        application.add_error_handler(self.failed)

    async def start(self, update: Update, _context: BotContext) -> None:
        """`/start`: who this is and what one may ask."""
        await self._say(update.effective_message, texts.WELCOME)

    async def help(self, update: Update, context: BotContext) -> None:
        """`/help`: how to ask, alone and in groups, and what the marks mean."""
        await self._say(update.effective_message, texts.help_text(context.bot.username))

    async def message(self, update: Update, context: BotContext) -> None:
        """Answer the message if it is addressed to the bot."""
        message = update.effective_message
        if message is None:
            return
        begin_request(chat=message.chat.id, person=message.from_user.id if message.from_user else None)
        question = addressed_question(message, context.bot.id, context.bot.username)
        if question is None:
            return
        if not question:
            await self._say(message, texts.HOW_TO_ASK)
            return
        place = Place.answering(message)
        answer = await self._composing(place, asyncio.to_thread(self._answering.answer, Asked(question)))
        await self._outbox.send(place, render_answer(answer, _LIMIT), source_buttons(answer.citations))

    async def pressed(self, update: Update, _context: BotContext) -> None:
        """A button: the passage, below the answer; a button that leads nowhere says so. It always stops spinning."""
        query = update.callback_query
        if query is None:
            return
        begin_request(chat=query.message.chat.id if query.message else None, person=query.from_user.id)
        toast = None
        try:
            toast = await self._show_passage(query)
        finally:
            await self._outbox.toast(query.id, toast)

    async def failed(self, update: object, context: BotContext) -> None:
        """Whatever a handler did not foresee: into the log with a code, into the chat with the code alone."""
        code = request_id() or begin_request()
        _LOG.error("update not handled (code %s)", code, exc_info=context.error)
        if isinstance(update, Update):
            await self._say(update.effective_message, texts.apology(code))

    async def _show_passage(self, query: CallbackQuery) -> str | None:
        """Send the passage; what the toast has to say, if anything."""
        button = PassageButton.read(query.data or "")
        if button is None or query.message is None:
            return texts.BUTTON_STALE
        passage = await asyncio.to_thread(self._answering.passage_by_key, button.key)
        if passage is None:
            return texts.PASSAGE_GONE
        quote = button.quote_in(passage)
        place = Place.answering(query.message, quote=True)
        await self._outbox.send(place, render_passage(passage, quote, _LIMIT))
        return None if quote is not None else texts.PASSAGE_CHANGED

    async def _say(self, message: Message | None, text: str) -> None:
        if message is not None:
            await self._outbox.send(Place.answering(message), render_text(text, _LIMIT))

    async def _composing(self, place: Place, work: Coroutine[Any, Any, _T]) -> _T:
        """The result of the work, with the typing indicator on while it lasts."""
        task = asyncio.create_task(work)
        while not task.done():
            await self._outbox.typing(place)
            await asyncio.wait([task], timeout=_TYPING_LASTS_S)
        return task.result()
