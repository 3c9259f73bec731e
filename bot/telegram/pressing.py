"""Pressed buttons: each does what it says, or says politely that it is too late. It always stops spinning."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from telegram import CallbackQuery, MaybeInaccessibleMessage

from bot.state import people, questions
from bot.state.ledger import Connection, Ledger
from bot.state.records import Question, Vote
from bot.telegram import texts
from bot.telegram.access import Access, Entry
from bot.telegram.asking import Asking
from bot.telegram.callbacks import Buttons, PassageButton
from bot.telegram.clock import Clock
from bot.telegram.commands import Commands
from bot.telegram.operators import Operators
from bot.telegram.outcome import NOTHING, Outcome, Place
from bot.telegram.ports import Answering
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import render_passage
from bot.telegram.signals import Signals


@dataclass(frozen=True, slots=True)
class _Press:
    """Who pressed what, where; `number` is the update's, unlike every other press's."""

    message: MaybeInaccessibleMessage
    person: int
    body: str
    number: int

    @property
    def place(self) -> Place:
        """Below the message with the button. Message numbers are positive, so a press counts as a question of its own."""
        return replace(Place.answering(self.message, quote=True), question=-self.number)


@dataclass(frozen=True, slots=True)
class Result:
    """What a press leads to, and the toast that whoever pressed sees."""

    outcome: Outcome = NOTHING
    toast: str | None = None


STALE: Final = Result(toast=texts.BUTTON_STALE)


class Pressing:
    """Reads buttons and does what they stand for."""

    def __init__(
        self,
        ledger: Ledger,
        answering: Answering,
        buttons: Buttons,
        presenter: Presenter,
        asking: Asking,
        commands: Commands,
        operators: Operators,
        access: Access,
        signals: Signals,
        clock: Clock,
    ) -> None:
        self._ledger = ledger
        self._answering = answering
        self._buttons = buttons
        self._presenter = presenter
        self._asking = asking
        self._commands = commands
        self._operators = operators
        self._access = access
        self._signals = signals
        self._clock = clock

    async def pressed(self, query: CallbackQuery, number: int) -> Outcome:
        """What the press leads to."""
        result = Result()
        try:
            result = await self._result(query, number)
        finally:
            await self._signals.toast(query.id, result.toast)
        return result.outcome

    async def _result(self, query: CallbackQuery, number: int) -> Result:
        if query.message is None:
            return STALE
        chat, person = query.message.chat.id, query.from_user.id
        chats = await self._ledger.run(lambda state: (chat, *people.former(state, chat)))
        body = self._buttons.read(chats, query.data or "")
        entry = await self._ledger.run(lambda state: self._access.may_enter(state, chat, person))
        if body is None or entry is not Entry.WELCOME:
            return STALE
        press = _Press(query.message, person, body, number)
        kind, _, rest = body.partition(":")
        acts: dict[str, Callable[[_Press, str], Awaitable[Result]]] = {
            "p": self._passage,
            "m": self._more,
            "r": self._related,
            "v": self._vote,
            "n": self._turn,
            "o": self._operate,
        }
        return await acts[kind](press, rest) if kind in acts else STALE

    async def _turn(self, press: _Press, rest: str) -> Result:
        """Another page of the articles."""
        return Result(await self._commands.turned(press.message, int(rest))) if rest.isdecimal() else STALE

    async def _operate(self, press: _Press, rest: str) -> Result:
        """An operator's button."""
        outcome = await self._operators.pressed(press.message, press.person, rest)
        return STALE if outcome is None else Result(outcome)

    async def _passage(self, press: _Press, _rest: str) -> Result:
        """The passage, below the answer, with the cited words in bold."""
        button = PassageButton.read(press.body)
        if button is None:
            return STALE
        if await self._is_too_much(press):
            return Result(toast=texts.TOO_MANY)
        passage = await asyncio.to_thread(self._answering.passage_by_key, button.key)
        if passage is None:
            return Result(toast=texts.PASSAGE_GONE)
        quote = button.quote_in(passage)
        drafts = press.place.drafts(render_passage(passage, quote, LIMIT))
        return Result(Outcome(drafts), None if quote is not None else texts.PASSAGE_CHANGED)

    async def _is_too_much(self, press: _Press) -> bool:
        """Whether one person opens passages faster than anybody reads."""
        now = self._clock.now()
        names = [f"o{press.person}"]
        (usage,) = await self._ledger.run(lambda state: people.use(state, names, 60.0, now))
        most = self._access.options.passages_a_minute
        return bool(most) and usage.count > most

    async def _more(self, press: _Press, rest: str) -> Result:
        """The rest of a list, a page a press."""
        number, _, page = rest.partition(":")
        question = await self._question(press, number)
        if question is None or question.rest is None or not (page or "0").isdecimal():
            return STALE
        if await self._is_too_much(press):
            return Result(toast=texts.TOO_MANY)
        drafts = self._presenter.rest(question.rest, press.place, question.message, int(page or 0))
        return Result(Outcome(drafts)) if drafts else STALE

    async def _related(self, press: _Press, rest: str) -> Result:
        """A related question, asked by whoever pressed."""
        number, _, choice = rest.partition(":")
        question = await self._question(press, number)
        offered = json.loads(question.related) if question is not None and question.related else []
        if not choice.isdecimal() or int(choice) >= len(offered):
            return STALE
        text = str(offered[int(choice)])
        return Result(await self._asking.offered(press.person, text, press.place), text[:200])

    async def _vote(self, press: _Press, rest: str) -> Result:
        """One vote a person; the last one counts."""
        number, _, choice = rest.partition(":")
        question = await self._question(press, number)
        if question is None or choice not in set(Vote):
            return STALE
        now = self._clock.now()

        def count(state: Connection) -> bool:
            return people.vote(state, question.chat, question.message, press.person, Vote(choice), now)

        changed = await self._ledger.run(count)
        return Result(toast=texts.VOTE_CHANGED if changed else texts.VOTE_THANKS[Vote(choice)])

    async def _question(self, press: _Press, number: str) -> Question | None:
        """The question under this number, in this chat or in what the chat was before."""
        try:
            wanted = int(number)
        except ValueError:
            return None
        chat = press.message.chat.id

        def find(state: Connection) -> Question | None:
            for each in (chat, *people.former(state, chat)):
                found = questions.find(state, each, wanted)
                if found is not None:
                    return found
            return None

        return await self._ledger.run(partial(find))
