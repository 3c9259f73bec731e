"""Telegram's limits on sending: 30 messages a second in all, one a second in a chat, twenty a minute in a group.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.telegram.clock import Clock

_REMEMBERED: Final = 10_000
# So far back no clock goes that is only being kept in time.
_JUMP_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Rates:
    """How many messages in how many seconds; 0 messages means no limit."""

    overall: int = 30
    overall_s: float = 1.0
    chat: int = 1
    chat_s: float = 1.0
    group: int = 20
    group_s: float = 60.0


UNLIMITED: Final = Rates(overall=0, chat=0, group=0)


class _Window:
    """When the last messages went out, as many as the limit allows."""

    def __init__(self, count: int, seconds: float) -> None:
        self._seconds = seconds
        self._times: deque[float] = deque(maxlen=count)

    @property
    def count(self) -> int:
        """How many in that time."""
        return self._times.maxlen or 0

    def of_size(self, count: int) -> "_Window":
        """The same for another number."""
        resized = _Window(count, self._seconds)
        resized._times.extend(self._times)
        return resized

    def recall(self, times: Iterable[float]) -> None:
        """Messages that went out already, in order; those known already stay."""
        last = self._times[-1] if self._times else float("-inf")
        self._times.extend(at for at in times if at > last)

    def free_at(self, now: float) -> float:
        """The first moment at which one more keeps the limit."""
        if len(self._times) < self.count or not self.count:
            return now
        return max(now, self._times[0] + self._seconds)

    def places(self, now: float) -> int | None:
        """How many may go at this moment; None for any number."""
        if self._times.maxlen == 0:
            return None
        counting = sum(at + self._seconds > now for at in tuple(self._times))
        return (self._times.maxlen or 0) - counting

    def counts_at(self, now: float) -> bool:
        """Whether anything that went out still counts."""
        return bool(self._times) and self._times[-1] + self._seconds > now

    def take(self, at: float) -> None:
        """One goes out at this moment, not before those that went out already."""
        self._times.append(at)


class Limits:
    """Lets messages go one by one. Within a chat only one may wait at a time: the outbox sees to that."""

    def __init__(self, clock: Clock, rates: Rates | None = None) -> None:
        self._clock = clock
        self._rates = rates or Rates()
        self._overall = _Window(self._rates.overall, self._rates.overall_s)
        self._chats: dict[int, tuple[_Window, ...]] = {}
        self._latest = clock.now()

    async def admit(self, chat: int) -> None:
        """Come back when a message may go to this chat (negative: a group)."""
        now = self._now()
        await self._until(max((window.free_at(now) for window in self._of(chat)), default=now))
        # Only now a place among all chats: one taken for later would keep the others waiting.
        slot = self._overall.free_at(self._now())
        self._overall.take(slot)
        await self._until(slot)
        at = self._now()
        for window in self._of(chat):
            window.take(at)

    def free(self, chats: Sequence[int]) -> Sequence[int]:
        """Those of the chats, each once, to which a message could go at this moment, all of them together.

        Takes no place, and may be asked from another thread: whoever goes by it is admitted all the same.
        """
        now = self._clock.now()
        open_ = [
            chat for chat in chats if all(each.free_at(now) <= now for each in self._chats.get(chat, ()))
        ]
        return open_[: self._overall.places(now)]

    def is_busy(self) -> bool:
        """Whether the next message would have to wait; what is not important stays away then."""
        now = self._now()
        return self._overall.free_at(now) > now

    @property
    def longest_s(self) -> float:
        """How long a message counts in its chat."""
        return max(self._rates.chat_s, self._rates.group_s)

    def share(self, among: int) -> None:
        """Keep to one part of so many of what may be sent in all: the others are other processes'."""
        count = max(1, self._rates.overall // among) if self._rates.overall else 0
        if count != self._overall.count:
            self._overall = self._overall.of_size(count)

    def recall(self, chat: int, times: Sequence[float]) -> None:
        """Messages went out to this chat at these times, in order, from another process."""
        for window in self._of(chat):
            window.recall(times)

    def _now(self) -> float:
        """The time; when the clock was put back, what went out by the old time is forgotten, for it lies in the future."""
        now = self._clock.now()
        if now < self._latest - _JUMP_S:
            self._overall = _Window(self._overall.count, self._rates.overall_s)
            self._chats.clear()
            self._latest = now
        self._latest = max(self._latest, now)
        return now

    async def _until(self, moment: float) -> None:
        wait = moment - self._clock.now()
        if wait > 0:
            await self._clock.sleep(wait)

    def _of(self, chat: int) -> tuple[_Window, ...]:
        if len(self._chats) > _REMEMBERED:
            self._forget()
        if chat not in self._chats:
            rates = self._rates
            windows: tuple[_Window, ...] = (_Window(rates.chat, rates.chat_s),)
            if chat < 0:
                windows = (*windows, _Window(rates.group, rates.group_s))
            self._chats[chat] = windows
        return self._chats[chat]

    def _forget(self) -> None:
        """Drop the chats that could send at once anyway."""
        now = self._latest
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if any(window.counts_at(now) for window in windows)
        }
