"""Takes in updates and works through them: kept first, handled once, in order within a chat."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Final

from telegram import InlineQuery, Message, Update

from bot.errors import StateError
from bot.state import inbox as updates
from bot.state import outbox as letters
from bot.state.ledger import Connection, Ledger
from bot.state.records import Arrival, Waiting
from bot.telegram.clock import Clock
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes
from bot.telegram.outbox import Outbox
from bot.telegram.outcome import Outcome

_LOG = logging.getLogger(__name__)
_LANES_AT_ONCE: Final = 200
# So many letters may wait for a chat before its next question is begun: whose turn that is, is decided then.
_LETTERS_AHEAD: Final = 2
_READ_AT_MOST: Final = 1000
_LOCAL_LOOK_S, _SHARED_LOOK_S = 5.0, 1.0


class Inbox:
    """Keeps what comes, and has it handled."""

    def __init__(
        self,
        ledger: Ledger,
        intake: Intake,
        handle: Callable[[Waiting, Update | None], Awaitable[Outcome]],
        offer: Callable[[InlineQuery], Coroutine[Any, Any, None]],
        outbox: Outbox,
        clock: Clock,
        owner: str,
    ) -> None:
        self._ledger = ledger
        self._intake = intake
        self._handle = handle
        self._offer = offer
        self._outbox = outbox
        self._clock = clock
        self._owner = owner
        # Those just received need not be read from the state again.
        self._read: dict[int, Update] = {}
        self._first: dict[str, Waiting] = {}
        # How messages read after the last edit that is still to be handled, by chat and number.
        self._edits: dict[tuple[int, int], Update] = {}
        # What fails here for want of the database has not ended the program.
        self._begun_here: set[int] = set()
        self._suspects = asyncio.Semaphore(1)
        self._offers: set[asyncio.Task[None]] = set()
        look_s = _SHARED_LOOK_S if ledger.is_shared else _LOCAL_LOOK_S
        self.lanes: Lanes[str] = Lanes(self._claim, self._lane, _LANES_AT_ONCE, look_s)

    async def receive(self, received: Sequence[Update]) -> None:
        """Keep what concerns us. When this returns, Telegram may forget these updates; raises StateError if not."""
        now = self._clock.now()
        arrivals = [each for each in (self._arrival(update, now) for update in received) if each]
        if arrivals:
            ours = {arrival.update_id for arrival in arrivals}
            if len(self._read) < _READ_AT_MOST:
                self._read |= {update.update_id: update for update in received if update.update_id in ours}
                self._edits |= {
                    _key(update.edited_message): update
                    for update in received
                    if update.edited_message is not None and update.update_id in ours
                }
            await self._ledger.run(lambda state: updates.store(state, arrivals))
            self.lanes.wake()
        for update in received:
            if update.inline_query is not None:
                # Not kept: after a restart nobody looks at that list any more.
                task = asyncio.create_task(self._offer(update.inline_query))
                self._offers.add(task)
                task.add_done_callback(self._offers.discard)

    def _arrival(self, update: Update, now: float) -> Arrival | None:
        try:
            return self._intake.arrival(update, now)
        except (TypeError, ValueError, AttributeError, KeyError):
            # Some field that PTB does not know how to write down: asking for it again would not help.
            _LOG.error("update %s cannot be kept", update.update_id, exc_info=True)
            return None

    async def _claim(self, limit: int) -> list[str]:
        """Free lanes, each with what is first in it: one transaction for all of them."""
        now, at_work = self._clock.now(), self.lanes.at_work

        def act(state: Connection) -> dict[str, Waiting | None]:
            claimed = updates.claim(state, self._owner, limit, now)
            # A lane that is worked on still has its first: that one must not be begun beside it.
            return {lane: None if lane in at_work else self._next(state, lane) for lane in claimed}

        found = await self._ledger.run(act)
        self._first |= {lane: waiting for lane, waiting in found.items() if waiting is not None}
        # Another replica may have handled what waited: with nothing to begin, the lane is not held any more.
        return [lane for lane, waiting in found.items() if waiting is not None or lane in at_work]

    async def _lane(self, lane: str) -> None:
        """Everything that waits in one lane, until nothing does."""
        waiting = self._first.pop(lane, None)
        if waiting is None:
            waiting = await self._ledger.run(lambda state: self._next(state, lane))
        while waiting is not None:
            outcome = await self._outcome(waiting)
            waiting = await self._finish(lane, waiting, outcome)

    async def _outcome(self, waiting: Waiting) -> Outcome:
        """What the update leads to. One that another program began and did not finish may have ended it.

        Such ones are handled one at a time, so that it shows which it is: the others come through.
        """
        read = self._read.pop(waiting.update_id, None)
        read = read and self._as_it_reads_now(read)
        if not waiting.tries or waiting.update_id in self._begun_here:
            self._begun_here.add(waiting.update_id)
            return await self._handle(waiting, read)
        async with self._suspects:
            await self._ledger.run(lambda state: updates.begin_again(state, waiting.update_id))
            self._begun_here.add(waiting.update_id)
            return await self._handle(waiting, read)

    def _as_it_reads_now(self, update: Update) -> Update:
        """The update, with the last edit of its message: the text before it is answered no more.

        The edit's own update then finds its question answered with the same text.
        """
        message = update.message or update.edited_message
        edit = self._edits.get(_key(message)) if message is not None else None
        if edit is None or message is None:
            return update
        if edit.update_id <= update.update_id:
            del self._edits[_key(message)]
            return update
        if update.message is not None:
            return Update(update.update_id, message=edit.edited_message)
        return Update(update.update_id, edited_message=edit.edited_message)

    async def _finish(self, lane: str, waiting: Waiting, outcome: Outcome) -> Waiting | None:
        """Write down what the update led to, and take up the next when its chat has room for the answer."""
        own = Counter(draft.chat for draft in outcome.drafts)

        def act(state: Connection) -> tuple[Waiting | None, bool]:
            now = self._clock.now()
            for write in outcome.writes:
                write(state)
            letters.add(state, outcome.drafts, now)
            updates.finish(state, waiting.update_id, now)
            fits = all(self._outbox.has_room(state, chat, _LETTERS_AHEAD + own[chat]) for chat in own)
            return (self._next(state, lane) if fits else None), fits

        self._outbox.expect(outcome.drafts)
        try:
            following, has_room = await self._ledger.run(act)
        except StateError:
            self._outbox.forget(outcome.drafts)
            raise
        self._begun_here.discard(waiting.update_id)
        self._outbox.announce(outcome.drafts)
        if has_room:
            return following
        for chat in own:
            await self._outbox.room(chat, _LETTERS_AHEAD)
        return await self._ledger.run(lambda state: self._next(state, lane))

    def _next(self, state: Connection, lane: str) -> Waiting | None:
        return updates.next_in(state, lane, self._owner, self._clock.now())


def _key(message: Message) -> tuple[int, int]:
    return message.chat.id, message.message_id
