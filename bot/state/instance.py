"""One program at a time on a state: a lock that the operating system or the database lets go of when its holder dies."""

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError

_LOG = logging.getLogger(__name__)
# Any number will do, as long as every program asks for the same one.
_POLLER_LOCK: Final = 0x686F64
# One that was just killed may still be known to the database for a moment.
_PATIENCE_S: Final = 3.0
_PAUSE_S: Final = 0.1
_LOOK_S: Final = 10.0
_TAKEN = (
    "Một tiến trình HocBac khác đang chạy bot trên cùng trạng thái này. Xin dừng tiến trình kia rồi chạy lại."
)
_UNREACHABLE = "Không dùng được cơ sở dữ liệu trạng thái; xin kiểm tra HOCBAC_STATE."


@contextlib.contextmanager
def only_one(engine: Engine, *, is_polling: bool) -> Iterator[None]:
    """Hold the state for this program: a SQLite file always; PostgreSQL alone for polling, with its replicas for webhooks.

    Raises:
        StateError: another program holds it.
    """
    if engine.dialect.name == "sqlite":
        with _file_lock(engine):
            yield
    else:
        with _AdvisoryLock(engine, is_shared=not is_polling).held():
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


class _AdvisoryLock:
    """A lock that goes with its connection, and so is looked after: taken anew when the database has been away."""

    def __init__(self, engine: Engine, *, is_shared: bool) -> None:
        self._engine = engine
        self._try = text(f"SELECT pg_try_advisory_lock{'_shared' if is_shared else ''}({_POLLER_LOCK})")
        self._connection: Connection | None = None
        self._over = threading.Event()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold it; raises StateError when another program does."""
        deadline = time.monotonic() + _PATIENCE_S
        while not self._take():
            if time.monotonic() > deadline:
                raise StateError(_TAKEN)
            time.sleep(_PAUSE_S)
        watching = threading.Thread(target=self._watch, name="instance", daemon=True)
        watching.start()
        try:
            yield
        finally:
            self._over.set()
            watching.join()
            self._drop()

    def _take(self) -> bool:
        self._drop()
        try:
            self._connection = self._engine.connect()
            got = bool(self._connection.scalar(self._try))
            self._connection.commit()
        except SQLAlchemyError as error:
            self._drop()
            raise StateError(_UNREACHABLE) from error
        if not got:
            self._drop()
        return got

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(SQLAlchemyError):
                # Not back into the pool: the lock would go with it.
                self._connection.invalidate()
                self._connection.close()
            self._connection = None

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_S):
            if self._is_there():
                continue
            try:
                if not self._take():
                    _LOG.error("another program has taken the state meanwhile; stop one of them")
            except StateError:
                _LOG.warning("the lock of this program is gone with the database; trying again")

    def _is_there(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.execute(text("SELECT 1"))
            self._connection.commit()
        except SQLAlchemyError:
            return False
        return True
