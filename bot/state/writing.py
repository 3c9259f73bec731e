"""Statements that SQLite and PostgreSQL both have and SQLAlchemy's core does not: insert, unless it is there.

Building a statement costs SQLAlchemy more than running it costs the database, so statements are built once.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.state.records import Arrival, Question, Turn

Insert = postgresql.Insert | sqlite.Insert


def insert_new(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert the rows whose key or unique value is not there yet; how many those were."""
    insert = _insert_new(table, connection.dialect.name)
    new = 0
    for row in rows:
        # Without this option SQLAlchemy does not ask psycopg how many rows an INSERT made.
        new += connection.execute(insert, row, execution_options={"preserve_rowcount": True}).rowcount
    return new


def row_of(record: Arrival | Question | Turn) -> dict[str, Any]:
    """The record's fields; unlike `asdict` it copies none of them, and costs a tenth."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def insert_into(table: Table, dialect: str) -> Insert:
    """An insert that may say what to do when the row is there."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


@cache
def _insert_new(table: Table, dialect: str) -> Insert:
    return insert_into(table, dialect).on_conflict_do_nothing()
