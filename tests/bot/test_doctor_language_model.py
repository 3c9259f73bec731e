"""What `hocbac doctor` says of a language model."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from support.language_model import LanguageModelServer, Says

from bot.doctor import Check, examine
from bot.settings import Settings, read_settings

_KEY = "sk-bi-mat"


def _settings(data: Path, url: str | None, model: str = "scripted", key: str = _KEY) -> Settings:
    named = {"llm_url": url, "llm_model": model, "llm_key": SecretStr(key), "token": None}
    return read_settings(data, None).model_copy(update=named)


def _check(settings: Settings) -> Check | None:
    return next((check for check in examine(settings) if check.name == "Mô hình ngôn ngữ"), None)


@pytest.mark.parametrize(
    ("model", "key", "remedy"),
    [("scripted", _KEY, ""), ("khác", _KEY, "HOCBAC_LLM_MODEL"), ("scripted", "wrong", "HOCBAC_LLM_KEY")],
)
def test_a_server_that_answers(tmp_path: Path, model: str, key: str, remedy: str) -> None:
    """A known model and a taken key are well; otherwise the setting to look at is named, and no key is shown."""
    with LanguageModelServer(lambda _request, _number: Says("")) as server:
        check = _check(_settings(tmp_path, server.url, model, key))

    assert check is not None
    assert check.is_well is (not remedy)
    assert remedy in check.remedy
    assert key not in f"{check}"


def test_a_server_that_does_not(tmp_path: Path) -> None:
    """Where nothing listens the address is to be looked at."""
    check = _check(_settings(tmp_path, "http://127.0.0.1:9/v1"))

    assert check is not None
    assert not check.is_well
    assert "HOCBAC_LLM_URL" in check.remedy


def test_none_is_set(tmp_path: Path) -> None:
    """Without a language model nothing is said of one."""
    assert _check(_settings(tmp_path, None)) is None
