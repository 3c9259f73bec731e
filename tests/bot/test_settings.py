"""Settings from the environment, and what the command line names in their place."""

import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings

_TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine's own, and no .env but the test's."""
    for name in [name for name in os.environ if name.startswith(("HOCBAC_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    """With nothing set, data lie in var/ and the shipped articles are in use."""
    settings = read_settings(None, None)

    assert (Path("var"), None, None, None, None) == (
        settings.data,
        settings.articles,
        settings.model,
        settings.token,
        settings.api_url,
    )


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment sets everything; empty values are no values."""
    monkeypatch.setenv("HOCBAC_DATA", "/srv/hocbac")
    monkeypatch.setenv("HOCBAC_ARTICLES", "/srv/bài")
    monkeypatch.setenv("TELEGRAM_API_URL", "")
    settings = read_settings(None, None)

    assert (Path("/srv/hocbac"), Path("/srv/bài"), None) == (
        settings.data,
        settings.articles,
        settings.api_url,
    )


def test_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line names stands in place of the environment's."""
    monkeypatch.setenv("HOCBAC_DATA", "/srv/hocbac")
    settings = read_settings(Path("/srv/d"), Path("/srv/a"))

    assert (Path("/srv/d"), Path("/srv/a")) == (settings.data, settings.articles)


def test_env_file(tmp_path: Path) -> None:
    """A .env file in the working folder is read."""
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={_TOKEN}\nKHÁC=1\n", encoding="utf-8")
    settings = read_settings(None, None)

    assert settings.token is not None
    assert settings.token.get_secret_value() == _TOKEN


def test_the_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as text nor for debugging do the settings show the token."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", _TOKEN)
    settings = read_settings(None, None)

    assert _TOKEN not in f"{settings} {settings!r} {settings.model_dump()}"


def test_a_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language model is set by its server's address and its name; the key is not shown."""
    monkeypatch.setenv("HOCBAC_LLM_URL", "http://127.0.0.1:8000/v1")
    monkeypatch.setenv("HOCBAC_LLM_MODEL", "vi-chat")
    monkeypatch.setenv("HOCBAC_LLM_KEY", "sk-bi-mat")
    settings = read_settings(None, None)

    assert (
        str(settings.llm_url),
        settings.llm_model,
        settings.llm_deadline,
        settings.llm_concurrency,
    ) == ("http://127.0.0.1:8000/v1", "vi-chat", 8.0, 4)
    assert "sk-bi-mat" not in f"{settings} {settings!r} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOCBAC_LLM_URL", "http://127.0.0.1:8000/v1"),
        ("HOCBAC_LLM_MODEL", "vi-chat"),
        ("HOCBAC_LLM_URL", "localhost"),
        ("HOCBAC_LLM_URL", "file:///etc/passwd"),
        ("HOCBAC_LLM_DEADLINE", "0"),
        ("HOCBAC_LLM_CONCURRENCY", "nhiều"),
    ],
)
def test_half_a_language_model(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """An address without a model, a model without an address, and values that make no sense are named."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        read_settings(None, None)
