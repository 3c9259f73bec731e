"""A question: let in, completed by what was asked before, answered, and kept so that an edit finds its answer."""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Final

from telegram import Message

from bot.answering.records import Answer, Asked, Status
from bot.state.ledger import Ledger
from bot.state.records import Action, Draft, Question
from bot.telegram import texts
from bot.telegram.access import Access, Entry
from bot.telegram.addressing import asker_of
from bot.telegram.clock import Clock, TelegramTime
from bot.telegram.coming import Coming, Reading
from bot.telegram.outbox import Outbox
from bot.telegram.outcome import NOTHING, Outcome, Place
from bot.telegram.ports import Answering, Related
from bot.telegram.presenting import LIMIT, Presenter
from bot.telegram.rendering import render_text
from bot.telegram.signals import Signals

_AT_ONCE: Final = 8
_RELATED: Final = 2


@dataclass(frozen=True, slots=True)
class _Ask:
    """A question that is let in."""

    place: Place
    person: int
    text: str
    at: float
    turns: tuple[str, ...] = ()
    parent: int | None = None
    find: Callable[[], Answer] | None = None


class Asking:
    """Answers questions, at most eight at a time; the others wait in their chats' lanes."""

    def __init__(
        self,
        ledger: Ledger,
        answering: Answering,
        related: Related,
        presenter: Presenter,
        access: Access,
        outbox: Outbox,
        signals: Signals,
        clock: Clock,
        telegram_time: TelegramTime,
    ) -> None:
        self._ledger = ledger
        self._answering = answering
        self._related = related
        self._presenter = presenter
        self._access = access
        self._outbox = outbox
        self._signals = signals
        self._clock = clock
        self._telegram_time = telegram_time
        self._reading = Reading(access, clock)
        self._seats = asyncio.Semaphore(_AT_ONCE)

    async def new(self, message: Message, text: str) -> Outcome:
        """The answer to a question."""
        return await self._ask(message, text, is_edit=False)

    async def edited(self, message: Message, text: str) -> Outcome:
        """The answer to what the question says now, in place of the old answer."""
        # An answer still on its way has no numbers yet that could be edited.
        await self._outbox.room(message.chat.id, 0)
        return await self._ask(message, text, is_edit=True)

    async def offered(
        self, person: int, text: str, place: Place, find: Callable[[], Answer] | None = None
    ) -> Outcome:
        """The answer to a question of our own, from a button or a command: asked by whoever chose it.

        `find` gives the answer where it is not the answering that does.
        """
        now = self._clock.now()
        (entry,) = await self._ledger.run(
            lambda state: self._access.admit(state, [(place.chat_id, person)], now)
        )
        if entry is not Entry.WELCOME:
            return self._turned_away(entry, place)
        return await self._answer(_Ask(place, person, text, now, find=find))

    async def _ask(self, message: Message, text: str, *, is_edit: bool) -> Outcome:
        place, person = Place.answering(message), asker_of(message)
        # By the clock that gave the message its date, as long as it is known: this machine's may be hours wrong.
        now = self._telegram_time.now() or self._clock.now()
        is_stale = now - message.date.timestamp() > self._access.options.stale_s
        context = await self._ledger.run_alike(self._reading.read, Coming(message, person, is_stale=is_stale))
        before = context.before
        if is_edit and before is not None and (before.text == text or not context.messages):
            return NOTHING  # the same words, or somebody deleted the answer: it is not sent again
        if context.entry is not Entry.WELCOME:
            return self._turned_away(context.entry, place)
        if is_stale and not is_edit:
            note = render_text(texts.stale(message.date), LIMIT) if context.is_first_stale else []
            return Outcome(place.drafts(note, is_quiet=True))
        if message.chat.id < 0 and not is_edit:
            self._signals.seen(place)
        ask = _Ask(place, person, text, message.date.timestamp(), context.turns, context.parent)
        return await self._answer(ask, context.messages)

    async def _answer(self, ask: _Ask, messages: tuple[int, ...] = ()) -> Outcome:
        """Answer, in place of the messages that answered before."""
        answer, related = await self._compose(ask)
        presented = self._presenter.present(answer, ask.place, related)
        question = Question(
            chat=ask.place.chat_id,
            message=ask.place.question or 0,
            topic=ask.place.topic,
            person=ask.person,
            text=ask.text,
            status=str(answer.status),
            asked=ask.at,
            parent=ask.parent,
            rest=presented.rest,
            related=presented.related,
        )
        return Outcome(_in_place_of(presented.drafts, messages), questions=(question,))

    def _turned_away(self, entry: Entry, place: Place) -> Outcome:
        match entry:
            case Entry.STRANGER:
                return Outcome(place.drafts(render_text(texts.STRANGER, LIMIT), is_quiet=True))
            case Entry.TOO_MANY:
                return Outcome(place.drafts(render_text(texts.TOO_MANY, LIMIT), is_quiet=True))
            case Entry.TOO_MANY_AGAIN:
                self._signals.declined(place)
        return NOTHING

    async def _compose(self, ask: _Ask) -> tuple[Answer, tuple[str, ...]]:
        """The answer, and what else may be asked."""
        async with self._seats:
            # As asyncio.to_thread does it, without a task that only waits.
            thinking = asyncio.get_running_loop().run_in_executor(None, copy_context().run, self._think, ask)
            return await self._signals.while_typing(ask.place, thinking)

    def _think(self, ask: _Ask) -> tuple[Answer, tuple[str, ...]]:
        answer = ask.find() if ask.find is not None else self._answering.answer(Asked(ask.text, ask.turns))
        if answer.status is not Status.ANSWERED:
            return answer, ()
        return answer, tuple(self._related.related(ask.text, answer))[:_RELATED]


def _in_place_of(drafts: tuple[Draft, ...], messages: tuple[int, ...]) -> tuple[Draft, ...]:
    """The letters that turn the messages of an old answer into the new one: changed, added, or taken away."""
    changed = [
        replace(draft, action=Action.EDIT, message=number, quoting=None, question=None)
        for draft, number in zip(drafts, messages, strict=False)
    ]
    added = drafts[len(messages) :]
    superfluous = [
        Draft(drafts[0].chat, action=Action.DELETE, message=number) for number in messages[len(drafts) :]
    ]
    return (*changed, *added, *superfluous)
