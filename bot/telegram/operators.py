"""What those who look after the bot tell it, in private: the corpus, the roles, the questions it could not answer.

Whoever may not gets one polite line; in groups, silence. Everything done is logged with who and when.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from telegram import MaybeInaccessibleMessage, Message
from telegram.constants import ChatType

from bot.answering.keys import passage_key
from bot.errors import BotError, StateError
from bot.state import inbox, operations, people, questions
from bot.state import outbox as letters
from bot.state.ledger import Connection, Ledger, Write
from bot.state.records import Doubt, Question, Role
from bot.telegram import texts
from bot.telegram.access import Access
from bot.telegram.addressing import Command, asker_of
from bot.telegram.clock import Clock
from bot.telegram.keyboards import markup
from bot.telegram.outcome import NOTHING, Outcome, Place
from bot.telegram.ports import Backup, Curation
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import render_text
from bot.telegram.shelving import Shelving
from knowledge.errors import KnowledgeError

_WEEK_S: Final = 7 * 86_400.0
_DOUBTS: Final = 8
_ACTIONS: Final = 20
_EDITORS: Final = frozenset({"nap", "go", "cauhoi", "thongke"})
PROMPT: Final = "prompt"
_OWN_ROWS: Final = 2**60


class Operators:
    """The operators' side of the bot."""

    def __init__(
        self,
        ledger: Ledger,
        access: Access,
        presenter: Presenter,
        shelving: Shelving,
        curation: Curation | None,
        backup: Backup,
        clock: Clock,
    ) -> None:
        self._ledger = ledger
        self._access = access
        self._presenter = presenter
        self._shelving = shelving
        self._shelf = shelving.shelf
        self._curation = curation
        self._backup = backup
        self._clock = clock

    async def given(self, message: Message, command: Command | None) -> Outcome:
        """Do what an operator says; None stands for a file without a word."""
        name, rest = (command.name, command.rest) if command is not None else ("nap", "")
        place, person = Place.answering(message), asker_of(message)
        if message.chat.type != ChatType.PRIVATE:
            return NOTHING
        if not await self._may(person, name):
            return NOTHING if command is None else _said(place, texts.FOR_OPERATORS)
        try:
            return await self._do(message, name, rest)
        except StateError:
            raise
        except (BotError, KnowledgeError) as error:
            return _said(place, str(error))

    async def pressed(self, message: MaybeInaccessibleMessage, person: int, body: str) -> Outcome | None:
        """Do what a button of an operator says; None for one that is no use any more."""
        what, _, key = body.partition(":")
        place = Place.answering(message)
        if not await self._may(person, "cauhoi" if what == "write" else "nap"):
            return None
        acts: dict[str, Callable[[], Awaitable[Outcome | None]]] = {
            "take": lambda: self._done(place, person, "nap", key, partial(self._shelf.take, key)),
            "refuse": lambda: self._refused(place, key),
            "go": lambda: self._remove(place, person, key),
            "write": lambda: self._prompt(place, person, key),
        }
        try:
            return await acts[what]() if what in acts else None
        except StateError:
            raise
        except (BotError, KnowledgeError) as error:
            return _said(place, str(error))

    async def replied(self, message: Message, text: str) -> Outcome | None:
        """A curated answer, if the message replies to our request for one; None if it is anything else."""
        replied, person = message.reply_to_message, asker_of(message)
        if replied is None or self._curation is None or message.chat.type != ChatType.PRIVATE:
            return None
        chat = message.chat.id

        def asked(state: Connection) -> Question | None:
            number = letters.answered_by(state, chat, replied.message_id)
            return None if number is None else questions.find(state, chat, number)

        prompt = await self._ledger.run(asked)
        if prompt is None or prompt.status != PROMPT or not await self._may(person, "cauhoi"):
            return None
        await asyncio.to_thread(self._curation.write, prompt.text, text, person)
        log = self._log(person, "cauhoi", f"{prompt.text} → {text}")
        return Outcome(_said(Place.answering(message), texts.CURATED).drafts, (log,))

    async def _may(self, person: int, name: str) -> bool:
        role = await self._ledger.run(lambda state: self._access.role(state, person))
        return role is Role.ADMIN or (role is Role.EDITOR and name in _EDITORS)

    async def _do(self, message: Message, name: str, rest: str) -> Outcome:
        place, person = Place.answering(message), asker_of(message)
        acts: dict[str, Callable[[], Awaitable[Outcome]]] = {
            "nap": lambda: self._shelving.look_at(message, rest),
            "go": lambda: self._shelving.ask_to_remove(place, rest),
            "thongke": lambda: self._read(place, self._statistics),
            "cauhoi": lambda: self._doubts(place),
            "quyen": lambda: self._give_role(place, person, rest),
            "nhatky": lambda: self._read(place, _recent_actions),
            "saoluu": lambda: self._done(place, person, "saoluu", "", self._backup.make),
        }
        return await acts[name]()

    async def _read(self, place: Place, show: Callable[[Connection], str]) -> Outcome:
        return _said(place, await self._ledger.run(show))

    async def _refused(self, place: Place, key: str) -> Outcome:
        await asyncio.to_thread(self._shelf.refuse, key)
        return _said(place, texts.NOT_TAKEN)

    async def _remove(self, place: Place, person: int, key: str) -> Outcome | None:
        article = await self._shelving.named_by(key)
        if article is None:
            return None
        return await self._done(place, person, "go", article.id, partial(self._shelf.remove, article.id))

    async def _doubts(self, place: Place) -> Outcome:
        """The week's questions without a good answer, each with a button to write one."""
        since = self._clock.now() - _WEEK_S
        found = await self._ledger.run(lambda state: questions.doubts(state, since, _DOUBTS))
        if not found:
            return _said(place, texts.NO_DOUBTS)
        make = self._presenter.keyboards(place.chat_id)
        rows = make.choices([(str(n), _write_button(each)) for n, each in enumerate(found, start=1)])
        keyboard = markup(rows) if self._curation is not None else None
        return Outcome(place.drafts(render_text(texts.doubts(found), LIMIT), keyboard))

    async def _prompt(self, place: Place, person: int, key: str) -> Outcome | None:
        """Ask for the answer to a question; what replies to this is it."""
        chat, _, number = key.partition(":")
        found = await self._ledger.run(lambda state: questions.find(state, int(chat), int(number)))
        if found is None:
            return None
        # Message numbers are positive and presses count from minus one: neither can be in this row's way.
        own = -(_OWN_ROWS + int(passage_key(key), 16))
        now = self._clock.now()
        prompt = Question(place.chat_id, own, None, person, found.text, PROMPT, now)
        drafts = Place(place.chat_id, question=own).drafts(render_text(texts.write(found.text), LIMIT))
        return Outcome(drafts, questions=(prompt,))

    async def _give_role(self, place: Place, person: int, rest: str) -> Outcome:
        subject, _, name = rest.partition(" ")
        roles = {texts.ROLES[role]: role for role in Role} | {str(role): role for role in Role}
        wanted = name.strip().casefold()
        if not subject.lstrip("-").isdecimal() or wanted not in {*roles, texts.NO_ROLE}:
            return _said(place, texts.HOW_TO_GIVE_ROLES)
        give = partial(
            people.give_role, subject=int(subject), role=roles.get(wanted), by=person, now=self._clock.now()
        )
        return Outcome(
            _said(place, texts.role_given(subject, wanted)).drafts, (give, self._log(person, "quyen", rest))
        )

    async def _done(
        self, place: Place, person: int, what: str, detail: str, act: Callable[[], str]
    ) -> Outcome:
        """Do it in a thread, report it and log it."""
        line = await asyncio.to_thread(act)
        return Outcome(_said(place, line).drafts, (self._log(person, what, detail or line),))

    def _log(self, person: int, what: str, detail: str) -> Write:
        now = self._clock.now()
        return partial(operations.log_action, person=person, what=what, detail=detail, now=now)

    def _statistics(self, state: Connection) -> str:
        since = self._clock.now() - _WEEK_S
        return texts.statistics(
            questions.by_status(state, since),
            people.tally(state, since),
            inbox.count_waiting(state),
            letters.depth(state),
        )


def _recent_actions(state: Connection) -> str:
    return texts.actions(operations.recent_actions(state, _ACTIONS))


def _write_button(doubt: Doubt) -> str:
    return f"o:write:{doubt.question.chat}:{doubt.question.message}"


def _said(place: Place, text: str) -> Outcome:
    return Outcome(place.drafts(render_text(text, LIMIT)))
