"""One letter to Telegram and what became of it; every way in which Telegram may refuse is told apart here."""

import datetime as dt
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.observability.metrics import SILENCE, Metrics
from bot.state.records import Action, Draft
from bot.telegram.transport import NotSentError

_LOG = logging.getLogger(__name__)
# PTB's own method would read the whole message that comes back, which takes longer than the rest of the sending, and we
# need its number alone. PTB turns this into Telegram's name; of that itself it would warn that there is a method for it.
_SEND: Final = "send_Message"
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
# What Telegram says of a message that is no longer there, or was never ours.
_NO_SUCH_MESSAGE: Final = (
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
    "message_id_invalid",
    "message identifier is not specified",
)
_UNREACHABLE_CHAT: Final = (
    "chat not found",
    "have no rights to send a message",
    "need administrator rights in the channel chat",
    "not enough rights to send text messages",
    "chat_write_forbidden",
    "peer_id_invalid",
    "user_is_blocked",
    "topic_closed",
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram has it; `message` is its number there, if it is a new message."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to change is not there any more: somebody deleted it, and it stays deleted."""


@dataclass(frozen=True, slots=True)
class Later:
    """Not delivered, to be tried again; after `wait_s` seconds if Telegram said so."""

    wait_s: float | None = None


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The request failed in a way that leaves open whether it was carried out."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group is a supergroup now, under this number."""

    chat: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Nothing can be written to this chat: blocked, kicked, closed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Wrong in itself; no further try can help."""


Fate = Delivered | Gone | Later | InDoubt | Moved | Lost | Refused


class Post:
    """Hands letters to Telegram, one request each, or two where the HTML is refused and the plain text goes out."""

    def __init__(self, bot: Bot, metrics: Metrics = SILENCE) -> None:
        self._bot = bot
        self._metrics = metrics

    async def carry_out(self, draft: Draft) -> Fate:
        """Do what the letter says. Never raises TelegramError."""
        for as_html in (True, False):
            try:
                return await self._act(draft, as_html=as_html)
            except BadRequest as error:
                if as_html and "can't parse entities" in error.message.lower():
                    _LOG.warning("HTML refused in chat %s: %s", draft.chat, error)
                    continue
                return _fate(error, draft)
            except TelegramError as error:
                if isinstance(error, RetryAfter):
                    self._metrics.throttled()
                return _fate(error, draft)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                # PTB lets an answer that is none of Telegram's through to the caller.
                _LOG.warning("unreadable answer for chat %s: %r", draft.chat, error)
                return InDoubt()
        return Refused()

    async def find(self, draft: Draft, candidates: Sequence[int], known: frozenset[int]) -> Fate:
        """Whether a letter in doubt is among the chat's messages with these numbers: Delivered, else Refused.

        Telegram tells a bot nothing about a chat's messages, except when it is asked to edit one: it says whether the
        message exists, is the bot's own, and already reads exactly like that. Every other message of the bot has its
        number recorded (`known`), so nothing else of ours can be overwritten by asking.
        """
        for number in candidates:
            if number in known:
                continue
            asked = Draft(
                draft.chat,
                draft.html,
                draft.plain,
                action=Action.EDIT,
                message=number,
                keyboard=draft.keyboard,
            )
            fate = await self.carry_out(asked)
            if isinstance(fate, Delivered):
                return Delivered(number)
            if not isinstance(fate, Gone):
                return fate
        return Refused()

    async def _act(self, draft: Draft, *, as_html: bool) -> Fate:
        text = draft.html if as_html else draft.plain
        parse_mode = ParseMode.HTML if as_html else None
        if draft.action is Action.DELETE:
            await self._bot.delete_message(draft.chat, draft.message or 0)
            return Delivered()
        if draft.action is Action.EDIT:
            await self._bot.edit_message_text(
                text,
                draft.chat,
                draft.message,
                parse_mode=parse_mode,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_keyboard(draft.keyboard),
            )
            return Delivered()
        sent = await self._bot.do_api_request(_SEND, _message(draft, text, parse_mode))
        return Delivered(int(sent["message_id"]))


def _message(draft: Draft, text: str, parse_mode: ParseMode | None) -> dict[str, Any]:
    """What Telegram is to send, in its own terms; None is left out."""
    # If the quoted message was deleted meanwhile, the answer still goes out.
    quoting = {"message_id": draft.quoting, "allow_sending_without_reply": True} if draft.quoting else None
    return {
        "chat_id": draft.chat,
        "text": text,
        "parse_mode": parse_mode,
        "message_thread_id": draft.topic,
        "reply_parameters": quoting,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": None if draft.keyboard is None else json.loads(draft.keyboard),
        "disable_notification": draft.is_quiet or None,
    }


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait. PTB gives seconds or a timedelta, by an environment variable of its own."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)


def _fate(error: TelegramError, draft: Draft) -> Fate:
    fate: Fate
    match error:
        case RetryAfter():
            fate = Later(seconds_of(error))
        case ChatMigrated():
            fate = Moved(error.new_chat_id)
        case Forbidden():
            fate = Lost()
        case InvalidToken() | EndPointNotFound() | NotSentError():
            # For a refused token the poller ends the program; what has to be sent waits for the next one.
            fate = Later()
        case BadRequest():
            fate = _fate_of_refusal(error.message.lower(), draft)
        case NetworkError():
            fate = InDoubt()
        case _:
            _LOG.warning("chat %s: %s", draft.chat, error)
            fate = Refused()
    return fate


def _fate_of_refusal(said: str, draft: Draft) -> Fate:
    if "message is not modified" in said:
        return Delivered()
    if any(each in said for each in _NO_SUCH_MESSAGE):
        return Gone()
    if any(each in said for each in _UNREACHABLE_CHAT):
        return Lost()
    _LOG.warning("chat %s: %s refused: %s", draft.chat, draft.action, said)
    return Refused()


def _keyboard(stored: str | None) -> InlineKeyboardMarkup | None:
    return None if stored is None else InlineKeyboardMarkup.de_json(json.loads(stored), None)
