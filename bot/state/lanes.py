"""Leases: who works on which chat. A lease that nobody renews ends by itself, so that a dead owner's work goes on."""

from collections.abc import Collection
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Float,
    Select,
    String,
    bindparam,
    cast,
    delete,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from bot.state import batches
from bot.state.schema import lanes

LEASE_S: Final = 60.0
_ALIVE: Final = "alive:"


def time_of(connection: Connection, now: float) -> float:
    """The time by which leases end: PostgreSQL's own, so that machines that share it need not agree; else `now`."""
    if connection.dialect.name != "postgresql":
        return now
    return float(connection.scalar(select(func.extract("epoch", func.clock_timestamp()))) or now)


def is_free(prefix: str, name: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether nobody holds the lane of that prefix and name at the time that is given as `now`."""
    is_this = lanes.c.name == literal(prefix) + cast(name, String)
    return ~exists().where(is_this, lanes.c.until > bindparam("now", type_=Float))


def take(connection: Connection, names: Collection[str], owner: str, now: float) -> frozenset[str]:
    """Those of the lanes that are the owner's from now on: they were free, or their leases had ended."""
    if not names:
        return frozenset()
    # In one order, whoever takes: programs that share a database would else wait for each other.
    rows = [{"name": name, "owner": owner, "until": now + LEASE_S} for name in sorted(names)]
    taken = connection.execute(_take(connection.dialect.name), batches.of(rows) | {"now": now})
    return frozenset(taken.scalars())


@cache
def _take(dialect: str) -> ReturningInsert[Any]:
    insert = batches.insert_from(lanes, dialect)
    renewed = {"owner": insert.excluded.owner, "until": insert.excluded.until}
    has_ended = lanes.c.until <= bindparam("now", type_=Float)
    return insert.on_conflict_do_update(index_elements=["name"], set_=renewed, where=has_ended).returning(
        lanes.c.name
    )


def release(connection: Connection, names: Collection[str], owner: str) -> None:
    """Let go of those of the lanes that are still the owner's."""
    if names:
        rows = batches.of({"name": name} for name in names)
        connection.execute(_release(connection.dialect.name), rows | {"holder": owner})


@cache
def _release(dialect: str) -> Delete:
    these = select(batches.given(dialect, lanes.c.name).c.name)
    return delete(lanes).where(lanes.c.name.in_(these), lanes.c.owner == bindparam("holder"))


def renew(connection: Connection, owner: str, now: float) -> int:
    """Hold all of the owner's lanes for another while, and be counted as alive; how many owners are."""
    now = time_of(connection, now)
    connection.execute(update(lanes).where(lanes.c.owner == owner).values(until=now + LEASE_S))
    take(connection, [f"{_ALIVE}{owner}"], owner, now)
    return len(held(connection, _ALIVE, now))


def leave(connection: Connection, owner: str) -> None:
    """Let go of all that is the owner's: it ends."""
    connection.execute(delete(lanes).where(lanes.c.owner == owner))


def clear(connection: Connection) -> None:
    """End every lease: for the one program that may use this state."""
    connection.execute(delete(lanes))


def held(connection: Connection, prefix: str, now: float) -> frozenset[str]:
    """What follows the prefix in the names of all lanes that are held."""
    rows = connection.execute(_held(prefix), {"now": now})
    return frozenset(name.removeprefix(prefix) for (name,) in rows)


@cache
def _held(prefix: str) -> Select[Any]:
    is_held = lanes.c.until > bindparam("now", type_=Float)
    return select(lanes.c.name).where(is_held, lanes.c.name.startswith(prefix, autoescape=True))
