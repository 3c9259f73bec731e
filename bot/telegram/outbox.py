"""The one place that sends: in order within a chat, within Telegram's limits, through failures and restarts."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from bot.state import inbox as updates
from bot.state import outbox as letters
from bot.state import people
from bot.state.ledger import Connection, Ledger, Write
from bot.state.records import Action, Draft, Letter, Step
from bot.telegram.clock import Clock
from bot.telegram.intake import message_number
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Limits
from bot.telegram.posting import Delivered, Fate, Gone, InDoubt, Later, Lost, Moved, Post, Refused

_LOG = logging.getLogger(__name__)
_CHATS_AT_ONCE: Final = 1000
_FIRST_PAUSE_S: Final = 0.5
_LONGEST_PAUSE_S: Final = 60.0
_LONGEST_LIFE_S: Final = 86_400.0
# How far beyond the last known message of a chat a letter in doubt is looked for, and at how many messages at most.
_LOOKED_AT, _MOST_LOOKED_AT = 20, 100
_LOCAL_LOOK_S, _SHARED_LOOK_S = 5.0, 1.0


class Outbox:
    """Sends what `bot.state.outbox` holds. A letter is begun, given to Telegram and recorded, in that order.

    A crash or a broken connection between giving and recording leaves it in doubt. Then it is looked for among the
    chat's newest messages (see `Post.find`) and sent again only if it is not there.
    """

    def __init__(self, ledger: Ledger, post: Post, limits: Limits, clock: Clock, owner: str) -> None:
        self._ledger = ledger
        self._post = post
        self._limits = limits
        self._clock = clock
        self._owner = owner
        self._depth: Counter[int] = Counter()
        self._first: dict[int, Letter] = {}
        self._begun: set[int] = set()
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

    def announce(self, drafts: Sequence[Draft]) -> None:
        """These were written into the state."""
        if drafts:
            self.lanes.wake()

    def has_room(self, state: Connection, chat: int, at_most: int) -> bool:
        """Whether no more letters than that wait for the chat, those included that were just expected or written.

        Counted here, unless other replicas take letters too: then only the state knows.
        """
        depth = letters.depth(state, chat) if self._ledger.is_shared else self._depth[chat]
        return depth <= at_most

    async def room(self, chat: int, at_most: int) -> None:
        """Come back when at most so many letters wait for the chat."""
        look_s = _SHARED_LOOK_S if self._ledger.is_shared else None
        while True:
            self._shrunk.clear()
            if await self._ledger.run(lambda state: self.has_room(state, chat, at_most)):
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._shrunk.wait(), look_s)

    async def _claim(self, limit: int) -> list[int]:
        """Free chats, each with its first letter: one transaction for all of them.

        As many letters as may go out at once are begun in it as well; the others only when their turn has come, for a
        letter that is begun is looked for in its chat after a crash.
        """
        now, at_work = self._clock.now(), self.lanes.at_work
        recent: dict[int, list[float]] = {}

        def act(state: Connection) -> tuple[list[int], list[Letter], list[int]]:
            claimed = letters.claim(state, self._owner, limit, now)
            if self._ledger.is_shared:
                since = now - self._limits.longest_s
                recent.update({chat: letters.recent(state, chat, since) for chat in claimed})
            heads = [letters.head(state, chat, self._owner) for chat in claimed if chat not in at_work]
            first = [letter for letter in heads if letter is not None]
            ready = {
                each.draft.chat: each
                for each in first
                if each.step is Step.READY and (each.due <= now or not each.tries)
            }
            begun = [ready[chat].id for chat in self._limits.free(list(ready))]
            for id_ in begun:
                letters.begin(state, id_)
            return claimed, first, begun

        claimed, first, begun = await self._ledger.run(act)
        # What other replicas have sent there lately counts, too.
        for chat, times in recent.items():
            self._limits.recall(chat, times)
        self._first |= {letter.draft.chat: letter for letter in first}
        self._begun |= set(begun)
        # Another replica may have sent what waited: with nothing to send, the chat is not held any more.
        return [chat for chat in claimed if chat in self._first or chat in at_work]

    async def _chat(self, chat: int) -> None:
        """Everything that waits for one chat, until nothing does."""
        letter = self._first.pop(chat, None)
        if letter is None:
            letter = await self._ledger.run(lambda state: letters.head(state, chat, self._owner))
        while letter is not None:
            # One that was never tried waits for nothing, whatever the clock said when it was written.
            wait = letter.due - self._clock.now() if letter.tries else 0.0
            if wait > 0:
                await self._clock.sleep(wait)
            letter = await self._ledger.run(self._then_next(await self._deliver(letter), chat))
        self._depth.pop(chat, None)
        self._shrunk.set()

    def _then_next(self, record: Write, chat: int) -> Callable[[Connection], Letter | None]:
        """Record what became of a letter and look for the next, in one transaction."""

        def act(state: Connection) -> Letter | None:
            record(state)
            return letters.head(state, chat, self._owner)

        return act

    async def _deliver(self, letter: Letter) -> Write:
        """Deliver the letter if it can be; what is to be recorded of that."""
        draft = letter.draft
        if letter.step is Step.SENDING and draft.action is Action.SEND:
            found = await self._look_for(letter)
            if not isinstance(found, Refused):
                return self._record(letter, found)
            letter = replace(letter, step=Step.READY)  # Telegram surely has it not
        await self._limits.admit(draft.chat)
        if letter.id in self._begun:
            self._begun.discard(letter.id)
        else:
            await self._ledger.run(lambda state: letters.begin(state, letter.id))
        return self._record(letter, await self._post.carry_out(draft))

    async def _look_for(self, letter: Letter) -> Fate:
        """What became of a letter in doubt; Refused when it is not in the chat."""
        draft = letter.draft
        newest = await self._ledger.run(lambda state: letters.newest(state, draft.chat))
        first = max(newest, draft.question or 0, draft.quoting or 0) + 1
        if first == 1:
            return Refused()
        candidates, known = await self._ledger.run(lambda state: _candidates(state, draft.chat, first))
        fate = await self._post.find(draft, candidates, known)
        _LOG.info("letter %s in doubt: %s", letter.id, fate)
        # While even this fails, it stays in doubt.
        return InDoubt() if isinstance(fate, Later) and fate.wait_s is None else fate

    def _record(self, letter: Letter, fate: Fate) -> Write:
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
            case Delivered(number):
                self._settled(chat)
                return partial(letters.sent, letter=letter, message=number, now=now)

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


def _follow(state: Connection, old: int, new: int) -> None:
    letters.move(state, old, new)
    people.move_chat(state, old, new)


def _candidates(state: Connection, chat: int, first: int) -> tuple[Sequence[int], frozenset[int]]:
    """The numbers under which a letter in doubt may stand in its chat, and those of ours that are known.

    People may have written many messages since; those that were kept are none of ours.
    """
    found = (message_number(identity) for identity in updates.identities(state, chat))
    theirs = {number for number in found if number is not None and number >= first}
    numbers = [
        number for number in range(first, max(theirs, default=first) + _LOOKED_AT + 1) if number not in theirs
    ]
    return numbers[:_MOST_LOOKED_AT], letters.known(state, chat, numbers[:_MOST_LOOKED_AT])
