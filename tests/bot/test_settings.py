"""Settings from the environment, and what the command line names in their place."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, read_settings

_TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine's own, and no .env but the test's."""
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
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


def test_the_bot_s_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, addresses and numbers are read as an operator writes them."""
    monkeypatch.setenv("HOCBAC_ADMINS", "11, 22 33")
    monkeypatch.setenv("HOCBAC_ACCESS", "closed")
    monkeypatch.setenv("HOCBAC_OPERATORS", "-1001")
    monkeypatch.setenv("HOCBAC_WEBHOOK_LISTEN", "192.0.2.1:9000")
    settings = read_settings(None, None)

    assert (settings.admins, settings.access, settings.operators) == ((11, 22, 33), "closed", -1001)
    assert settings.webhook_listen == ("192.0.2.1", 9000)
    monkeypatch.setenv("HOCBAC_WEBHOOK_LISTEN", "9001")
    assert read_settings(None, None).webhook_listen == ("127.0.0.1", 9001)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOCBAC_ADMINS", "lan"),
        ("HOCBAC_ACCESS", "ajar"),
        ("HOCBAC_WEBHOOK_LISTEN", "host:port"),
        ("HOCBAC_PERSON_A_MINUTE", "-1"),
        ("HOCBAC_STALE_HOURS", "0"),
    ],
)
def test_nonsense_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A setting that makes no sense is named in one line."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        read_settings(None, None)
