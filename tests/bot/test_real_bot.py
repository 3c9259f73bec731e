"""The program itself, started as an operator starts it, against the tests' Bot API server: real model, real corpus."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from support.articles import THANH_LOC, put_articles
from support.ports import free_port
from telegram_api.server import TelegramApi
from telegram_api.world import Chat, Message

_ROOT = Path(__file__).parents[2]
_START_S, _STOP_S, _NOTICED_S = 90.0, 30.0, 60.0
# A busy machine notices late, and the person must not have used up what one may ask within a minute by then.
_BETWEEN_S = 10.0
_ABOUT_ADDED = "Xã Thạnh Lộc Đông có bao nhiêu chi bộ?"

pytestmark = pytest.mark.model


@pytest.fixture(name="api")
def _api() -> Iterator[TelegramApi]:
    with TelegramApi.in_thread() as api:
        yield api


def _started(api: TelegramApi, data: Path, *options: str, **settings: str) -> subprocess.Popen[str]:
    environment = (
        os.environ
        | settings
        | {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
            "HOCBAC_LOG": "DEBUG",
        }
    )
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli.main", "--data", data, "run", *options],
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


@dataclass(frozen=True)
class Evening:
    """What came of a program that ran by webhook while an article was added beside it."""

    api: TelegramApi
    strangers: tuple[int, int]
    before: Message
    added: subprocess.CompletedProcess[str]
    after: Message
    models: Message
    last: Message
    log: str
    status: int


@pytest.fixture(name="evening", scope="module")
def _evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """One run for several claims: a start takes long."""
    folder, port = tmp_path_factory.mktemp("evening"), free_port()
    address = f"http://127.0.0.1:{port}"
    settings = {"HOCBAC_WEBHOOK_URL": address, "HOCBAC_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
    with TelegramApi.in_thread() as api:
        lan = api.user("Lan", username="lan")
        home = api.private(lan)

        def asked(text: str) -> Message:
            said = lan.says(home, text)
            answers = api.until(lambda: _after(home, said) is not None, _START_S)
            api.wait(answers)
            return _after(home, said) or said

        bot = _started(api, folder / "data", "--webhook", **settings)
        try:
            api.wait(api.until(lambda: bool(api.sent("setWebhook")), _START_S))
            [told] = api.sent("setWebhook")
            urls = (told["url"], f"{address}/telegram/x")
            first, second = (httpx.post(url, json={"update_id": 1}).status_code for url in urls)
            before = asked(_ABOUT_ADDED)
            added = _add(folder)
            deadline = time.monotonic() + _NOTICED_S
            after = before
            while "14" not in after.text and time.monotonic() < deadline:
                time.sleep(_BETWEEN_S)
                after = asked(_ABOUT_ADDED)
            models = asked("/mohinh thanh loc dong")
            said = lan.says(home, "Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?")
            api.wait(api.until(lambda: not api.office.queue.pending))
        finally:
            log = _stopped(bot)
        last = _after(home, said) or said
        yield Evening(api, (first, second), before, added, after, models, last, log, bot.returncode)


def _after(home: Chat, said: Message) -> Message | None:
    """The bot's first message after this one."""
    return next((m for m in home.bot_messages() if m.message_id > said.message_id), None)


def _add(folder: Path) -> subprocess.CompletedProcess[str]:
    file = put_articles(folder / "brought", [THANH_LOC]) / "thanh-loc-dong.md"
    return subprocess.run(
        [sys.executable, "-m", "bot.cli.main", "--data", folder / "data", "add", "--yes", file],
        cwd=_ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=_START_S,
    )


def test_an_article_added_by_another_process_is_answered_from(evening: Evening) -> None:
    """`hocbac add` beside the running bot: soon the next question is answered from it, and /mohinh lists it."""
    assert evening.before.text.startswith("Chưa có trong kho tư liệu")
    assert evening.added.returncode == 0, evening.added.stderr
    assert "14 chi bộ" in evening.after.text
    assert "Hũ gạo nghĩa tình" in evening.models.text
    assert "[1]" in evening.models.text


def test_by_webhook_only_telegram_gets_in(evening: Evening) -> None:
    """`hocbac run --webhook`: no poll, nothing dropped, strangers turned away, path and secret in no log."""
    [told] = evening.api.sent("setWebhook")
    assert evening.strangers == (403, 404)
    assert not told.get("drop_pending_updates")
    assert evening.api.sent("getUpdates") == []
    assert evening.api.violations == []
    path = told["url"].rpartition("/")[2]
    assert not [secret for secret in (evening.api.token, told["secret_token"], path) if secret in evening.log]


def test_a_stop_finishes_what_was_taken(evening: Evening) -> None:
    """SIGTERM right after Telegram was told 200: the question is still answered, and the program ends well."""
    assert "<b>97,09%</b>" in evening.last.html.splitlines()[0]
    assert evening.status == 0
