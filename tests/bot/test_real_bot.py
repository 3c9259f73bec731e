"""The program itself, started as an operator starts it, against the tests' Bot API server: real model, real corpus."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi

_ROOT = Path(__file__).parents[2]
_START_S, _STOP_S = 90.0, 30.0

pytestmark = pytest.mark.model


@pytest.fixture(name="api")
def _api() -> Iterator[TelegramApi]:
    with TelegramApi.in_thread() as api:
        yield api


def _started(api: TelegramApi, data: Path) -> subprocess.Popen[str]:
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
        "HOCBAC_LOG": "DEBUG",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli.main", "run", "--data", data],
        cwd=_ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def _stopped(bot: subprocess.Popen[str]) -> str:
    """Stop as a service manager does; what the program wrote to standard error."""
    bot.send_signal(signal.SIGTERM)
    try:
        return bot.communicate(timeout=_STOP_S)[1]
    finally:
        bot.kill()


def test_a_cadre_and_a_cell_get_their_figures(api: TelegramApi, tmp_path: Path) -> None:
    """Private and in a group the figure comes with its mark, its source and a button that opens the passage."""
    lan = api.user("Lan", username="lan")
    private, cell = api.private(lan), api.group("Chi bộ 1", members=[lan])
    bot = _started(api, tmp_path)
    try:
        lan.says(private, "long binh bao nhieu % dv dang ky lam theo bac")
        alone = api.wait(api.wait_for_messages(private, within_s=_START_S))[0]
        lan.says(cell, "Chiều nay họp lúc mấy giờ?")
        asked = lan.says(cell, "/hoi Xã Sơn Thủy có bao nhiêu chi bộ trực thuộc?")
        together = api.wait(api.wait_for_reply(asked, within_s=_START_S))
        lan.says(private, "/mohinh xã Long Bình")
        models = api.wait(api.wait_for_messages(private, 2))[-1]
        asked_inline = lan.asks_inline("đảng viên đăng ký làm theo Bác")
        api.wait(api.until(lambda: asked_inline.answer is not None))
        press = lan.presses(alone, alone.labels[0])
        api.wait(api.wait_for_answer(press))
        opened = api.wait(api.wait_for_messages(private, 3))[-1]
    finally:
        log = _stopped(bot)

    assert "<b>97,09%</b>" in alone.html.splitlines()[0]
    assert "[1]" in alone.text
    assert "tóm lược" in alone.text
    assert "Long Bình" in models.text
    assert models.labels[0].startswith("Xem nguồn")
    assert (asked_inline.answer or {})["results"]
    assert "<b>16</b>" in together.html.splitlines()[0]
    assert "<blockquote expandable>" in opened.html
    assert "97,09% đảng viên đăng ký" in opened.text
    assert len(cell.bot_messages()) == 1
    assert api.violations == []
    assert bot.returncode == 0
    assert api.token not in log
