"""The webhook: nobody but Telegram gets in, what is not kept is not confirmed, a stop finishes what was taken."""

import asyncio
import tempfile
import threading
from pathlib import Path

import aiohttp
import pytest
from telegram_api.server import TelegramApi

from bot.answering.records import Answer
from bot.errors import StateError
from bot.state.ledger import Ledger
from bot.telegram import application
from bot.telegram.errors import PortTakenError
from bot.telegram.options import Options, WebhookOptions
from bot.telegram.parts import make_bot
from bot.telegram.webhook import SECRET_HEADER, Secrets

from .conversation import house_of, play, root, webhook
from .scripted import LONG_BINH_ANSWER, ScriptedAnswering

UPDATE = {
    "update_id": 1,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "a"},
}


def test_how_it_is_set() -> None:
    """An unguessable path, a secret, bounded connections, only the kinds that are handled; nothing is dropped."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            async with webhook(api, ScriptedAnswering()) as address:
                [told] = api.sent("setWebhook")
            assert told["url"].startswith(f"{address}/telegram/")
            assert len(told["url"].rpartition("/")[2]) == 48
            assert len(told["secret_token"]) == 48
            assert told["secret_token"] not in told["url"]
            assert told["max_connections"] == 40
            assert "callback_query" in told["allowed_updates"]
            assert not told.get("drop_pending_updates")
            assert api.sent("deleteWebhook") == []

    play(scene())


def test_one_that_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody deletes the webhook: it is noticed and set again, and questions come as before."""
    monkeypatch.setattr(application, "_LOOK_S", 0.2)

    async def scene() -> None:
        async with TelegramApi.running() as api, webhook(api, ScriptedAnswering()):
            lan = api.user("Lan")
            home = api.private(lan)
            await api.office.webhook.set({})
            await api.until(lambda: len(api.sent("setWebhook")) == 2)
            await api.until(lambda: api.office.queue.webhook_active)
            lan.says(home, "một")
            await api.wait_for_messages(home)
            assert api.violations == []

    play(scene())


def test_nobody_else_gets_in() -> None:
    """Without the path it is 404, without the secret 403, and neither asks the bot anything."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with TelegramApi.running() as api, webhook(api, answering) as address:
            [told] = api.sent("setWebhook")
            async with aiohttp.ClientSession() as session:

                async def post(url: str, secret: str | None, body: object = UPDATE) -> int:
                    headers = {SECRET_HEADER: secret} if secret is not None else {}
                    async with session.post(url, json=body, headers=headers) as response:
                        return response.status

                right = told["secret_token"]
                assert await post(f"{address}/telegram", right) == 404
                assert await post(told["url"], None) == 403
                assert await post(told["url"], right[:-1]) == 403
                assert await post(told["url"], "ế") == 403
                assert await post(told["url"], right, "not an update") == 200
                assert answering.asked == []

    play(scene())


def test_the_secrets_stay() -> None:
    """Path and token are the same after a restart and in every replica, and say nothing about the key."""
    key = bytes(range(32))

    assert Secrets.of(key) == Secrets.of(key)
    assert Secrets.of(key) != Secrets.of(bytes(32))
    assert key.hex() not in Secrets.of(key).path


def test_what_is_not_kept_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the state is gone, Telegram is told to keep the update, and brings it again."""
    plain = Ledger.run
    failures = iter([True, True])

    async def failing(self: Ledger, work: object) -> object:
        if "receive" in getattr(work, "__qualname__", "") and next(failures, False):
            raise StateError("gone")
        return await plain(self, work)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "run", failing)

    async def scene() -> None:
        async with TelegramApi.running() as api, webhook(api, ScriptedAnswering()):
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "a")
            await api.wait_for_messages(home)
            await api.idle()
            assert len(home.bot_messages()) == 1
            assert next(failures, None) is None

    play(scene())


def test_a_stop_finishes_what_was_taken() -> None:
    """What was confirmed to Telegram is answered before the program ends; what comes later waits at Telegram."""
    go_on = threading.Event()

    def slowly() -> Answer:
        assert go_on.wait(10)
        return LONG_BINH_ANSWER

    async def scene(folder: Path) -> None:
        answering = ScriptedAnswering({"chậm": slowly})
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with webhook(api, answering, folder):
                lan.says(home, "chậm")
                await asyncio.to_thread(answering.entered.wait, 5)
                asyncio.get_running_loop().call_later(0.2, go_on.set)
            assert len(home.bot_messages()) == 1
            lan.says(home, "sau")
            async with webhook(api, answering, folder):
                await api.wait_for_messages(home, 2)
            assert answering.asked == ["chậm", "sau"]

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_a_taken_port(tmp_path: Path) -> None:
    """A port that somebody else listens on is one clear line."""

    async def scene() -> None:
        async with TelegramApi.running() as api:
            options = Options(webhook=WebhookOptions("https://bot.example.org", port=api.port))
            taken = pytest.raises(PortTakenError, match="HOCBAC_WEBHOOK_LISTEN")
            with house_of(ScriptedAnswering(), tmp_path, options) as house, taken:
                await application.serve(make_bot(api.token, root(api)), house, asyncio.Event())
            assert api.sent("setWebhook") == []

    play(scene())
