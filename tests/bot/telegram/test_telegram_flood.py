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


def test_one_task_a_lane_and_none_forgotten() -> None:
    """A lane that is claimed while its task still runs gets no second task beside it, but another look after it."""

    async def scene() -> tuple[list[str], int]:
        begun: list[str] = []
        claims = iter([["a"], ["a"], ["a"]])
        go_on, over = asyncio.Event(), asyncio.Event()
        together = most = 0

        async def claim(_limit: int) -> list[str]:
            return next(claims, [])

        async def work(name: str) -> None:
            nonlocal together, most
            together += 1
            most = max(most, together)
            begun.append(name)
            await go_on.wait()
            together -= 1

        lanes = Lanes(claim, work, at_once=8, look_every_s=0.01)
        running = asyncio.create_task(lanes.run(over))
        await asyncio.sleep(0.1)
        go_on.set()
        await lanes.rest()
        over.set()
        lanes.wake()
        await running
        return begun, most

    assert asyncio.run(scene()) == (["a", "a"], 1)


def test_lanes_held_already_need_no_claim() -> None:
    """They are worked through while the lanes run, one task each; before that and after it there is no place for them."""

    async def scene() -> tuple[list[str], list[int]]:
        worked: list[str] = []
        over = asyncio.Event()

        async def claim(_limit: int) -> list[str]:
            return []

        async def work(name: str) -> None:
            worked.append(name)
            await asyncio.sleep(0)

        lanes = Lanes(claim, work, at_once=3, look_every_s=60.0)
        lanes.take_on(["early"])
        places = [lanes.free_places()]
        running = asyncio.create_task(lanes.run(over))
        await asyncio.sleep(0.01)
        places.append(lanes.free_places())
        lanes.take_on(["a", "b", "a"])
        places.append(lanes.free_places())
        await lanes.rest()
        over.set()
        lanes.wake()
        await running
        lanes.take_on(["late"])
        places.append(lanes.free_places())
        return worked, places

    assert asyncio.run(scene()) == (["a", "b", "a"], [0, 3, 1, 0])
