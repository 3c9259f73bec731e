"""Takes in updates and works through them: kept first, handled once, in order within a chat."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import InlineQuery, Update

from bot.errors import StateError
from bot.state import inbox as updates
from bot.state import outbox as letters
from bot.state import questions
from bot.state.ledger import Connection, Ledger
from bot.state.records import Arrival, Waiting
from bot.telegram.clock import Clock
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes
from bot.telegram.outbox import Next, Outbox
from bot.telegram.outcome import Outcome
from bot.telegram.readings import Readings

_LOG = logging.getLogger(__name__)
_LANES_AT_ONCE: Final = 200
# So many letters may wait for a chat before its next question is begun: whose turn that is, is decided then.
_LETTERS_AHEAD: Final = 2
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
        self._readings = Readings()
        self._first: dict[str, Waiting] = {}
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
            self._readings.add(update for update in received if update.update_id in ours)
            held = await self._ledger.run(lambda state: self._keep(state, arrivals, now))
            self._remember(held)
            self.lanes.take_on(held)
            if self._ledger.is_shared:
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
        now = self._clock.now()
        held = await self._ledger.run(
            lambda state: self._held(state, updates.claim(state, self._owner, limit, now))
        )
        self._remember(held)
        return list(held)

    def _keep(self, state: Connection, arrivals: Sequence[Arrival], now: float) -> dict[str, Waiting | None]:
        """Keep what arrived; lanes that nobody holds are taken at once and need not be claimed.

        Where others share the state they are: whoever has a place for them is to have them.
        """
        updates.store(state, arrivals)
        if self._ledger.is_shared:
            return {}
        lanes = list(dict.fromkeys(arrival.lane for arrival in arrivals))
        free = lanes[: max(0, self.lanes.free_places())]
        return self._held(state, updates.take(state, free, self._owner, now))

    def _held(self, state: Connection, taken: Sequence[str]) -> dict[str, Waiting | None]:
        """Of the lanes that were just taken those in which there is something to do, with what is first."""
        # A lane that is worked on still has its first: that one must not be begun beside it.
        at_work = frozenset(lane for lane in taken if self.lanes.is_at_work(lane))
        first = self._next(state, [lane for lane in taken if lane not in at_work])
        # Another replica may have handled what waited: with nothing to begin, the lane is not held any more.
        return {lane: first.get(lane) for lane in taken if lane in first or lane in at_work}

    def _remember(self, held: Mapping[str, Waiting | None]) -> None:
        self._first |= {lane: first for lane, first in held.items() if first is not None}

    async def _lane(self, lane: str) -> None:
        """Everything that waits in one lane, until nothing does."""
        waiting = self._first.pop(lane, None)
        if waiting is None:
            waiting = await self._ledger.run_alike(self._next_of, lane)
        while waiting is not None:
            outcome = await self._outcome(waiting)
            waiting = await self._finish(lane, waiting, outcome)

    async def _outcome(self, waiting: Waiting) -> Outcome:
        """What the update leads to. One that another program began and did not finish may have ended it.

        Such ones are handled one at a time, so that it shows which it is: the others come through.
        """
        read = self._readings.pop(waiting.update_id)
        if not waiting.tries or waiting.update_id in self._begun_here:
            self._begun_here.add(waiting.update_id)
            return await self._handle(waiting, read)
        async with self._suspects:
            await self._ledger.run(lambda state: updates.begin_again(state, waiting.update_id))
            self._begun_here.add(waiting.update_id)
            return await self._handle(waiting, read)

    async def _finish(self, lane: str, waiting: Waiting, outcome: Outcome) -> Waiting | None:
        """Write down what the update led to, and take up the next when its chat has room for the answer."""
        self._outbox.expect(outcome.drafts)
        try:
            written = await self._ledger.run_alike(
                self._write_down, _Handled(lane, waiting.update_id, outcome)
            )
        except StateError:
            self._outbox.forget(outcome.drafts)
            raise
        self._begun_here.discard(waiting.update_id)
        self._outbox.announce(outcome.chats, written.taken)
        if written.has_room:
            return written.following
        for chat in outcome.chats:
            await self._outbox.room(chat, _LETTERS_AHEAD)
        return await self._ledger.run_alike(self._next_of, lane)

    def _write_down(self, state: Connection, done: Sequence["_Handled"]) -> list["_Written"]:
        """What each of these led to; for each what is next in its lane, if there is room for it."""
        now = self._clock.now()
        for write in [write for each in done for write in each.outcome.writes]:
            write(state)
        questions.keep(state, [question for each in done for question in each.outcome.questions])
        letters.add(state, [draft for each in done for draft in each.outcome.drafts], now)
        updates.finish(state, (each.update_id for each in done), now)
        chats = list(dict.fromkeys(chat for each in done for chat in each.outcome.chats))
        depths = self._outbox.depths(state, chats)
        fits = [each.fits(depths) for each in done]
        following = self._next(
            state, [each.lane for each, has_room in zip(done, fits, strict=True) if has_room]
        )
        taken = self._outbox.take_up(state, chats)
        return [
            _Written(
                following.get(each.lane),
                has_room,
                # Each chat once: two of these may have letters for it.
                {chat: taken.pop(chat) for chat in each.outcome.chats if chat in taken},
            )
            for each, has_room in zip(done, fits, strict=True)
        ]

    def _next_of(self, state: Connection, lanes: Sequence[str]) -> list[Waiting | None]:
        return [*map(self._next(state, lanes).get, lanes)]

    def _next(self, state: Connection, lanes: Sequence[str]) -> dict[str, Waiting]:
        return updates.next_in(state, lanes, self._owner, self._clock.now())


@dataclass(frozen=True, slots=True)
class _Handled:
    """An update that was handled, and what it led to."""

    lane: str
    update_id: int
    outcome: Outcome

    def fits(self, depths: Mapping[int, int]) -> bool:
        """Whether few enough letters wait in its chats, besides its own, to take up the next."""
        own = Counter(draft.chat for draft in self.outcome.drafts)
        return all(depths[chat] <= _LETTERS_AHEAD + count for chat, count in own.items())


@dataclass(frozen=True, slots=True)
class _Written:
    """What is next in the lane of an update that was handled, if there was room; the chats taken to send it in."""

    following: Waiting | None
    has_room: bool
    taken: Mapping[int, Next | None]
