"""Which updates concern this bot, and under what name they are kept; all others are never stored."""

from collections.abc import Callable
from typing import Final

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType, UpdateType

from bot.state.records import Arrival
from bot.telegram.addressing import addressed_command, addressed_question, asker_of
from bot.telegram.menu import COMMANDS

HANDLED: Final = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.INLINE_QUERY,
)


def message_number(identity: str) -> int | None:
    """The number of the message that a kept update brought; None for edits, presses and the like."""
    kind, _, number = identity.partition(":")
    return int(number) if kind.startswith("m") and number.isdecimal() else None


class Intake:
    """Looks at each update once, before Telegram is told that it arrived."""

    def __init__(self, bot_id: int, username: str, written: Callable[[Update], str] = Update.to_json) -> None:
        """`written` gives an update as it is kept."""
        self._bot_id = bot_id
        self._username = username
        self._written = written

    def arrival(self, update: Update, now: float) -> Arrival | None:
        """The update as it is kept; None for what is none of our business."""
        if update.message is not None:
            return self._message(update, update.message, now)
        if update.edited_message is not None:
            return self._edit(update, update.edited_message, now)
        if update.callback_query is not None:
            return self._press(update, update.callback_query, now)
        if update.my_chat_member is not None:
            return self._membership(update, update.my_chat_member, now)
        return None

    def _message(self, update: Update, message: Message, now: float) -> Arrival | None:
        if not (self._is_for_us(message) or message.migrate_to_chat_id is not None):
            return None
        return self._arrival(update, f"m{message.chat.id}:{message.message_id}", message, now)

    def _edit(self, update: Update, message: Message, now: float) -> Arrival | None:
        # Two edits of one second carry the same date: only the update's number tells them apart.
        is_ours = self._is_for_us(message)
        return self._arrival(update, f"u{update.update_id}", message, now) if is_ours else None

    def _is_for_us(self, message: Message) -> bool:
        if addressed_question(message, self._bot_id, self._username) is not None:
            return True
        if message.chat.type == ChatType.PRIVATE and message.document is not None:
            return True
        return addressed_command(message, self._bot_id, self._username, COMMANDS) is not None

    def _arrival(self, update: Update, identity: str, message: Message, now: float) -> Arrival:
        chat = message.chat.id
        return Arrival(
            update.update_id, identity, str(chat), self._written(update), now, chat, asker_of(message)
        )

    def _press(self, update: Update, query: CallbackQuery, now: float) -> Arrival | None:
        """Presses do not queue up behind the questions of their chat: whoever pressed sees a button spinning."""
        if query.message is None:
            return None
        chat, person = query.message.chat.id, query.from_user.id
        lane = f"p{chat}:{person}"
        return Arrival(update.update_id, f"c{query.id}", lane, self._written(update), now, chat, person)

    def _membership(self, update: Update, change: ChatMemberUpdated, now: float) -> Arrival:
        chat = change.chat.id
        return Arrival(
            update.update_id,
            f"u{update.update_id}",
            str(chat),
            self._written(update),
            now,
            chat,
            change.from_user.id,
        )
