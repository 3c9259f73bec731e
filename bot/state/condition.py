"""The state as somebody sees it who only looks: nothing is made, migrated or waited for."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.errors import StateError
from bot.state import inbox, operations, outbox

_WITHIN_S: Final = 5
_BAD_URL = "HOCBAC_STATE không phải địa chỉ cơ sở dữ liệu dùng được."


@dataclass(frozen=True, slots=True)
class Condition:
    """Which database; whether it has its tables yet; what waits in it; when a bot last wrote (seconds since 1970)."""

    kind: str
    is_made: bool
    waiting: int = 0
    unsent: int = 0
    last_sign: float | None = None


def condition_of(url: str) -> Condition:
    """How the database at this address is, within seconds; that it can be written to is tried without writing.

    Raises:
        StateError: it does not answer, is locked, read-only or damaged; `reason` says which in the database's words.
    """
    try:
        parsed = make_url(url)
        if _is_missing(parsed):
            return Condition("sqlite", is_made=False)
        engine = _engine(parsed)
    except (ArgumentError, ImportError, SQLAlchemyError) as error:
        raise StateError(_BAD_URL) from error
    try:
        return _look(engine)
    except SQLAlchemyError as error:
        said = str(error.orig if isinstance(error, DBAPIError) else type(error).__name__)
        raise StateError("Cơ sở dữ liệu không dùng được.", said.strip().partition("\n")[0]) from error
    finally:
        engine.dispose()


def _is_missing(parsed: URL) -> bool:
    return parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file()


def _engine(parsed: URL) -> Engine:
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, poolclass=NullPool, connect_args={"connect_timeout": _WITHIN_S})
    # As an address of SQLite's own, which never makes a file.
    address = f"{Path(parsed.database or '').absolute().as_uri()}?mode=rw"
    return create_engine(
        "sqlite://",
        poolclass=NullPool,
        creator=lambda: sqlite3.connect(address, uri=True, timeout=_WITHIN_S),
    )


def _look(engine: Engine) -> Condition:
    kind = engine.dialect.name
    with engine.connect() as connection:
        if kind == "sqlite":
            _try_to_write(connection)
            damage = connection.scalar(text("PRAGMA quick_check(1)"))
            if damage != "ok":
                raise StateError("Cơ sở dữ liệu bị hỏng.", str(damage))
        if not inspect(connection).has_table("marks"):
            return Condition(kind, is_made=False)
        last = operations.get_mark(connection, operations.LAST_SIGN)
        return Condition(
            kind,
            is_made=True,
            waiting=inbox.count_waiting(connection),
            unsent=outbox.depth(connection),
            last_sign=float(last) if last else None,
        )


def _try_to_write(connection: Connection) -> None:
    """Take SQLite's one right to write and give it back: what fails here is locked or read-only."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("ROLLBACK")
