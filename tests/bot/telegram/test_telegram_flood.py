"""A busy evening: many groups ask at once while Telegram says 429 now and then."""

import asyncio

from support.flood import Flood, flood

from bot.telegram.lanes import Lanes


def test_nothing_is_lost_repeated_or_out_of_order() -> None:
    """A busy group and twenty others, each question answered once, in order, with nothing that Telegram refuses.

    The whole evening (fifty groups, two minutes) is benchmarks/telegram_flood.py.
    """
    how = Flood(busy_a_minute=30, groups=20, others_a_minute=120, minutes=0.8, refusals=12, times=25.0)

    after = asyncio.run(flood(how))

    assert after.asked == 24 + 96
    assert (after.lost, after.repeated, after.out_of_order, after.rejected) == (0, 0, 0, 0)
    assert after.refused == 12


def test_one_task_a_lane_whatever_the_clock_does() -> None:
    """A lease that ran out under our own hands (a suspended machine) does not bring a second task into the lane."""

    async def scene() -> list[str]:
        begun: list[str] = []
        go_on, over = asyncio.Event(), asyncio.Event()

        async def claim(_limit: int) -> list[str]:
            return ["a"] if not go_on.is_set() else []

        async def work(name: str) -> None:
            begun.append(name)
            await go_on.wait()

        lanes = Lanes(claim, work, at_once=8, look_every_s=0.01)
        running = asyncio.create_task(lanes.run(over))
        await asyncio.sleep(0.1)
        go_on.set()
        await lanes.rest()
        over.set()
        lanes.wake()
        await running
        return begun

    assert asyncio.run(scene()) == ["a"]
