"""Many rows in one statement: they go to the database as one JSON text, which the statement reads as a table.

What a statement costs on its way through SQLAlchemy and to the database, and in hand-overs of the interpreter's lock,
it costs whatever it does: many times the price of a row.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects import postgresql

from bot.state.writing import Insert, insert_into

_ROWS: Final = "rows"
# As JSON writes it.
_NUL: Final = r"\u0000"


def given(dialect: str, *columns: Column[Any]) -> FromClause:
    """A table of the rows that `of` hands over, with these columns' names and types; to be used once a statement."""
    rows = bindparam(_ROWS, type_=Text)
    if dialect == "postgresql":
        records = func.json_to_recordset(cast(rows, postgresql.JSON))
        typed = records.table_valued(*(column(each.name, each.type) for each in columns))
        return typed.render_derived(with_types=True)
    value = func.json_each(rows).table_valued("value").c.value
    fields = (
        func.json_extract(value, literal_column(f"'$.{each.name}'"), type_=each.type).label(each.name)
        for each in columns
    )
    return select(*fields).subquery()


def listed(dialect: str, values: ColumnElement[Any]) -> ColumnElement[str]:
    """The values of a subquery's column, in its order, as the text of a JSON list; NULL or an empty list for none."""
    gathered = func.json_agg(values) if dialect == "postgresql" else func.json_group_array(values)
    return cast(gathered, Text)


def of(rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """The parameters for a statement on these rows; a NUL in a text becomes `\ufffd`, for a database's texts have none."""
    given_rows = list(rows)
    text = json.dumps(given_rows, ensure_ascii=False)
    if _NUL in text:
        text = json.dumps([_without_nul(row) for row in given_rows], ensure_ascii=False)
    return {_ROWS: text}


def _without_nul(row: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.replace("\0", "\ufffd") if isinstance(value, str) else value
        for name, value in row.items()
    }


def insert_new(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert the rows, of all columns each, whose key or unique value is not there yet; how many those were."""
    insert = _insert_new(table, connection.dialect.name)
    # Without this option SQLAlchemy does not ask psycopg how many rows an INSERT made.
    return connection.execute(insert, of(rows), execution_options={"preserve_rowcount": True}).rowcount


def put(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert the rows, of all columns each, or overwrite those with their primary keys; of two with one, the last counts."""
    keys = [key.name for key in table.primary_key]
    last = {tuple(row[key] for key in keys): row for row in rows}
    connection.execute(_put(table, connection.dialect.name), of(last.values()))


def insert_from(table: Table, dialect: str) -> Insert:
    """An insert of all the given rows that may say what to do with those that are there."""
    rows = given(dialect, *table.c)
    # Without a condition SQLite takes what follows for one of a join.
    return insert_into(table, dialect).from_select([*table.c.keys()], select(*rows.c).where(true()))


@cache
def _insert_new(table: Table, dialect: str) -> Insert:
    return insert_from(table, dialect).on_conflict_do_nothing()


@cache
def _put(table: Table, dialect: str) -> Insert:
    keys = [each.name for each in table.primary_key]
    insert = insert_from(table, dialect)
    changed = {each.name: insert.excluded[each.name] for each in table.c if each.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)
