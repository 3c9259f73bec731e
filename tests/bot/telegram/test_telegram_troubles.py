"""What the bot needs goes away and comes back: it stays up, says what is wrong, and goes on by itself.

Seconds here; as long as it may last, by benchmarks/telegram_troubles.py.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import troubles
from support.databases import MISSING, postgresql_server
from support.echo import Echo
from support.language_model import LanguageModelServer, Says
from support.troubles import Bot, Knocks, Lived, Trouble, live_through

from bot.rewriting.answering import RewritingAnswerer
from bot.rewriting.client import ChatClient, Server
from bot.rewriting.rewriter import Limits, Rewriter
from bot.state.engine import sqlite_url
from bot.telegram import application

from .conversation import play

_LASTS_S = 2.0


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot looks after itself every tenth of a second instead of every quarter of a minute."""
    monkeypatch.setattr(application, "_RENEW_S", 0.1)


def _lived(
    trouble: Callable[[Bot], Trouble], folder: Path, state: str | None = None, answering: object = None
) -> Lived:
    lived: list[Lived] = []

    async def scene() -> None:
        url = state or sqlite_url(folder / "state.db")
        lived.append(await live_through(trouble, url, folder, _LASTS_S, answering=answering))

    play(scene())
    return lived[0]


def _went_well(lived: Lived) -> bool:
    """Up all the time, ready again, each question answered once and in order."""
    wrong = lived.lost, lived.repeated, lived.out_of_order
    return wrong == (0, 0, 0) and lived.alive and lived.ready_after and lived.asked > 2 * 5


def _says(lived: Lived, part: str, words: str) -> bool:
    return not lived.ready_meanwhile and any(
        each.startswith(f"{part}: ") and words in each for each in lived.said
    )


def test_a_full_disk(tmp_path: Path) -> None:
    """Questions wait at Telegram until there is room; /readyz says why."""
    with troubles.small_disk(tmp_path) as is_mounted:
        if not is_mounted:
            pytest.skip("a small disk cannot be mounted here")
        lived = _lived(troubles.disk_full, tmp_path)

    assert _went_well(lived), lived
    assert _says(lived, "state", "full"), lived


def test_a_disk_made_read_only(tmp_path: Path) -> None:
    """The same when nothing can be written for another reason."""
    lived = _lived(troubles.read_only, tmp_path)

    assert _went_well(lived), lived
    assert _says(lived, "state", "readonly"), lived


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that holds the file is waited for, and named when it takes too long (a tenth of a second here)."""
    monkeypatch.setattr("bot.state.engine._BUSY_MS", 100)
    lived = _lived(troubles.locked, tmp_path)

    assert _went_well(lived), lived
    assert _says(lived, "state", "locked"), lived


def test_a_database_that_goes(tmp_path: Path) -> None:
    """PostgreSQL is stopped and started again."""
    with postgresql_server() as server:
        if server is None:
            pytest.skip(MISSING)
        lived = _lived(troubles.stopped(server), tmp_path, server.url)

    assert _went_well(lived), lived
    assert _says(lived, "state", ""), lived


@pytest.mark.parametrize("seconds", [8 * 3600.0, -8 * 3600.0, 400 * 86_400.0])
def test_a_clock_that_is_set(tmp_path: Path, seconds: float) -> None:
    """Hours or a year ahead or behind and back again: answered all the while, and told beside Telegram's time."""
    lived = _lived(troubles.clock_jumps(seconds), tmp_path)

    assert _went_well(lived), lived
    assert lived.answered_meanwhile > 0, lived
    assert lived.ready_meanwhile, lived
    assert any(each.startswith(f"clock: {seconds:+.0f}"[:9]) for each in lived.said), lived


def test_telegram_that_cannot_be_reached(tmp_path: Path) -> None:
    """It is tried again with growing pauses, and what was asked meanwhile is answered once it is back."""
    knocks = Knocks([])
    lived = _lived(troubles.unreachable(knocks), tmp_path)

    assert _went_well(lived), lived
    assert _says(lived, "telegram", "no updates"), lived
    assert len(knocks.at) < 20


def test_a_language_model_that_hangs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Answers go out in their own words after the deadline; after three failures it is not waited for, and that is said."""
    with LanguageModelServer(lambda _request, _number: Says("", stalls=True)) as server:
        client = ChatClient(Server(server.url, "scripted"))
        with Rewriter(lambda: client, Limits(0.4)) as rewriter:
            answering = RewritingAnswerer(Echo(), rewriter)
            lived = _lived(troubles.nothing, tmp_path, answering=answering)
        asked = len(server.requests)

    assert _went_well(lived), lived
    assert lived.answered_meanwhile > 0, lived
    assert asked < lived.asked
    assert "answers go out without it" in caplog.text
