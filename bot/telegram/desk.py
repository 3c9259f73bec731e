"""From a kept update to what it leads to: the one place that knows which part handles what."""

import json
import logging
from functools import partial
from typing import Final

from telegram import Bot, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.errors import StateError
from bot.observability.tracing import begin_request, request_id
from bot.state import outbox as letters
from bot.state import people
from bot.state.ledger import Connection, Ledger
from bot.state.records import Role, Waiting
from bot.telegram import texts
from bot.telegram.access import Access, Entry
from bot.telegram.addressing import addressed_command, addressed_question, asker_of
from bot.telegram.asking import Asking
from bot.telegram.clock import Clock
from bot.telegram.commands import Commands
from bot.telegram.failures import Failures
from bot.telegram.menu import COMMANDS
from bot.telegram.operators import Operators
from bot.telegram.outcome import NOTHING, Outcome, Place
from bot.telegram.presenting import LIMIT
from bot.telegram.pressing import Pressing
from bot.telegram.rendering import render_text
from bot.telegram.signals import Signals

_LOG = logging.getLogger(__name__)
# An update that was begun so often and never finished ended the program each time: three might be chance where something
# else ends it again and again right after its start.
_MOST_TRIES: Final = 5
_OUTSIDE: Final = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Desk:
    """Handles one update after the other; what goes wrong becomes an apology with a code."""

    def __init__(
        self,
        bot: Bot,
        ledger: Ledger,
        access: Access,
        asking: Asking,
        commands: Commands,
        pressing: Pressing,
        operators: Operators,
        signals: Signals,
        failures: Failures,
        clock: Clock,
    ) -> None:
        self._bot = bot
        self._ledger = ledger
        self._access = access
        self._asking = asking
        self._commands = commands
        self._pressing = pressing
        self._operators = operators
        self._signals = signals
        self._failures = failures
        self._clock = clock

    async def handle(self, waiting: Waiting, read: Update | None = None) -> Outcome:
        """What the update leads to; `read` is the same, if it is at hand.

        Raises StateError while the state is not there; then it waits.
        """
        update = read or Update.de_json(json.loads(waiting.payload), self._bot)
        chat, person = update.effective_chat, update.effective_user
        begin_request(chat=chat.id if chat else None, person=person.id if person else None)
        try:
            return await self._route(update, waiting.tries)
        except StateError:
            raise
        except Exception as error:  # noqa: BLE001 - it is logged with its code, and the program goes on
            return self._apology(update, error)

    async def _route(self, update: Update, tries: int) -> Outcome:
        if tries >= _MOST_TRIES:
            raise RuntimeError(f"begun {tries} times, never finished")
        if update.message is not None:
            return await self._message(update.message)
        if update.edited_message is not None:
            return await self._edit(update.edited_message)
        if update.callback_query is not None:
            return await self._pressing.pressed(update.callback_query, update.update_id)
        if update.my_chat_member is not None:
            return await self._membership(update.my_chat_member)
        return NOTHING

    async def _message(self, message: Message) -> Outcome:
        if message.migrate_to_chat_id is not None:
            return _moved(message.chat.id, message.migrate_to_chat_id)
        command = addressed_command(message, self._bot.id, self._bot.username, COMMANDS)
        question = addressed_question(message, self._bot.id, self._bot.username)
        if await self._must_leave(message):
            return NOTHING
        if command is not None or (message.document is not None and question is None):
            return await self._commands.given(message, command)
        return NOTHING if question is None else await self._question(message, question)

    async def _question(self, message: Message, question: str) -> Outcome:
        curated = await self._operators.replied(message, question)
        if curated is not None:
            return curated
        if not question:
            return Outcome(Place.answering(message).drafts(render_text(texts.HOW_TO_ASK, LIMIT)))
        return await self._asking.new(message, question)

    async def _edit(self, message: Message) -> Outcome:
        question = addressed_question(message, self._bot.id, self._bot.username)
        return await self._asking.edited(message, question) if question else NOTHING

    async def _must_leave(self, message: Message) -> bool:
        """Whether this is a group of strangers while the list is closed; then the bot is out of it now."""
        if message.chat.type == ChatType.PRIVATE:
            return False
        chat, person = message.chat.id, asker_of(message)
        entry = await self._ledger.run(lambda state: self._access.may_enter(state, chat, person))
        if entry is not Entry.STRANGER:
            return False
        await self._signals.leave(chat, texts.GROUP_NOT_LISTED)
        return True

    async def _membership(self, change: ChatMemberUpdated) -> Outcome:
        chat, person = change.chat.id, change.from_user.id
        if change.new_chat_member.status in _OUTSIDE:
            return Outcome(writes=(partial(letters.drop_chat, chat=chat, now=self._clock.now()),))
        if change.chat.type == ChatType.PRIVATE or change.old_chat_member.status not in _OUTSIDE:
            return NOTHING
        entry = await self._ledger.run(lambda state: self._brought_in(state, chat, person))
        if entry is Entry.STRANGER:
            await self._signals.leave(chat, texts.GROUP_NOT_LISTED)
        return NOTHING

    def _brought_in(self, state: Connection, chat: int, person: int) -> Entry:
        """An admin who brings the bot into a group while the list is closed puts the group on it."""
        if not self._access.options.is_open and self._access.role(state, person) is Role.ADMIN:
            people.give_role(state, chat, Role.READER, person, self._clock.now())
        return self._access.may_enter(state, chat, person)

    def _apology(self, update: Update, error: Exception) -> Outcome:
        """Into the log with a code, into the chat with the code alone."""
        code = request_id() or begin_request()
        _LOG.error("update not handled (code %s)", code, exc_info=error)
        notice = self._failures.noticed(code)
        message = update.effective_message
        if message is None:
            return Outcome(notice)
        quote = None if update.callback_query is None else True
        place = Place.answering(message, quote=quote)
        return Outcome((*place.drafts(render_text(texts.apology(code), LIMIT)), *notice))


def _moved(old: int, new: int) -> Outcome:
    """The group is a supergroup now."""
    return Outcome(
        writes=(partial(letters.move, old=old, new=new), partial(people.move_chat, old=old, new=new))
    )
