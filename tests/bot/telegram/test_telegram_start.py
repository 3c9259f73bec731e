"""Starting and ending: each way to fail is one clear line, and the token is in no log."""

import asyncio
import logging
import os
import signal
import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi

from bot.answering.records import Answer
from bot.telegram import texts
from bot.telegram.application import run, serve
from bot.telegram.errors import (
    AnotherInstanceError,
    TelegramStartError,
    TokenRefusedError,
    UnreachableError,
)
from bot.telegram.parts import make_bot
from bot.telegram.polling import Conflicts
from bot.telegram.quiet_logs import TokenFilter, quiet_logs

from .conversation import QUICK, house_of, play, polling, root
from .scripted import LONG_BINH_ANSWER, ScriptedAnswering

WRONG = "7000000009:AAFwrongwrongwrongwrongwrongwrongwrong"


@pytest.fixture(name="log")
def _log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything the root logger gets at DEBUG, guarded as the program guards its handlers."""
    caplog.set_level(logging.DEBUG)
    for handler in logging.getLogger().handlers:
        for guard in [each for each in handler.filters if isinstance(each, TokenFilter)]:
            handler.removeFilter(guard)  # what an earlier test put there must not pass for this one's doing
    return caplog


def no_server() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_wrong_token(log: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """A token that Telegram does not know ends the start with one line, and neither it nor its error shows the token."""
    with (
        TelegramApi.in_thread() as api,
        house_of(ScriptedAnswering(), tmp_path) as house,
        pytest.raises(TokenRefusedError) as refused,
    ):
        run(WRONG, house, root(api))

    assert str(refused.value) == texts.BOT_REFUSED
    assert "TELEGRAM_BOT_TOKEN" in texts.BOT_REFUSED
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert log.records
    assert WRONG not in log.text


@pytest.mark.parametrize("token", ["", "  ", "abc def", "mã", "1:a/b", "1:a\nb"])
def test_what_can_be_no_token(token: str) -> None:
    """What cannot be a token at all is refused before anything is sent."""
    with pytest.raises(TokenRefusedError):
        make_bot(token, None)


def test_unreachable(log: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """Without a server the line names the server, and no log the token."""
    server = no_server()

    with house_of(ScriptedAnswering(), tmp_path) as house, pytest.raises(UnreachableError, match=server):
        run(WRONG, house, server)

    assert log.records
    assert WRONG not in log.text


@pytest.mark.parametrize("url", ["", "127.0.0.1:8081", "ftp://x", "http://", "http://a b"])
def test_bad_server_address(url: str) -> None:
    """An address that is none is refused with an example of one."""
    with pytest.raises(UnreachableError, match="TELEGRAM_API_URL"):
        make_bot(WRONG, url)


def test_every_failure_is_a_start_error() -> None:
    """The caller has one class to catch."""
    assert all(
        issubclass(each, TelegramStartError)
        for each in (TokenRefusedError, UnreachableError, AnotherInstanceError)
    )


def test_token_in_no_log(log: pytest.LogCaptureFixture) -> None:
    """A whole conversation at DEBUG, with failures, leaves no trace of the token."""

    async def scene() -> str:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, ScriptedAnswering()):
                api.fail_next("sendMessage", drop=True)
                lan.says(home, "Long Bình?")
                await api.wait_for_messages(home)
            return api.token

    token = asyncio.run(scene())

    assert "Set Bot API URL" in log.text
    assert token not in log.text
    assert token.partition(":")[2] not in log.text


def test_filter_redacts_everything() -> None:
    """Message, arguments, exceptions, stacks and broken formats are all cleaned; other records are left alone."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Lines()
    handler.addFilter(TokenFilter())
    logger = logging.Logger("test")  # noqa: LOG001 - one that belongs to this test alone
    logger.addHandler(handler)
    logger.info("to https://x/bot%s/getMe", WRONG)
    logger.info(f"token {WRONG}")  # noqa: G004 - a careless caller is the case
    logger.info({"token": WRONG})
    try:
        int(WRONG)
    except ValueError:
        logger.exception("failed")
    logger.info("%d", WRONG)
    logger.info("%d of %s", 1, "x")
    logger.info("stack", stack_info=True)

    assert WRONG not in "".join(lines)
    assert lines[0] == "to https://x/bot[token]/getMe"
    assert "invalid literal for int() with base 10: '[token]'" in lines[3]
    assert "1 of x" in lines


def test_libraries_are_quiet() -> None:
    """The loggers of httpx and httpcore, which log addresses with the token in them, stay below WARNING."""
    logging.getLogger("httpx").setLevel(logging.NOTSET)

    quiet_logs()
    quiet_logs()

    assert logging.getLogger("httpx").level == logging.getLogger("httpcore").level == logging.WARNING
    for handler in logging.getLogger().handlers:
        assert sum(isinstance(each, TokenFilter) for each in handler.filters) == 1


def test_the_second_instance_refuses(tmp_path: Path) -> None:
    """Of two bots on one token the later one ends with a clear line, and the earlier goes on answering."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            stop = asyncio.Event()
            age = iter([0.0])
            established = Conflicts(lambda: next(age, 45.0))
            (tmp_path / "a").mkdir()
            (tmp_path / "b").mkdir()
            with (
                house_of(ScriptedAnswering(), tmp_path / "a") as first,
                house_of(ScriptedAnswering(), tmp_path / "b") as second,
            ):
                serving = asyncio.create_task(serve(make_bot(api.token, root(api)), first, stop, established))
                await api.until(lambda: bool(api.office.queue.pending) or api.office.queue.allowed != ())
                with pytest.raises(AnotherInstanceError):
                    async with asyncio.timeout(10):
                        await serve(make_bot(api.token, root(api)), second, asyncio.Event())
                lan.says(home, "Long Bình?")
                await api.wait_for_messages(home)
                stop.set()
                await serving

    play(scene())


def test_when_to_give_way() -> None:
    """A young program gives way at once, an old one after a minute of unbroken conflict, and not for scattered ones."""
    times = iter([0.0, 10.0, 100.0, 120.0, 200.0, 230.0, 259.0, 260.0])
    conflicts = Conflicts(lambda: next(times))
    with pytest.raises(AnotherInstanceError):
        conflicts.met()
    for _ in range(5):
        conflicts.met()
    with pytest.raises(AnotherInstanceError):
        conflicts.met()


def test_token_revoked_while_running(tmp_path: Path) -> None:
    """A bot whose token is withdrawn ends with the same line instead of staying up deaf."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            api.fail_next("getUpdates", 401)
            with house_of(ScriptedAnswering(), tmp_path) as house, pytest.raises(TokenRefusedError):
                async with asyncio.timeout(10):
                    await serve(make_bot(api.token, root(api)), house, asyncio.Event())

    play(scene())


def test_a_webhook_left_behind_is_removed_and_nothing_dropped() -> None:
    """Polling starts by removing a webhook; what was asked meanwhile is answered."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "trong lúc bot nghỉ")
            async with polling(api, ScriptedAnswering()):
                await api.wait_for_messages(home)
            assert all(not sent.get("drop_pending_updates") for sent in api.sent("deleteWebhook"))
            assert "edited_message" in api.sent("getUpdates")[0]["allowed_updates"]

    play(scene())


def test_sigterm_stops_gracefully(tmp_path: Path) -> None:
    """SIGTERM ends `run` as a success, after the question under way was answered."""
    with TelegramApi.in_thread() as api:
        lan = api.user("Lan")
        home = api.private(lan)

        def ask_and_stop() -> None:
            lan.says(home, "Long Bình?")
            api.wait(api.wait_for_messages(home))
            os.kill(os.getpid(), signal.SIGTERM)

        asker = threading.Thread(target=ask_and_stop)
        asker.start()
        with house_of(ScriptedAnswering(), tmp_path) as house:
            run(api.token, house, root(api))
        asker.join()

        assert len(home.bot_messages()) == 1
        assert len(api.office.queue.pending) == 0


def test_the_last_batch_is_confirmed(tmp_path: Path) -> None:
    """What came in just as the bot was stopped is answered and confirmed, so that it does not come again."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            stop = asyncio.Event()

            def answer_and_stop() -> Answer:
                stop.set()
                return LONG_BINH_ANSWER

            with house_of(ScriptedAnswering({"Long Bình?": answer_and_stop}), tmp_path) as house:
                lan.says(home, "Long Bình?")
                await serve(make_bot(api.token, root(api)), house, stop)
            assert len(home.bot_messages()) == 1
            assert len(api.office.queue.pending) == 0

    play(scene())


def test_menus(tmp_path: Path) -> None:
    """Private chats, groups and each admin see the commands that are for them, in Vietnamese."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            api.private(lan)
            async with polling(
                api, ScriptedAnswering(), tmp_path, replace(QUICK, admins=frozenset({lan.id}))
            ):
                await api.idle()
            menus = {key[:2]: value for key, value in api.office.profile.commands.items()}
            names = {key: {each["command"] for each in menu} for key, menu in menus.items()}
            private, group = names["all_private_chats", None], names["all_group_chats", None]
            assert group < private < names["chat", lan.id]
            assert {"hoi", "vanban", "mohinh", "ketqua", "nguon", "trangthai", "riengtu"} <= group
            assert {"nap", "go", "thongke", "cauhoi"} <= names["chat", lan.id] - private
            assert api.violations == []

    play(scene())
