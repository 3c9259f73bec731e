"""One program at a time on a state: a lock that the operating system or the database lets go of when its holder dies."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from sqlalchemy import Engine, text

from bot.errors import StateError

# Any number will do, as long as every program that polls asks for the same one.
_POLLER_LOCK: Final = 0x686F64
_TAKEN = (
    "Một tiến trình HocBac khác đang chạy bot trên cùng trạng thái này. Xin dừng tiến trình kia rồi chạy lại."
)


@contextlib.contextmanager
def only_one(engine: Engine, *, is_polling: bool) -> Iterator[None]:
    """Hold the state for this program: a SQLite file always, PostgreSQL for polling (webhooks may have replicas).

    Raises:
        StateError: another program holds it.
    """
    if engine.dialect.name == "sqlite":
        with _file_lock(engine):
            yield
    elif is_polling:
        with _advisory_lock(engine):
            yield
    else:
        yield


@contextlib.contextmanager
def _file_lock(engine: Engine) -> Iterator[None]:
    database = engine.url.database
    if not database or database == ":memory:":
        yield
        return
    lock = FileLock(Path(f"{database}.lock"), blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise StateError(_TAKEN) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _advisory_lock(engine: Engine) -> Iterator[None]:
    with engine.connect() as connection:
        got = connection.execute(
            text("SELECT pg_try_advisory_lock(:number)"), {"number": _POLLER_LOCK}
        ).scalar()
        connection.commit()
        if not got:
            raise StateError(_TAKEN)
        yield
