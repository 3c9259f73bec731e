"""Opens the database and brings its tables up to date."""

from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import StateError

_MIGRATIONS: Final = Path(__file__).with_name("migrations")
_BUSY_MS: Final = 10_000
# A server that went without a word is noticed within half a minute (seconds, and milliseconds for the last).
_POSTGRESQL: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
# An execution option of connections that only read: with SQLite they hold no writer up.
READING: Final = "only_reads"
# Any number will do, as long as every replica asks for the same one.
_MIGRATION_LOCK: Final = 0x686F63
_BAD_URL = (
    "HOCBAC_STATE không phải địa chỉ cơ sở dữ liệu dùng được; ví dụ postgresql+psycopg://người@máy/tên."
)


def open_state(url: str) -> Engine:
    """The database at `url` (SQLAlchemy's form) with all tables, made or migrated as needed.

    Raises:
        StateError: the address makes no sense, its driver is missing, or the database cannot be used.
    """
    try:
        engine = _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StateError(_BAD_URL) from error
    try:
        with engine.connect() as connection:
            migrate(connection)
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise StateError(f"Không mở được cơ sở dữ liệu trạng thái ({type(error).__name__}).") from error
    return engine


def migrate(connection: Connection) -> None:
    """Run the migrations that this database has not had yet, one process at a time."""
    configured = Config(attributes={"connection": connection})
    configured.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        command.upgrade(configured, "head")


def sqlite_url(path: Path) -> str:
    """The address of a database file; its folder must exist."""
    return f"sqlite:///{path}"


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed, pool_pre_ping=True, pool_size=4, max_overflow=4, connect_args=_POSTGRESQL
        )
    engine = create_engine(
        parsed, poolclass=QueuePool, pool_size=2, connect_args={"check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL lets readers and the writer work side by side; FULL, for Telegram forgets what we say we have."""
    connection.isolation_level = None  # the driver starts no transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_BUSY_MS}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a reader that turns writer half-way is refused by SQLite without waiting."""
    only_reads = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
