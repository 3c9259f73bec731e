"""Telegram's limits on sending, kept to the letter: on a clock that jumps."""

import asyncio
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st
from support.clocks import EventClock

from bot.telegram.limits import UNLIMITED, Limits


def sent_at(chats: dict[int, int], limits_of: type[Limits] = Limits) -> dict[int, list[float]]:
    """When messages to these chats (chat: how many) go out, if all want to at once."""
    times: dict[int, list[float]] = defaultdict(list)
    clock = EventClock()

    async def one_chat(limits: Limits, chat: int, count: int) -> None:
        for _ in range(count):
            await limits.admit(chat)
            times[chat].append(clock.now())

    async def scene() -> None:
        limits = limits_of(clock)
        await clock.run(*(one_chat(limits, chat, count) for chat, count in chats.items()))

    asyncio.run(scene())
    return times


def most_within(times: list[float], seconds: float) -> int:
    """The largest number of messages in any window of so many seconds, its end not counted."""
    ordered = sorted(times)
    return max(sum(start <= at < start + seconds - 1e-9 for at in ordered) for start in ordered)


def test_one_a_second_in_a_chat() -> None:
    """Five messages to one person take four seconds."""
    assert sent_at({5: 5})[5] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_twenty_a_minute_in_a_group() -> None:
    """The twenty-first message to a group waits for the minute to end."""
    times = sent_at({-5: 41})[-5]

    assert times[19] == 19.0
    assert times[20] == 60.0
    assert times[40] == 120.0


def test_thirty_a_second_in_all() -> None:
    """A hundred people are written to in a bit over three seconds, none of them late for another's sake."""
    times = [at for each in sent_at(dict.fromkeys(range(1, 101), 1)).values() for at in each]

    assert max(times) == 3.0
    assert most_within(times, 1.0) == 30


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.integers(-9, 9).filter(bool), st.integers(1, 45), min_size=1, max_size=12))
def test_no_limit_is_ever_broken(chats: dict[int, int]) -> None:
    """Whatever has to be sent: never too many in all, in a chat, or in a group; and everything is sent."""
    times = sent_at(chats)

    assert {chat: len(each) for chat, each in times.items()} == chats
    assert most_within([at for each in times.values() for at in each], 1.0) <= 30
    for chat, each in times.items():
        assert most_within(each, 1.0) == 1
        assert chat > 0 or most_within(each, 60.0) <= 20


def test_a_quiet_chat_is_not_held_up() -> None:
    """While a group waits out its minute, others are served at once."""
    times = sent_at({-5: 25, 7: 1})

    assert times[7] == [0.0]


def test_busy_and_unlimited() -> None:
    """A bot at its limit says so, for what can be left out; without limits nothing waits."""

    async def scene() -> None:
        clock = EventClock()
        limits = Limits(clock)
        for chat in range(1, 31):
            await limits.admit(chat)
        assert limits.is_busy()
        free = Limits(clock, UNLIMITED)
        for _ in range(100):
            await free.admit(-1)
        assert not free.is_busy()
        assert clock.now() == 0.0

    asyncio.run(scene())


def test_chats_are_forgotten() -> None:
    """Ten thousand chats later, only those that still count are remembered."""

    async def scene() -> None:
        clock = EventClock()
        limits = Limits(clock, UNLIMITED)
        for chat in range(1, 25_000):
            await limits.admit(chat)
        assert len(limits._chats) <= 10_001

    asyncio.run(scene())


def test_a_clock_that_is_put_back() -> None:
    """What went out by a clock that was hours ahead holds nobody up once it is set right."""

    async def scene() -> None:
        clock = EventClock(at=36_000.0)
        limits = Limits(clock)
        for chat in range(1, 40):
            await clock.run(limits.admit(chat))
        clock._now = 100.0
        for chat in range(1, 30):
            await clock.run(limits.admit(chat))
        assert clock.now() == 100.0

    asyncio.run(scene())


def test_a_share_among_replicas() -> None:
    """One of three sends ten a second; alone again, thirty."""

    async def scene(among: int) -> float:
        clock = EventClock()
        limits = Limits(clock)
        limits.share(3)
        limits.share(among)
        await clock.run(*(limits.admit(chat) for chat in range(1, 61)))
        return clock.now()

    assert asyncio.run(scene(3)) == 5.0
    assert asyncio.run(scene(1)) == 1.0


def test_what_another_replica_sent_counts() -> None:
    """A group that got twenty messages from elsewhere within the minute waits for its end."""

    async def scene() -> float:
        clock = EventClock(at=30.0)
        limits = Limits(clock)
        limits.recall(-5, [float(at) for at in range(20)])
        limits.recall(-5, [float(at) for at in range(20)])
        await clock.run(limits.admit(-5))
        return clock.now()

    assert asyncio.run(scene()) == 60.0
