"""Leases: who works on which chat. A lease that nobody renews ends by itself, so that a dead owner's work goes on."""

from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Delete, Float, Select, bindparam, delete, func, select, update

from bot.state.schema import lanes
from bot.state.writing import insert_new

LEASE_S: Final = 60.0
_ALIVE: Final = "alive:"


def time_of(connection: Connection, now: float) -> float:
    """The time by which leases end: PostgreSQL's own, so that machines that share it need not agree; else `now`."""
    if connection.dialect.name != "postgresql":
        return now
    return float(connection.scalar(select(func.extract("epoch", func.clock_timestamp()))) or now)


def take(connection: Connection, name: str, owner: str, now: float) -> bool:
    """Whether the lane is the owner's from now on: it was free, or its lease had ended."""
    row = {"name": name, "owner": owner, "until": now + LEASE_S}
    if insert_new(connection, lanes, [row]):
        return True
    ended = update(lanes).where(lanes.c.name == name, lanes.c.until <= now).values(row)
    return connection.execute(ended).rowcount == 1


def release(connection: Connection, name: str, owner: str) -> None:
    """Let go of a lane that is still the owner's."""
    connection.execute(_release(), {"lane": name, "holder": owner})


@cache
def _release() -> Delete:
    return delete(lanes).where(lanes.c.name == bindparam("lane"), lanes.c.owner == bindparam("holder"))


def renew(connection: Connection, owner: str, now: float) -> int:
    """Hold all of the owner's lanes for another while, and be counted as alive; how many owners are."""
    now = time_of(connection, now)
    connection.execute(update(lanes).where(lanes.c.owner == owner).values(until=now + LEASE_S))
    take(connection, f"{_ALIVE}{owner}", owner, now)
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
