"""Telegram and the language-model server as the doctor sees them."""

import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from telegram_api.server import TelegramApi

from bot.doctor.records import Check
from bot.doctor.services import look_at_language_model, look_at_telegram

from .scripted_server import saying

_TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
_ME = {"ok": True, "result": {"username": "hocbac_bot", "can_join_groups": True}}
_NO_HOOK = {"ok": True, "result": {"url": "", "pending_update_count": 0}}


def _look(root: str, token: str = _TOKEN) -> list[Check]:
    checks = list(look_at_telegram(SecretStr(token), root))
    assert token not in str(checks)
    return checks


def _scripted(me: dict[str, Any] = _ME, hook: dict[str, Any] = _NO_HOOK, **how: Any) -> list[Check]:
    with saying({"getMe": me, "getWebhookInfo": hook}, **how) as root:
        return _look(root)


def _nowhere() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_bot_as_telegram_knows_it() -> None:
    """Against the tests' Bot API server all is well: name, privacy mode, clock, no webhook."""
    with TelegramApi.in_thread() as api:
        checks = _look(f"http://127.0.0.1:{api.port}", api.token)

    assert [check for check in checks if not check.is_well or check.remedy] == []
    assert {"Đồng hồ", "Telegram", "Webhook"} == {check.name for check in checks}
    assert any("@hocbac_bot, chế độ riêng tư" in check.found for check in checks)


def test_no_token() -> None:
    """Without a token nothing is broken, and nothing is asked."""
    (check,) = look_at_telegram(None, _nowhere())

    assert check.is_well


def test_a_refused_token() -> None:
    """A token that Telegram does not know sends one to @BotFather."""
    with TelegramApi.in_thread() as api:
        wrong = "7000000009:AAFwrongwrongwrongwrongwrongwrongwrong"
        *_, check = _look(f"http://127.0.0.1:{api.port}", wrong)

    assert not check.is_well
    assert "@BotFather" in check.remedy


def test_nobody_there() -> None:
    """A server that does not answer is named."""
    root = _nowhere()
    (check,) = _look(root)

    assert not check.is_well
    assert root in check.found


def test_a_server_that_is_none() -> None:
    """Something that answers, but not as a Bot API server does, is no reason to break down."""
    with saying({"getMe": ["no", "object"]}) as root:
        checks = _look(root)

    assert not checks[-1].is_well


def test_reading_everything_is_advised_against() -> None:
    """A bot that gets all messages of its groups works, with the advice to switch that off."""
    everything = {"ok": True, "result": {**_ME["result"], "can_read_all_group_messages": True}}  # type: ignore[dict-item]  # it is a dict
    checks = _scripted(everything)
    advised = [check for check in checks if check.remedy]

    assert all(check.is_well for check in checks)
    assert ["/setprivacy" in check.remedy for check in advised] == [True]


def test_a_failing_webhook() -> None:
    """A webhook that Telegram could not reach lately is broken; its path, a secret, is not shown."""
    result = {
        "url": "https://bot.example.org/hook/5e6f7a8b",
        "pending_update_count": 12,
        "last_error_date": int(datetime.now(UTC).timestamp()) - 60,
        "last_error_message": "Wrong response from the webhook: 502 Bad Gateway",
    }
    *_, check = _scripted(hook={"ok": True, "result": result})

    assert not check.is_well
    assert "bot.example.org" in check.found
    assert "502" in check.found
    assert "5e6f7a8b" not in check.found


def test_a_webhook_that_failed_long_ago() -> None:
    """Yesterday's error is no news."""
    result = {
        "url": "https://bot.example.org/x",
        "pending_update_count": 0,
        "last_error_date": int(datetime.now(UTC).timestamp()) - 86_400,
    }
    *_, check = _scripted(hook={"ok": True, "result": result})

    assert check.is_well


@pytest.mark.parametrize(
    ("ahead", "way"), [(timedelta(minutes=10), "chậm"), (timedelta(minutes=-10), "nhanh")]
)
def test_a_wrong_clock(ahead: timedelta, way: str) -> None:
    """A clock ten minutes off is told, which way and by how much."""
    clock = next(check for check in _scripted(ahead=ahead) if check.name == "Đồng hồ")

    assert not clock.is_well
    assert f"{way} {600}" in clock.found or f"{way} {599}" in clock.found or f"{way} {601}" in clock.found


def test_a_language_model() -> None:
    """A server that has the model is well."""
    with saying({"models": {"data": [{"id": "qwen3"}]}}) as root:
        (check,) = look_at_language_model(f"{root}/v1/", SecretStr("sk-secret"), "qwen3")

    assert check.is_well
    assert "qwen3" in check.found


def test_no_language_model() -> None:
    """Where none is set there is nothing to say."""
    assert list(look_at_language_model(None, None, None)) == []


def test_a_language_model_that_is_not_there() -> None:
    """No server, a refusal and a missing model are each told apart, without the key."""
    key = SecretStr("sk-secret")
    (nobody,) = look_at_language_model(_nowhere(), key, "qwen3")
    with saying({}, status=401) as root:
        (refused,) = look_at_language_model(root, key, "qwen3")
    with saying({"models": {"data": [{"id": "gemma"}]}}) as root:
        (missing,) = look_at_language_model(root, key, "qwen3")

    assert [check.is_well for check in (nobody, refused, missing)] == [False] * 3
    assert "HOCBAC_LLM_URL" in nobody.remedy
    assert "HOCBAC_LLM_KEY" in refused.remedy
    assert "gemma" in missing.remedy
    assert "sk-secret" not in f"{nobody}{refused}{missing}"
