"""Settings from the environment, and what the command line names in their place."""

import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, read_settings, unknown_settings

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


def test_by_default_nothing_is_opened_or_told() -> None:
    """With nothing set, no port is opened and no question logged."""
    settings = read_settings(None, None)

    assert (
        settings.metrics_port,
        settings.metrics_host,
        settings.log_level,
        settings.log_format,
        settings.log_questions,
    ) == (None, "127.0.0.1", "ERROR", "console", False)


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment sets everything; empty values are no values."""
    monkeypatch.setenv("HOCBAC_DATA", "/srv/hocbac")
    monkeypatch.setenv("HOCBAC_ARTICLES", "/srv/bài")
    monkeypatch.setenv("TELEGRAM_API_URL", "")
    monkeypatch.setenv("HOCBAC_LOG", " info ")
    settings = read_settings(None, None)

    assert (Path("/srv/hocbac"), Path("/srv/bài"), None, "INFO") == (
        settings.data,
        settings.articles,
        settings.api_url,
        settings.log_level,
    )


def test_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line names stands in place of the environment's."""
    monkeypatch.setenv("HOCBAC_DATA", "/srv/hocbac")
    settings = read_settings(Path("/srv/d"), Path("/srv/a"))

    assert (Path("/srv/d"), Path("/srv/a")) == (settings.data, settings.articles)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_env_file(tmp_path: Path, encoding: str) -> None:
    """A .env file in the working folder is read, with or without a byte order mark."""
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={_TOKEN}\nKHÁC=1\n", encoding=encoding)
    settings = read_settings(None, None)

    assert settings.token is not None
    assert settings.token.get_secret_value() == _TOKEN


def test_an_env_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A .env file in another encoding is refused in one line."""
    (tmp_path / ".env").write_bytes("HOCBAC_DATA=dữ liệu".encode("utf-16"))

    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(None, None)


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as text nor for debugging do the settings show a secret; asked for them, they give each."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", _TOKEN)
    monkeypatch.setenv("HOCBAC_LLM_KEY", "sk-a-key-of-ours")
    settings = read_settings(None, None)
    shown = f"{settings} {settings!r} {settings.model_dump()}"

    assert _TOKEN not in shown
    assert "sk-a-key-of-ours" not in shown
    assert {_TOKEN, "sk-a-key-of-ours"} == set(settings.secrets())


def test_a_password_in_an_address_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password of an address that carries one is among the secrets, alone and with the address."""
    monkeypatch.setenv("HOCBAC_LLM_URL", "http://us:opensesame@127.0.0.1:11434/v1")
    monkeypatch.setenv("HOCBAC_LLM_MODEL", "qwen3")

    assert set(read_settings(None, None).secrets()) == {
        "http://us:opensesame@127.0.0.1:11434/v1",
        "opensesame",
    }


def test_all_faults_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that makes no sense is named in one line, with what it takes, and no value is repeated."""
    wrong = {
        "HOCBAC_LOG": "LẠ",
        "HOCBAC_LOG_FORMAT": "xml",
        "HOCBAC_LOG_QUESTIONS": "có lẽ",
        "HOCBAC_METRICS_PORT": "70000",
        "TELEGRAM_API_URL": f"localhost/{_TOKEN}",
        "HOCBAC_LLM_URL": "không phải địa chỉ",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        read_settings(None, None)

    line = str(refused.value)
    assert "\n" not in line
    assert [name for name in wrong if f"{name} phải là" not in line] == []
    assert [value for value in wrong.values() if value in line] == []
    assert _TOKEN not in line
    assert refused.value.__cause__ is None


def test_a_server_needs_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language-model server without a model's name is refused."""
    monkeypatch.setenv("HOCBAC_LLM_URL", "http://127.0.0.1:11434/v1")

    with pytest.raises(SettingsError, match="HOCBAC_LLM_MODEL"):
        read_settings(None, None)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_takes(name: str) -> None:
    """Each field has a variable and, for whoever set it wrongly, a Vietnamese description."""
    field = Settings.model_fields[name]

    assert str(field.validation_alias).startswith(("HOCBAC_", "TELEGRAM_"))
    assert field.description


def test_names_that_are_no_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A mistyped name is found in the environment and in .env, with the one that was meant; others' are left alone."""
    monkeypatch.setenv("HOCBAC_METRIC_PORT", "9464")
    monkeypatch.setenv("TELEGRAM_CHAT", "1")
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKE=x\nHOCBAC_ZZZ=1\nPATH=x\n", encoding="utf-8")

    assert list(unknown_settings()) == [
        ("HOCBAC_METRIC_PORT", "HOCBAC_METRICS_PORT"),
        ("HOCBAC_ZZZ", None),
        ("TELEGRAM_BOT_TOKE", "TELEGRAM_BOT_TOKEN"),
    ]


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
