"""The database as the doctor sees it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor.records import Check
from bot.doctor.state import look_at_state
from bot.settings import read_settings
from bot.state.engine import open_state, sqlite_url


def _look(data: Path) -> Check:
    (check,) = look_at_state(read_settings(data, None))
    return check


def _made(data: Path) -> Path:
    open_state(sqlite_url(data / "state.db")).dispose()
    return data / "state.db"


def test_before_the_first_start(tmp_path: Path) -> None:
    """That there is none yet is well, and looking does not make one."""
    check = _look(tmp_path)

    assert check.is_well
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_there(tmp_path: Path) -> None:
    """What waits in it is told."""
    _made(tmp_path)
    check = _look(tmp_path)

    assert check.is_well
    assert "SQLite, 0 tin chờ trả lời" in check.found


def test_one_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that does not end is named with its remedy."""
    monkeypatch.setattr("bot.state.condition._WITHIN_S", 0.2)
    file = _made(tmp_path)
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        check = _look(tmp_path)

    assert not check.is_well
    assert "locked" in check.found
    assert "chương trình khác" in check.remedy


def test_one_that_is_damaged(tmp_path: Path) -> None:
    """The way back is a copy."""
    file = _made(tmp_path)
    file.write_bytes(b"none" * 5000)
    check = _look(tmp_path)

    assert not check.is_well
    assert "hocbac restore" in check.remedy


def test_a_server_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which nothing listens is said within seconds, without its password."""
    monkeypatch.setenv("HOCBAC_STATE", "postgresql+psycopg://a:geheim@127.0.0.1:9/x")
    check = _look(tmp_path)

    assert not check.is_well
    assert "geheim" not in str(check)
    assert "HOCBAC_STATE" in check.remedy
