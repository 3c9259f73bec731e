"""Statements that SQLite and PostgreSQL both have and SQLAlchemy's core does not: insert, unless it is there."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert the rows whose key or unique value is not there yet; how many those were."""
    new = 0
    for row in rows:
        insert = _insert(connection, table).values(row).on_conflict_do_nothing()
        # Without this option SQLAlchemy does not ask psycopg how many rows an INSERT made.
        new += connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount
    return new


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert the row, or overwrite the one with its primary key."""
    keys = [column.name for column in table.primary_key]
    insert = _insert(connection, table).values(row)
    changed = {name: insert.excluded[name] for name in row if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed))


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
