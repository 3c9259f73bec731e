"""Each test of the state runs on SQLite and, where it is installed, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine
from support.databases import MISSING, postgresql

from bot.state.engine import open_state, sqlite_url
from bot.state.schema import metadata


@pytest.fixture(name="server", scope="session")
def _server() -> Iterator[str | None]:
    with postgresql() as url:
        yield url


@pytest.fixture(name="url", params=["sqlite", "postgresql"])
def _url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "state.db")
    url: str | None = request.getfixturevalue("server")
    if url is None:
        pytest.skip(MISSING)
    return url


@pytest.fixture(name="engine")
def _engine(url: str) -> Iterator[Engine]:
    engine = open_state(url)
    yield engine
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
    engine.dispose()


@pytest.fixture(name="connection")
def _connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        yield connection
