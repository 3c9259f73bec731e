"""The one place that sends: in order within a chat, within Telegram's limits, through failures and restarts."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.state import outbox as letters
from bot.state import people
from bot.state.ledger import Connection, Ledger, Write
from bot.state.records import Action, Draft, Letter, Step
from bot.telegram.clock import Clock
from bot.telegram.doubts import Doubts
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Limits
from bot.telegram.posting import Delivered, Fate, Gone, InDoubt, Later, Lost, Moved, Post, Refused

_LOG = logging.getLogger(__name__)
_CHATS_AT_ONCE: Final = 1000
_FIRST_PAUSE_S: Final = 0.5
_LONGEST_PAUSE_S: Final = 60.0
_LONGEST_LIFE_S: Final = 86_400.0
_LOCAL_LOOK_S, _SHARED_LOOK_S = 5.0, 1.0


class Outbox:
    """Sends what `bot.state.outbox` holds. A letter is begun, given to Telegram and recorded, in that order.

    A crash or a broken connection between giving and recording leaves it in doubt. Then it is looked for among the
    chat's newest messages (see `Doubts`) and sent again only if it is not there.
    """

    def __init__(self, ledger: Ledger, post: Post, limits: Limits, clock: Clock, owner: str) -> None:
        self._ledger = ledger
        self._post = post
        self._doubts = Doubts(ledger, post)
        self._limits = limits
        self._clock = clock
        self._owner = owner
        self._depth: Counter[int] = Counter()
        self._first: dict[int, Next] = {}
        self._shrunk = asyncio.Event()
        look_s = _SHARED_LOOK_S if ledger.is_shared else _LOCAL_LOOK_S
        self.lanes: Lanes[int] = Lanes(self._claim, self._chat, _CHATS_AT_ONCE, look_s)

    def expect(self, drafts: Sequence[Draft]) -> None:
        """These are about to be written into the state."""
        for draft in drafts:
            self._depth[draft.chat] += 1

    def forget(self, drafts: Sequence[Draft]) -> None:
        """These were not written after all."""
        for draft in drafts:
            self._settled(draft.chat)

    def take_up(self, state: Connection, chats: Collection[int]) -> "dict[int, Next | None]":
        """In the transaction that writes letters for these chats: take those chats that nobody holds, with their first.

        They need not be claimed then. Where others share the state they are all the same: what the others sent there
        has to be looked up first.
        """
        if self._ledger.is_shared:
            return {}
        free = list(chats)[: max(0, self.lanes.free_places())]
        return self._held(state, letters.take(state, free, self._owner, self._clock.now()))

    def announce(self, chats: Collection[int], taken: "Mapping[int, Next | None]") -> None:
        """Letters for these chats were written into the state; `taken` are those of them that were taken up."""
        self._first |= {chat: first for chat, first in taken.items() if first is not None}
        self.lanes.take_on(taken)
        if self._ledger.is_shared and chats:
            self.lanes.wake()

    def depths(self, state: Connection, chats: Collection[int]) -> Mapping[int, int]:
        """How many letters wait for each of these chats, those included that were just expected or written.

        Counted here, unless other replicas take letters too: then only the state knows.
        """
        if self._ledger.is_shared:
            return letters.depths(state, chats)
        return {chat: self._depth[chat] for chat in chats}

    async def room(self, chat: int, at_most: int) -> None:
        """Come back when at most so many letters wait for the chat."""
        look_s = _SHARED_LOOK_S if self._ledger.is_shared else None
        while True:
            self._shrunk.clear()
            depths = await self._ledger.run(lambda state: self.depths(state, [chat]))
            if depths[chat] <= at_most:
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._shrunk.wait(), look_s)

    async def _claim(self, limit: int) -> list[int]:
        """Free chats, each with its first letter: one transaction for all of them."""
        now = self._clock.now()
        recent: dict[int, list[float]] = {}

        def act(state: Connection) -> dict[int, Next | None]:
            claimed = letters.claim(state, self._owner, limit, now)
            if self._ledger.is_shared:
                since = now - self._limits.longest_s
                recent.update({chat: letters.recent(state, chat, since) for chat in claimed})
            return self._held(state, claimed)

        held = await self._ledger.run(act)
        # What other replicas have sent there lately counts, too.
        for chat, times in recent.items():
            self._limits.recall(chat, times)
        self._first |= {chat: first for chat, first in held.items() if first is not None}
        return list(held)

    def _held(self, state: Connection, taken: Sequence[int]) -> "dict[int, Next | None]":
        """Of the chats that were just taken those in which there is something to do, with what is first."""
        # A chat that is worked on still has its first: that one must not be begun beside it.
        at_work = frozenset(chat for chat in taken if self.lanes.is_at_work(chat))
        first = self._next(state, [chat for chat in taken if chat not in at_work])
        # Another replica may have sent what waited: with nothing to send, the chat is not held any more.
        return {chat: first.get(chat) for chat in taken if chat in first or chat in at_work}

    def _next(self, state: Connection, chats: Collection[int]) -> dict[int, "Next"]:
        """The next letter of each of these chats.

        As many as may go out at once are begun as well; the others only when their turn has come, for a letter that is
        begun is looked for in its chat after a crash.
        """
        now = self._clock.now()
        heads = letters.heads(state, chats, self._owner)
        ready = [
            chat
            for chat, letter in heads.items()
            if letter.step is Step.READY and (letter.due <= now or not letter.tries)
        ]
        begun = frozenset(self._limits.free(ready))
        letters.begin(state, [heads[chat].id for chat in begun])
        return {chat: Next(letter, is_begun=chat in begun) for chat, letter in heads.items()}

    async def _chat(self, chat: int) -> None:
        """Everything that waits for one chat, until nothing does."""
        following = self._first.pop(chat, None)
        if following is None:
            following = await self._ledger.run_alike(self._next_of, chat)
        while following is not None:
            letter = following.letter
            # One that was never tried waits for nothing, whatever the clock said when it was written.
            wait = letter.due - self._clock.now() if letter.tries else 0.0
            if wait > 0:
                await self._clock.sleep(wait)
            done = await self._deliver(letter, is_begun=following.is_begun)
            following = await self._ledger.run_alike(self._write_down, done)
        self._depth.pop(chat, None)
        self._shrunk.set()

    def _write_down(self, state: Connection, done: Sequence["_Done"]) -> list["Next | None"]:
        """Record what became of letters; for each the next of its chat."""
        delivered = [
            (each.letter, each.record.message) for each in done if isinstance(each.record, Delivered)
        ]
        letters.sent(state, delivered, self._clock.now())
        for each in done:
            if not isinstance(each.record, Delivered):
                each.record(state)
        return self._next_of(state, [each.letter.draft.chat for each in done])

    def _next_of(self, state: Connection, chats: Sequence[int]) -> "list[Next | None]":
        return [*map(self._next(state, chats).get, chats)]

    async def _deliver(self, letter: Letter, *, is_begun: bool) -> "_Done":
        """Deliver the letter if it can be; what is to be recorded of that."""
        draft = letter.draft
        if letter.step is Step.SENDING and draft.action is Action.SEND:
            found = await self._doubts.look_for(letter)
            if not isinstance(found, Refused):
                return self._done(letter, found)
            letter = replace(letter, step=Step.READY)  # Telegram surely has it not
        await self._limits.admit(draft.chat)
        if not is_begun:
            await self._ledger.run_alike(_begin, letter.id)
        return self._done(letter, await self._post.carry_out(draft))

    def _done(self, letter: Letter, fate: Fate) -> "_Done":
        return _Done(letter, self._record(letter, fate))

    def _record(self, letter: Letter, fate: Fate) -> Write | Delivered:
        """What the state has to remember of a letter's fate."""
        now, chat = self._clock.now(), letter.draft.chat
        match fate:
            case Later() | InDoubt():
                return self._postponed(letter, fate, now)
            case Moved(new):
                return partial(_follow, old=chat, new=new)
            case Lost():
                _LOG.info("chat %s cannot be written to; what waited for it is dropped", chat)
                self._settled(chat, self._depth[chat])
                return partial(letters.drop_chat, chat=chat, now=now)
            case Refused():
                _LOG.error("letter %s for chat %s refused for good", letter.id, chat)
                self._settled(chat)
                return partial(letters.drop, id_=letter.id, now=now)
            case Gone():
                self._settled(chat)
                return partial(letters.target_gone, letter=letter, now=now)
            case Delivered():
                self._settled(chat)
                return fate

    def _postponed(self, letter: Letter, fate: Later | InDoubt, now: float) -> Write:
        asked = fate.wait_s if isinstance(fate, Later) else None
        wait = _FIRST_PAUSE_S * 2.0 ** min(letter.tries, 10) if asked is None else asked
        wait = min(wait, _LONGEST_PAUSE_S) if asked is None else wait
        if now + wait > letter.created + _LONGEST_LIFE_S:
            _LOG.error("letter %s for chat %s given up after a day", letter.id, letter.draft.chat)
            self._settled(letter.draft.chat)
            return partial(letters.drop, id_=letter.id, now=now)
        _LOG.info("chat %s: trying again in %.1f s", letter.draft.chat, wait)
        # A letter that was looked for, and could not be, is in doubt still.
        if isinstance(fate, InDoubt) or letter.step is Step.SENDING:
            return partial(letters.in_doubt, id_=letter.id, due=now + wait)
        return partial(letters.back, id_=letter.id, due=now + wait)

    def _settled(self, chat: int, count: int = 1) -> None:
        self._depth[chat] = max(0, self._depth[chat] - count)
        self._shrunk.set()


@dataclass(frozen=True, slots=True)
class Next:
    """The letter that is next in its chat; whether it was begun when it was looked up."""

    letter: Letter
    is_begun: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """A letter that was tried, and what is to be recorded of that."""

    letter: Letter
    record: Write | Delivered


def _begin(state: Connection, ids: Sequence[int]) -> Sequence[None]:
    letters.begin(state, ids)
    return [None] * len(ids)


def _follow(state: Connection, old: int, new: int) -> None:
    letters.move(state, old, new)
    people.move_chat(state, old, new)
