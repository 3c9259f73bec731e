"""All that is remembered, out of the database as it stands at one moment, and back into another.

Row by row rather than by SQLite's backup call or pg_dump: a copy made on one kind of database can be put back on the
other, a newer program can put back an older copy, and no program but this one is needed. One transaction reads all
of it: in SQLite's WAL mode and under PostgreSQL's REPEATABLE READ it sees the database as it was when the transaction
began, while the bot goes on writing.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, delete, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import BackupError, StateError
from bot.state import operations
from bot.state.engine import READING
from bot.state.records import Step
from bot.state.schema import actions, lanes, letters, marks, metadata, updates
from bot.state.writing import insert_new

Row = Mapping[str, Any]
# Leases end by themselves, and belong to programs that run.
SAVED: Final = {table.name: table for table in metadata.sorted_tables if table is not lanes}
_AT_ONCE: Final = 500
_PENDING: Final = frozenset({Step.READY, Step.SENDING})
_DAMAGED = "Cơ sở dữ liệu trạng thái bị hỏng nên không sao lưu được; hãy phục hồi bản sao lưu gần nhất."
_FOREIGN = "Bản sao lưu có dữ liệu mà phiên bản này không hiểu (bảng {table})."


@dataclass(frozen=True, slots=True)
class PutBack:
    """How many rows came back; how many of them were under way when they were saved; whether buttons have another key."""

    rows: int
    under_way: int
    has_other_key: bool


@contextlib.contextmanager
def as_of_now(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is now, whatever is written meanwhile, and holds no writer up.

    Raises:
        StateError: the database cannot be read, or is damaged.
    """
    options: dict[str, Any] = {READING: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with engine.connect() as connection:
            reading = connection.execution_options(**options)
            if engine.dialect.name == "sqlite" and reading.scalar(text("PRAGMA quick_check(1)")) != "ok":
                raise StateError(_DAMAGED)
            yield reading
    except SQLAlchemyError as error:
        raise StateError(f"Không đọc được cơ sở dữ liệu trạng thái ({type(error).__name__}).") from error


def revision(connection: Connection) -> str:
    """The newest migration that the database has had."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Every row of the table, in the order of its key."""
    found = connection.execute(
        select(table).order_by(*table.primary_key), execution_options={"yield_per": _AT_ONCE}
    )
    return (dict(row) for row in found.mappings())


def is_used(connection: Connection) -> bool:
    """Whether anything is remembered but the key that is drawn at the first start."""
    tables = [table for table in SAVED.values() if table is not marks]
    return any(connection.execute(select(table).limit(1)).first() is not None for table in tables)


def put_back(
    connection: Connection, tables: Iterable[tuple[str, Iterable[Row]]], now: float, *, resumes: bool
) -> PutBack:
    """Put the rows of these tables in the place of what is remembered, all in the caller's transaction.

    What a running bot has under way stays: questions that wait, letters not yet sent. What was under way when the rows
    were saved has most likely been answered since; it counts as done unless `resumes`.

    Raises:
        BackupError: a row fits no table.
    """
    _keep_others_out(connection)
    old_key = operations.get_mark(connection, operations.SIGNING_KEY)
    # A letter that is on its way just now is recorded under its number: those that come back have numbers of their own.
    shift = connection.scalar(select(func.coalesce(func.max(letters.c.id), 0)))
    _forget(connection)
    total = under_way = 0
    for name, rows in tables:
        table = SAVED.get(name)
        if table is None:
            raise BackupError(_FOREIGN.format(table=name))
        stream = iter(rows)
        while some := list(islice(stream, _AT_ONCE)):
            if any(row.keys() - table.c.keys() for row in some):
                raise BackupError(_FOREIGN.format(table=name))
            total += len(some)
            under_way += sum(_is_under_way(table, row) for row in some)
            changed = some if resumes else [_as_done(table, row, now) for row in some]
            insert_new(connection, table, [_numbered(table, row, shift or 0) for row in changed])
    _count_on(connection)
    new_key = operations.get_mark(connection, operations.SIGNING_KEY)
    return PutBack(total, under_way, old_key is not None and new_key != old_key)


def _keep_others_out(connection: Connection) -> None:
    """Until the end of the transaction nobody else writes; SQLite has seen to that when it began."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(SAVED)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def _forget(connection: Connection) -> None:
    for table in SAVED.values():
        gone = delete(table)
        if table is updates:
            gone = gone.where(updates.c.handled.is_not(None))
        if table is letters:
            gone = gone.where(letters.c.state.not_in(_PENDING))
        connection.execute(gone)


def _is_under_way(table: Table, row: Row) -> bool:
    if table is updates:
        return row.get("handled") is None
    return table is letters and row.get("state") in _PENDING


def _as_done(table: Table, row: Row, now: float) -> Row:
    if not _is_under_way(table, row):
        return row
    if table is updates:
        return {**row, "handled": now, "payload": ""}
    return {**row, "state": Step.DROPPED, "sent": now, "html": "", "plain": "", "keyboard": None}


def _numbered(table: Table, row: Row, shift: int) -> Row:
    return {**row, "id": row["id"] + shift} if table is letters else row


def _count_on(connection: Connection) -> None:
    """PostgreSQL numbers on from where it was, not from the highest number there is."""
    if connection.dialect.name != "postgresql":
        return
    for table in (letters, actions):
        highest = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, highest)))
