"""Tables and their migrations, the writer, and the lock of one program."""

import asyncio
import multiprocessing
import multiprocessing.synchronize
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, select

from bot.errors import StateError
from bot.state.engine import open_state, sqlite_url
from bot.state.instance import only_one
from bot.state.ledger import Ledger
from bot.state.operations import get_mark, set_mark, signing_key
from bot.state.schema import marks, metadata


def test_migrations_lead_to_the_tables(connection: Connection) -> None:
    """What the migrations make is what the program expects: no column or index more or less."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})

    assert compare_metadata(context, metadata) == []


def test_opening_again_changes_nothing(engine: Engine, url: str) -> None:
    """A second start finds its tables and their content."""
    with engine.begin() as connection:
        set_mark(connection, "offset", "7")

    again = open_state(url)
    with again.connect() as connection:
        assert get_mark(connection, "offset") == "7"
    again.dispose()


@pytest.mark.parametrize("url", ["nonsense", "mysql+none://x", "sqlite:////nowhere/at/all/state.db"])
def test_unusable_addresses(url: str) -> None:
    """An address that leads nowhere is one clear error."""
    with pytest.raises(StateError):
        open_state(url)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """A file that is no database is not overwritten."""
    file = tmp_path / "state.db"
    file.write_bytes(b"this is no database" * 1000)

    with pytest.raises(StateError):
        open_state(sqlite_url(file))
    assert file.read_bytes().startswith(b"this is no database")


def test_sqlite_is_durable(tmp_path: Path) -> None:
    """The file is in WAL mode, and every commit reaches the disk."""
    engine = open_state(sqlite_url(tmp_path / "state.db"))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "state.db")) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_work_is_done_together_and_a_failure_is_alone(engine: Engine) -> None:
    """Of many pieces at once, the failing ones get their errors and all others are kept."""

    async def scene() -> list[int | BaseException]:
        ledger = Ledger(engine)

        def work(number: int) -> Callable[[Connection], int]:
            def act(connection: Connection) -> int:
                set_mark(connection, f"m{number}", "x")
                if number % 10 == 3:
                    raise ValueError(number)
                return number

            return act

        results = await asyncio.gather(*(ledger.run(work(n)) for n in range(50)), return_exceptions=True)
        ledger.close()
        return results

    results = asyncio.run(scene())

    assert [r for r in results if isinstance(r, int)] == [n for n in range(50) if n % 10 != 3]
    assert [r.args for r in results if isinstance(r, ValueError)] == [(3,), (13,), (23,), (33,), (43,)]
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(marks)).scalar() == 45


def test_work_of_one_kind_is_done_at_once(engine: Engine) -> None:
    """All items that wait for the same work are given to it together; one that fails is the only one to fail."""
    sizes = []

    def work(connection: Connection, numbers: Sequence[int]) -> list[int]:
        sizes.append(len(numbers))
        for number in numbers:
            set_mark(connection, f"m{number}", "x")
        if 7 in numbers:
            raise ValueError(numbers)
        return [number * 10 for number in numbers]

    async def scene(numbers: Sequence[int]) -> list[int | BaseException]:
        ledger = Ledger(engine)
        waiting = [asyncio.create_task(ledger.run(lambda _: time.sleep(0.1)))]
        await asyncio.sleep(0.02)  # the ledger has its hands full
        results = await asyncio.gather(
            *(ledger.run_alike(work, number) for number in numbers), return_exceptions=True
        )
        await asyncio.gather(*waiting)
        ledger.close()
        return results

    assert asyncio.run(scene(range(6))) == [0, 10, 20, 30, 40, 50]
    assert sizes == [6]
    results = asyncio.run(scene(range(5, 9)))
    assert [result for result in results if isinstance(result, int)] == [50, 60, 80]
    assert [result.args for result in results if isinstance(result, ValueError)] == [([7],)]
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(marks)).scalar() == 8


def test_a_lost_database_is_a_state_error(tmp_path: Path) -> None:
    """When the database fails, whoever waits is told so in the project's own terms, and the writer lives on."""
    engine = open_state(sqlite_url(tmp_path / "state.db"))

    async def scene() -> None:
        ledger = Ledger(engine)
        with pytest.raises(StateError):
            await ledger.run(lambda connection: connection.exec_driver_sql("SELECT * FROM nowhere"))
        assert await ledger.run(lambda connection: get_mark(connection, "offset")) is None
        ledger.close()

    asyncio.run(scene())


def _hold(url: str, ready: "multiprocessing.synchronize.Event") -> None:
    with only_one(open_state(url), is_polling=True):
        ready.set()
        multiprocessing.Event().wait()


def test_the_second_program_refuses_and_a_dead_one_lets_go(url: str, engine: Engine) -> None:
    """While one program holds the state another gets a clear line; killed, it holds nothing any more."""
    processes = multiprocessing.get_context("spawn")
    ready = processes.Event()
    holder = processes.Process(target=_hold, args=(url, ready))
    holder.start()
    try:
        assert ready.wait(30)
        with pytest.raises(StateError, match="tiến trình"), only_one(engine, is_polling=True):
            pass
    finally:
        holder.kill()
        holder.join()

    for _ in range(100):
        try:
            with only_one(engine, is_polling=True):
                return
        except StateError:
            asyncio.run(asyncio.sleep(0.05))
    pytest.fail("the lock outlived its holder")


def test_replicas_share_what_a_poller_may_not_join(engine: Engine) -> None:
    """On PostgreSQL several webhook processes run side by side, and one that polls is refused beside them."""
    if engine.dialect.name != "postgresql":
        pytest.skip("a SQLite file is one program's")
    with (
        only_one(engine, is_polling=False),
        only_one(engine, is_polling=False),
        pytest.raises(StateError, match="tiến trình"),
        only_one(engine, is_polling=True),
    ):
        pass
    with only_one(engine, is_polling=True):
        pass


def test_the_signing_key_stays(connection: Connection) -> None:
    """Buttons signed before a restart are still valid after it."""
    assert signing_key(connection) == signing_key(connection)
    assert len(signing_key(connection)) == 32
