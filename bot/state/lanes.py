"""Leases: who works on which chat. A lease that nobody renews ends by itself, so that a dead owner's work goes on."""

from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Delete, Float, Select, bindparam, delete, select, update

from bot.state.schema import lanes
from bot.state.writing import insert_new

LEASE_S: Final = 60.0


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


def renew(connection: Connection, owner: str, now: float) -> None:
    """Hold all of the owner's lanes for another while."""
    connection.execute(update(lanes).where(lanes.c.owner == owner).values(until=now + LEASE_S))


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
