"""The one place that sends: knows where a message belongs and what to do when Telegram does not take it."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from telegram import (
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.observability.metrics import SILENCE, Metrics
from bot.telegram.rendering import Part

_LOG = logging.getLogger(__name__)
_TRIES: Final = 6
_FIRST_PAUSE_S: Final = 0.5
_LONGEST_WAIT_S: Final = 120.0
_TYPING_S: Final = 2.0
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the chat, its topic if it is in one, and the message to quote if any.

    The General topic of a forum has no thread id: Telegram refuses messages that name it.
    """

    chat_id: int
    topic: int | None = None
    quoting: int | None = None

    @classmethod
    def answering(cls, message: MaybeInaccessibleMessage, *, quote: bool | None = None) -> "Place":
        """Beside this message; quoting it in groups, where others talk in between, unless told otherwise."""
        topic = (
            message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
        )
        quoted = message.chat.type != ChatType.PRIVATE if quote is None else quote
        return cls(message.chat.id, topic, message.message_id if quoted else None)

    @property
    def reply_parameters(self) -> ReplyParameters | None:
        """The quoted message; if it was deleted meanwhile, the answer still goes out."""
        return ReplyParameters(self.quoting, allow_sending_without_reply=True) if self.quoting else None


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message on its way."""

    place: Place
    part: Part
    keyboard: InlineKeyboardMarkup | None
    as_html: bool = True


class Outbox:
    """Sends to Telegram, patiently; what cannot be delivered is logged and dropped, never raised.

    It waits as long as Telegram asks (429), up to two minutes at a time, and tries again with growing pauses when the
    network fails. PTB's AIORateLimiter is not used: it needs another package, resends nothing by default, and knows
    429 only, neither network errors nor the plain text that goes out when HTML is refused.
    """

    def __init__(
        self,
        bot: ExtBot[None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        metrics: Metrics = SILENCE,
    ) -> None:
        self._bot = bot
        self._pause = pause
        self._metrics = metrics

    async def send(
        self, place: Place, parts: Sequence[Part], keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Send the parts in order, the keyboard under the last. Whether all were delivered."""
        for number, part in enumerate(parts, start=1):
            buttons = keyboard if number == len(parts) else None
            if not await self._deliver(_Letter(place, part, buttons)):
                return False
            place = replace(place, quoting=None)
        return True

    async def typing(self, place: Place) -> None:
        """Show that an answer is being written. Worth neither a wait nor an error."""
        try:
            async with asyncio.timeout(_TYPING_S):
                await self._bot.send_chat_action(
                    place.chat_id, ChatAction.TYPING, message_thread_id=place.topic
                )
        except (TelegramError, TimeoutError) as error:
            _LOG.debug("no typing indicator: %s", error, extra={"chat": place.chat_id})

    async def toast(self, callback_query_id: str, text: str | None = None) -> None:
        """Answer a press, so that the button stops spinning; with a short text if there is something to say."""
        try:
            await self._bot.answer_callback_query(callback_query_id, text)
        except TelegramError as error:
            # Presses older than about 15 minutes cannot be answered any more.
            _LOG.info("press %s not answered: %s", callback_query_id, error)

    async def _deliver(self, letter: _Letter) -> bool:
        for tries in range(_TRIES):
            try:
                await self._post(letter)
            except TelegramError as error:
                if isinstance(error, RetryAfter):
                    self._metrics.throttled()
                again = _after(error, letter, tries)
                chat = {"chat": letter.place.chat_id}
                if again is None:
                    _LOG.warning("message dropped: %s", error, extra=chat)
                    return False
                letter, wait = again
                _LOG.info("%s; trying again in %.1f s", error, wait, extra=chat)
                await self._pause(wait)
            else:
                return True
        _LOG.warning("message dropped after %s tries", _TRIES, extra={"chat": letter.place.chat_id})
        return False

    async def _post(self, letter: _Letter) -> None:
        place, part = letter.place, letter.part
        await self._bot.send_message(
            place.chat_id,
            part.html if letter.as_html else part.plain,
            parse_mode=ParseMode.HTML if letter.as_html else None,
            message_thread_id=place.topic,
            reply_parameters=place.reply_parameters,
            link_preview_options=_NO_PREVIEW,
            reply_markup=letter.keyboard,
        )


def _after(error: TelegramError, letter: _Letter, tries: int) -> tuple[_Letter, float] | None:
    """What to send instead and after how many seconds; None when no further try can help."""
    match error:
        case RetryAfter():
            wait = seconds_of(error)
            return (letter, wait) if wait <= _LONGEST_WAIT_S else None
        case ChatMigrated():
            # The topic and the quoted message have other numbers in the supergroup.
            return replace(letter, place=Place(error.new_chat_id)), 0.0
        case BadRequest() if letter.as_html and "can't parse entities" in error.message.lower():
            return replace(letter, as_html=False), 0.0
        case BadRequest():  # PTB counts it among the network errors, but it stays wrong.
            return None
        case NetworkError():
            return letter, _FIRST_PAUSE_S * 2**tries
        case _:
            return None


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait. PTB gives seconds or a timedelta, by an environment variable of its own."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)
