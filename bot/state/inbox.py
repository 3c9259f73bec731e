"""Updates that wait to be handled: kept before Telegram may forget them, each handled once, in order within a lane."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Float, Select, Update, bindparam, case, func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.state import lanes as leases
from bot.state.records import Arrival, Waiting
from bot.state.schema import updates
from bot.state.writing import insert_new, row_of

_LANE: Final = "in:"
_LOOKED_AT: Final = 200
# Whoever had this many handled in the last minute lets the others of the chat go first.
_FAIR_SHARE: Final = 3
_RECENTLY_S: Final = 60.0


def store(connection: Connection, arrivals: Iterable[Arrival]) -> int:
    """Keep what is new among these; how many that was."""
    return insert_new(connection, updates, [row_of(arrival) | {"tries": 0} for arrival in arrivals])


def claim(connection: Connection, owner: str, limit: int, now: float) -> list[str]:
    """Take up to `limit` lanes in which something waits and which nobody holds, the longest waiting first."""
    if limit <= 0:
        return []
    now = leases.time_of(connection, now)
    rows = connection.execute(_with_work())
    held = leases.held(connection, _LANE, now)
    free = [lane for (lane,) in rows if lane not in held]
    return [lane for lane in free[:limit] if leases.take(connection, _LANE + lane, owner, now)]


@cache
def _with_work() -> Select[Any]:
    first = func.min(updates.c.update_id)
    return select(updates.c.lane).where(updates.c.handled.is_(None)).group_by(updates.c.lane).order_by(first)


def next_in(connection: Connection, lane: str, owner: str, now: float) -> Waiting | None:
    """What is to be handled next in the owner's lane; None when nothing waits, and then the lane is free again."""
    waiting = connection.execute(_waiting(), {"lane": lane}).all()
    if not waiting:
        leases.release(connection, _LANE + lane, owner)
        return None
    chosen = waiting[0]
    if len({row.person for row in waiting}) > 1:
        served = _served(connection, lane, now)
        chosen = min(waiting, key=lambda row: served[row.person] if served[row.person] >= _FAIR_SHARE else 0)
    row = connection.execute(_take_up(), {"chosen": chosen.update_id}).one()
    return Waiting(row.update_id, row.payload, row.received, chosen.tries)


def begin_again(connection: Connection, update_id: int) -> None:
    """The update was begun before and is begun once more: from here on it is suspected should the program end."""
    connection.execute(
        update(updates).where(updates.c.update_id == update_id).values(tries=updates.c.tries + 1)
    )


@cache
def _waiting() -> Select[Any]:
    return (
        select(updates.c.update_id, updates.c.person, updates.c.tries)
        .where(updates.c.handled.is_(None), updates.c.lane == bindparam("lane"))
        .order_by(updates.c.update_id)
        .limit(_LOOKED_AT)
    )


@cache
def _take_up() -> ReturningUpdate[Any]:
    return (
        update(updates)
        .where(updates.c.update_id == bindparam("chosen"))
        # Taken up is not begun: of many that are taken up by a program that soon ends, most never were.
        .values(tries=case((updates.c.tries == 0, 1), else_=updates.c.tries))
        .returning(updates.c.update_id, updates.c.payload, updates.c.received)
    )


def finish(connection: Connection, update_id: int, now: float) -> None:
    """The update is handled: what it led to is in the same transaction. Its content is not needed any more."""
    connection.execute(_finish(), {"done": update_id, "now": now})


@cache
def _finish() -> Update:
    return (
        update(updates)
        .where(updates.c.update_id == bindparam("done"))
        .values(handled=bindparam("now", type_=Float), payload="")
    )


def identities(connection: Connection, chat: int) -> list[str]:
    """Those of all updates of the chat that are kept, handled or not."""
    return list(connection.execute(select(updates.c.identity).where(updates.c.chat == chat)).scalars())


def count_waiting(connection: Connection) -> int:
    """How many updates wait."""
    found = connection.execute(select(func.count()).select_from(updates).where(updates.c.handled.is_(None)))
    return found.scalar_one()


def _served(connection: Connection, lane: str, now: float) -> Counter[int]:
    rows = connection.execute(
        select(updates.c.person, func.count())
        .where(updates.c.handled > now - _RECENTLY_S, updates.c.lane == lane)
        .group_by(updates.c.person)
    )
    return Counter(dict(rows.all()))
