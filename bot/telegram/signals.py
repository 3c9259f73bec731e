"""What may be lost without harm: typing, reactions, toasts, inline answers. Never waited for, never an error."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any, Final, TypeVar

from telegram import Bot, InlineQueryResult
from telegram.constants import ChatAction, ReactionEmoji
from telegram.error import TelegramError

from bot.telegram.limits import Limits
from bot.telegram.outcome import Place

_LOG = logging.getLogger(__name__)
_WITHIN_S: Final = 3.0
_TYPING_AFTER_S: Final = 0.4  # an answer that is there sooner needs no announcement
_TYPING_LASTS_S: Final = 4.5  # Telegram takes the indicator away after five seconds
_INLINE_CACHE_S: Final = 60
_T = TypeVar("_T")


class Signals:
    """Small signs to people; they stay away when messages need Telegram's patience."""

    def __init__(self, bot: Bot, limits: Limits) -> None:
        self._bot = bot
        self._limits = limits
        self._tasks: set[asyncio.Task[None]] = set()

    async def while_typing(self, place: Place, work: asyncio.Future[_T]) -> _T:
        """The result of the work; with the typing indicator on, if it takes longer than a moment."""
        announcing = asyncio.get_running_loop().call_later(_TYPING_AFTER_S, self._type_during, place, work)
        try:
            return await work
        finally:
            announcing.cancel()

    def seen(self, place: Place) -> None:
        """Show with 👀 that a question in a group was taken; nobody waits for it."""
        if place.question is not None and not self._limits.is_busy():
            self._later(
                self._bot.set_message_reaction(place.chat_id, place.question, ReactionEmoji.EYES), "reaction"
            )

    def declined(self, place: Place) -> None:
        """Show with 🤷 that a question is one too many."""
        if place.question is not None and not self._limits.is_busy():
            shrug = ReactionEmoji.SHRUG
            self._later(self._bot.set_message_reaction(place.chat_id, place.question, shrug), "reaction")

    async def toast(self, callback_query_id: str, text: str | None = None) -> None:
        """Answer a press, so that the button stops spinning; with a short text if there is something to say."""
        # Presses older than about 15 minutes cannot be answered any more.
        await self._try(self._bot.answer_callback_query(callback_query_id, text), "toast")

    async def offer(self, inline_query_id: str, results: Sequence[InlineQueryResult]) -> None:
        """Answer an inline query."""
        answer = self._bot.answer_inline_query(
            inline_query_id, results, cache_time=_INLINE_CACHE_S, is_personal=False
        )
        await self._try(answer, "inline answer")

    async def leave(self, chat_id: int, last_words: str) -> None:
        """Go out of a group, with a word of goodbye if it may be said."""
        await self._try(self._bot.send_message(chat_id, last_words), "goodbye")
        await self._try(self._bot.leave_chat(chat_id), "leaving")

    async def close(self) -> None:
        """Wait for the last ones."""
        await asyncio.gather(*self._tasks)

    def _type_during(self, place: Place, work: asyncio.Future[_T]) -> None:
        self._begin(self._type_until_done(place, work))

    async def _type_until_done(self, place: Place, work: asyncio.Future[_T]) -> None:
        while not work.done():
            await self._typing(place)
            await asyncio.wait([work], timeout=_TYPING_LASTS_S)

    async def _typing(self, place: Place) -> None:
        if not self._limits.is_busy():
            action = self._bot.send_chat_action(
                place.chat_id, ChatAction.TYPING, message_thread_id=place.topic
            )
            await self._try(action, "typing")

    def _later(self, request: Coroutine[Any, Any, Any], what: str) -> None:
        self._begin(self._try(request, what))

    def _begin(self, signal: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(signal)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self, request: Coroutine[Any, Any, Any], what: str) -> None:
        try:
            async with asyncio.timeout(_WITHIN_S):
                await request
        except (TelegramError, TimeoutError) as error:
            _LOG.debug("no %s: %s", what, error)
