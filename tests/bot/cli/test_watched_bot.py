"""`hocbac run` as an operator watches it: its port and its log, from the first second to SIGTERM."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi

from .hocbac import ROOT

pytestmark = pytest.mark.model

_QUESTION = "Xã Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?"
_WITHIN_S = 60.0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def _until_ready(port: int) -> None:
    deadline = time.monotonic() + _WITHIN_S
    while _get(port, "/readyz")[0] != 200:
        assert time.monotonic() < deadline
        time.sleep(0.2)


@contextmanager
def _running(api: TelegramApi, data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The bot in a process of its own, logging JSON at INFO; killed if the test leaves it behind."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HOCBAC_", "TELEGRAM_"))
    }
    env = kept | {
        "PYTHONUTF8": "1",
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
        "HOCBAC_LOG": "INFO",
        "HOCBAC_LOG_FORMAT": "json",
        "HOCBAC_METRICS_PORT": str(port),
    }
    command: list[str | Path] = [Path(sys.executable).with_name("hocbac"), "--data", data, "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_watched_bot(own_data: Path) -> None:
    """It gets ready, counts and times a question, logs it without its text or its asker, and ends well on SIGTERM."""
    port = _free_port()
    with TelegramApi.in_thread() as api, _running(api, own_data, port) as process:
        _until_ready(port)
        lan = api.user("Lan", username="lan")
        home = api.private(lan)
        lan.says(home, _QUESTION)
        api.wait(api.wait_for_messages(home, within_s=_WITHIN_S))
        alive, metrics = _get(port, "/healthz")[0], _get(port, "/metrics")[1]
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=_WITHIN_S)[1]
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    (told,) = [line for line in lines if line["event"] == "question"]

    assert (alive, process.returncode) == (200, 0)
    assert 'hocbac_questions_total{kind="figure",status="answered"} 1.0' in metrics
    assert 'hocbac_stage_seconds_count{stage="search"} 1.0' in metrics
    assert "hocbac_index_generation 1.0" in metrics
    assert 'hocbac_queue_depth{queue="inbox"} 0.0' in metrics
    assert 'hocbac_queue_depth{queue="outbox"} 0.0' in metrics
    assert (told["status"], told["kind"]) == ("answered", "figure")
    assert len(told["request"]) == 6
    assert told["person"].startswith("~")
    assert "Long Bình" not in log
    assert str(lan.user.id) not in log
    assert api.token not in log


def test_a_bot_that_is_told_to_stop_while_it_starts(own_data: Path) -> None:
    """SIGTERM before it is ready ends it at once, without a traceback."""
    port = _free_port()
    with TelegramApi.in_thread() as api, _running(api, own_data, port) as process:
        deadline = time.monotonic() + _WITHIN_S
        while _get(port, "/healthz")[0] != 200:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        starting = _get(port, "/readyz")[0]
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=_WITHIN_S)[1]

    assert starting == 503
    assert process.returncode == 128 + signal.SIGTERM
    assert "Traceback" not in log
    assert [path.name for path in own_data.glob("index/aside-*")] == []
