"""The port for whoever watches, over real HTTP."""

import asyncio
import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.observability.health import Health, Part, keep_beating
from bot.observability.probe import is_alive
from bot.observability.server import serving


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture(name="clock")
def _clock() -> Clock:
    """A clock at 0."""
    return Clock()


@pytest.fixture(name="health")
def _health(clock: Clock) -> Health:
    """Health of a bot that is starting."""
    return Health(clock=clock)


@pytest.fixture(name="port")
def _port(health: Health) -> Iterator[int]:
    """Where it can be asked."""
    with serving("127.0.0.1", 0, health, lambda: b"hocbac_up 1\n") as port:
        yield port


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


def test_alive_but_not_ready(port: int) -> None:
    """While the model loads the bot is alive and not ready, and says which parts are missing."""
    status, told = _get(port, "/readyz")

    assert _get(port, "/healthz")[0] == 200
    assert status == 503
    assert {"answering", "telegram"} == set(json.loads(told)["parts"])


def test_ready_when_all_parts_are(port: int, health: Health) -> None:
    """Ready when each expected part is; no longer when one of them says otherwise."""
    health.report(Part.ANSWERING, is_well=True)
    half = _get(port, "/readyz")[0]
    health.report(Part.TELEGRAM, is_well=True)
    whole = _get(port, "/readyz")[0]
    health.report(Part.STATE, is_well=False, detail="database gone")
    status, told = _get(port, "/readyz")

    assert (half, whole, status) == (503, 200, 503)
    assert json.loads(told)["parts"]["state"] == {"well": False, "detail": "database gone"}


def test_a_loop_that_hangs(port: int, health: Health, clock: Clock) -> None:
    """A loop that once beat and then is silent for a minute is not alive; one that has ended well is."""
    health.beat()
    clock.now = 59.0
    still = _get(port, "/healthz")[0]
    clock.now = 61.0
    hung = _get(port, "/healthz")[0]
    probed = is_alive(port)
    health.rest()

    assert (still, hung, _get(port, "/healthz")[0]) == (200, 503, 200)
    assert probed is False


def test_the_loop_beats(health: Health, clock: Clock) -> None:
    """As long as the loop turns there is a beat, and none is expected once it has ended."""

    async def turn() -> bool:
        beating = asyncio.create_task(keep_beating(health))
        await asyncio.sleep(0)
        clock.now = 100.0
        was_alive = health.is_alive()
        beating.cancel()
        await asyncio.wait([beating])
        return was_alive

    assert asyncio.run(turn()) is False
    assert health.is_alive()


def test_metrics_and_strange_pages(port: int) -> None:
    """Metrics come as they are; any other page is refused."""
    assert _get(port, "/metrics?x=1") == (200, "hocbac_up 1\n")
    assert _get(port, "/")[0] == 404
    assert _get(port, "/../etc/passwd")[0] == 404


def test_whoever_hangs_up(health: Health, capfd: pytest.CaptureFixture[str]) -> None:
    """A client that goes away in the middle leaves no traceback, and the next one is answered."""
    with serving("127.0.0.1", 0, health, lambda: b"x" * 20_000_000) as port:
        hasty = socket.create_connection(("127.0.0.1", port))
        hasty.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
        # Closed with unread data, so that the server's writing fails.
        hasty.recv(1000)
        hasty.close()
        status = _get(port, "/healthz")[0]

    assert status == 200
    assert capfd.readouterr().err == ""


def test_a_taken_port(port: int, health: Health) -> None:
    """A port that is taken is said to be, with the setting's name."""
    with (
        pytest.raises(SettingsError, match="HOCBAC_METRICS_PORT"),
        serving("127.0.0.1", port, health, bytes),
    ):
        pass


def test_the_probe(port: int) -> None:
    """The container's check passes where the bot answers and fails where nobody does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        silent = free.getsockname()[1]

    assert is_alive(port)
    assert not is_alive(silent)


def test_the_probe_needs_the_standard_library_alone() -> None:
    """It runs twice a minute: it must not load the program."""
    source = Path(is_alive.__code__.co_filename).read_text(encoding="utf-8")

    assert "bot." not in source.partition('"""\n\nimport')[2]
