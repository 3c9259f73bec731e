"""Failures on order, and the server in a thread of its own."""

import asyncio
import datetime as dt
import time

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from telegram_api.clients import bot_of
from telegram_api.server import TelegramApi


def test_ordered_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """429 asks to wait, 502 is a proxy's page, a cut connection is a network error; then all is well again."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it PTB 22 warns whenever it makes a RetryAfter

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            room = api.private(api.user("Anna"))
            api.fail_next("sendMessage", 429, retry_after=7)
            api.fail_next("sendMessage", 502, html=True)
            api.fail_next("sendMessage", drop=True, times=2)
            api.fail_next("*", 400, "Bad Request: chat not found")
            with pytest.raises(RetryAfter) as later:
                await bot.send_message(room.id, "a")
            with pytest.raises(NetworkError, match="Bad Gateway"):
                await bot.send_message(room.id, "a")
            for _ in range(2):
                with pytest.raises(NetworkError):
                    await bot.send_message(room.id, "a")
            with pytest.raises(BadRequest, match="Chat not found"):
                await bot.send_message(room.id, "a")
            await bot.send_message(room.id, "b")
            assert later.value.retry_after == dt.timedelta(seconds=7)
            assert [message.text for message in room.bot_messages()] == ["b"]
            assert [request.status for request in api.requests] == [429, 502, None, None, 400, 200]
            assert [request.ok for request in api.requests] == [False] * 5 + [True]

    asyncio.run(run())


def test_a_lost_answer() -> None:
    """With `carried_out` the message stands in the chat although the bot heard of a failure."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            room = api.private(api.user("Anna"))
            api.fail_next("sendMessage", drop=True, carried_out=True)
            with pytest.raises(NetworkError):
                await bot.send_message(room.id, "a")
            assert len(room.bot_messages()) == 1

    asyncio.run(run())


def test_a_slow_answer() -> None:
    """A delayed answer runs into the client's timeout, or is just late."""

    async def run() -> None:
        async with TelegramApi.running() as api, bot_of(api) as bot:
            api.fail_next("getMe", 200, delay_s=0.3, times=2)
            with pytest.raises(TimedOut):
                await bot.get_me(read_timeout=0.1)
            assert (await bot.get_me(read_timeout=2)).username == "hocbac_bot"

    asyncio.run(run())


def test_server_in_a_thread() -> None:
    """A plain test talks to the server from another thread, and waits with `wait`."""
    with TelegramApi.in_thread() as api:
        anna = api.user("Anna")
        room = api.private(anna)
        question = anna.says(room, "Chào")

        async def answer() -> None:
            async with Bot(api.token, base_url=api.base_url) as bot:
                await bot.get_updates(offset=(await bot.get_updates())[0].update_id + 1)
                await bot.send_message(room.id, "Chào bạn", reply_to_message_id=question.message_id)

        asyncio.run(answer())

        assert api.wait(api.wait_for_reply(question)).text == "Chào bạn"
        api.wait(api.idle(quiet_s=0.05))
        assert api.sent("sendMessage")[0]["text"] == "Chào bạn"


def test_waiting_in_vain_shows_what_happened() -> None:
    """A wait that fails prints the chats and the last requests."""

    async def run() -> None:
        async with TelegramApi.running() as api:
            anna = api.user("Anna")
            question = anna.says(api.private(anna), "Chào")
            began = time.monotonic()
            with pytest.raises(AssertionError, match="1 Anna: Chào"):
                await api.wait_for_reply(question, within_s=0.1)
            assert time.monotonic() - began < 1

    asyncio.run(run())
