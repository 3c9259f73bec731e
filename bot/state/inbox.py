"""Updates that wait to be handled: kept before Telegram may forget them, each handled once, in order within a lane."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Float, Integer, Row, Select, Update, bindparam, func, select, update

from bot.state import batches
from bot.state import lanes as leases
from bot.state.records import Arrival, Waiting
from bot.state.schema import updates
from bot.state.writing import row_of

_LANE: Final = "in:"
_LOOKED_AT: Final = 200
# Whoever had this many handled in the last minute lets the others of the chat go first.
_FAIR_SHARE: Final = 3
_RECENTLY_S: Final = 60.0
_NEEDED: Final = (
    updates.c.update_id,
    updates.c.lane,
    updates.c.payload,
    updates.c.received,
    updates.c.tries,
)
_other: Final = updates.alias()


def store(connection: Connection, arrivals: Iterable[Arrival]) -> int:
    """Keep what is new among these; how many that was."""
    rows = [row_of(arrival) | {"tries": 0, "handled": None} for arrival in arrivals]
    return batches.insert_new(connection, updates, rows)


def claim(connection: Connection, owner: str, limit: int, now: float) -> list[str]:
    """Take up to `limit` lanes in which something waits and which nobody holds, the longest waiting first."""
    if limit <= 0:
        return []
    now = leases.time_of(connection, now)
    free = connection.execute(_with_work(), {"now": now, "most": limit}).scalars()
    return take(connection, list(free), owner, now)


def take(connection: Connection, lanes: Sequence[str], owner: str, now: float) -> list[str]:
    """Those of these lanes that nobody held; they are the owner's now."""
    taken = leases.take(connection, [_LANE + lane for lane in lanes], owner, now)
    return [lane for lane in lanes if _LANE + lane in taken]


@cache
def _with_work() -> Select[Any]:
    waiting = select(updates.c.lane).where(updates.c.handled.is_(None)).group_by(updates.c.lane)
    free = waiting.having(leases.is_free(_LANE, updates.c.lane))
    return free.order_by(func.min(updates.c.update_id)).limit(bindparam("most", type_=Integer))


def next_in(connection: Connection, lanes: Collection[str], owner: str, now: float) -> dict[str, Waiting]:
    """What is to be handled next in each of the owner's lanes; one in which nothing waits is free again."""
    if not lanes:
        return {}
    rows = connection.execute(_first(connection.dialect.name), batches.of({"lane": lane} for lane in lanes))
    found = {row.lane: row for row in rows.all()}
    leases.release(connection, [_LANE + lane for lane in lanes if lane not in found], owner)
    found |= {lane: _fairly(connection, lane, now) for lane, row in found.items() if row.has_others}
    unbegun = [{"update_id": row.update_id} for row in found.values() if not row.tries]
    if unbegun:
        connection.execute(_take_up(connection.dialect.name), batches.of(unbegun))
    return {lane: Waiting(row.update_id, row.payload, row.received, row.tries) for lane, row in found.items()}


def _fairly(connection: Connection, lane: str, now: float) -> Row[Any]:
    """What is next in a lane in which several people wait."""
    waiting = connection.execute(_waiting(), {"lane": lane}).all()
    served = _served(connection, lane, now)
    chosen = min(waiting, key=lambda row: served[row.person] if served[row.person] >= _FAIR_SHARE else 0)
    return connection.execute(_whole(), {"chosen": chosen.update_id}).one()


@cache
def _first(dialect: str) -> Select[Any]:
    """What came first of all that waits in each of the given lanes, and whether somebody else waits there as well."""
    asked = batches.given(dialect, updates.c.lane)
    oldest = select(func.min(_other.c.update_id)).where(
        _other.c.handled.is_(None), _other.c.lane == asked.c.lane
    )
    looked_at = (
        select(_other.c.person)
        .where(_other.c.handled.is_(None), _other.c.lane == updates.c.lane)
        .order_by(_other.c.update_id)
        .limit(_LOOKED_AT)
        .correlate(updates)
        .subquery()
    )
    others = select(looked_at.c.person).where(looked_at.c.person.is_distinct_from(updates.c.person))
    return select(*_NEEDED, others.exists().label("has_others")).select_from(
        asked.join(updates, updates.c.update_id == oldest.scalar_subquery())
    )


@cache
def _waiting() -> Select[Any]:
    return (
        select(updates.c.update_id, updates.c.person)
        .where(updates.c.handled.is_(None), updates.c.lane == bindparam("lane"))
        .order_by(updates.c.update_id)
        .limit(_LOOKED_AT)
    )


@cache
def _whole() -> Select[Any]:
    return select(*_NEEDED).where(updates.c.update_id == bindparam("chosen"))


@cache
def _take_up(dialect: str) -> Update:
    """Taken up is not begun: of many that are taken up by a program that soon ends, most never were."""
    these = select(batches.given(dialect, updates.c.update_id).c.update_id)
    return update(updates).where(updates.c.update_id.in_(these)).values(tries=1)


def begin_again(connection: Connection, update_id: int) -> None:
    """The update was begun before and is begun once more: from here on it is suspected should the program end."""
    connection.execute(
        update(updates).where(updates.c.update_id == update_id).values(tries=updates.c.tries + 1)
    )


def finish(connection: Connection, update_ids: Iterable[int], now: float) -> None:
    """The updates are handled: what they led to is in the same transaction. Their content is not needed any more."""
    rows = batches.of({"update_id": update_id} for update_id in update_ids)
    connection.execute(_finish(connection.dialect.name), rows | {"now": now})


@cache
def _finish(dialect: str) -> Update:
    these = select(batches.given(dialect, updates.c.update_id).c.update_id)
    done = {"handled": bindparam("now", type_=Float), "payload": ""}
    return update(updates).where(updates.c.update_id.in_(these)).values(done)


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
