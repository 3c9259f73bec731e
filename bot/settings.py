"""Settings from the environment and a `.env` file; data only.

Every field names its variable (`validation_alias`) and says in Vietnamese what it takes (`description`): that is what
an operator reads when a value is refused. Secrets are SecretStr, so that nothing prints them.
"""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from knowledge.errors import reason_of

_ENV_FILE = ".env"
# Windows editors put a byte order mark in front.
_ENCODING = "utf-8-sig"
_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _several(value: object) -> object:
    """`1, 2` as two numbers."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


def _host_and_port(value: object) -> object:
    """`host:port`, or a port alone."""
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    return (host.strip("[]") or "127.0.0.1", port)


def _web_address(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in parts.netloc:
        raise ValueError(value)
    return value.strip().rstrip("/")


def _password(address: str) -> str | None:
    try:
        return urlsplit(address).password
    except ValueError:
        return None


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """Everything that can be set; empty means not set."""

    model_config = SettingsConfigDict(
        env_file=_ENV_FILE,
        env_file_encoding=_ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    # What it works on.
    data: Path = Field(
        default=Path("var"), validation_alias="HOCBAC_DATA", description="đường dẫn một thư mục"
    )
    articles: Path | None = Field(
        default=None, validation_alias="HOCBAC_ARTICLES", description="đường dẫn một thư mục"
    )
    model: str | None = Field(
        default=None,
        validation_alias="HOCBAC_MODEL",
        description="đường dẫn hoặc tên một mô hình sentence-transformers",
    )
    reranker: str | None = Field(
        default=None,
        validation_alias="HOCBAC_RERANKER",
        description="đường dẫn hoặc tên một mô hình CrossEncoder",
    )
    # Telegram.
    token: SecretStr | None = Field(
        default=None, validation_alias="TELEGRAM_BOT_TOKEN", description="mã bot do @BotFather cấp"
    )
    api_url: WebAddress | None = Field(
        default=None,
        validation_alias="TELEGRAM_API_URL",
        description="địa chỉ gốc của máy chủ, như http://127.0.0.1:8081",
    )
    allow_private_urls: bool = Field(
        default=False, validation_alias="HOCBAC_ALLOW_PRIVATE_URLS", description="true hoặc false"
    )
    # Conversations: where they are kept, and who may have them. The address may hold a password.
    state: SecretStr | None = Field(
        default=None,
        validation_alias="HOCBAC_STATE",
        description="địa chỉ cơ sở dữ liệu, như postgresql+psycopg://người@máy/tên",
    )
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_several)] = Field(
        default=(), validation_alias="HOCBAC_ADMINS", description="các số Telegram, cách nhau bằng dấu phẩy"
    )
    access: Literal["open", "closed"] = Field(
        default="open", validation_alias="HOCBAC_ACCESS", description="open hoặc closed"
    )
    operators: int | None = Field(
        default=None, validation_alias="HOCBAC_OPERATORS", description="số Telegram của một nhóm"
    )
    person_a_minute: int = Field(
        default=10, ge=0, validation_alias="HOCBAC_PERSON_A_MINUTE", description="một số nguyên từ 0 trở lên"
    )
    chat_a_minute: int = Field(
        default=60, ge=0, validation_alias="HOCBAC_CHAT_A_MINUTE", description="một số nguyên từ 0 trở lên"
    )
    stale_hours: float = Field(
        default=6.0, gt=0, validation_alias="HOCBAC_STALE_HOURS", description="số giờ lớn hơn 0"
    )
    webhook_url: WebAddress | None = Field(
        default=None,
        validation_alias="HOCBAC_WEBHOOK_URL",
        description="địa chỉ https mà Telegram gửi tin tới",
    )
    webhook_listen: Annotated[tuple[str, int], NoDecode, BeforeValidator(_host_and_port)] = Field(
        default=("127.0.0.1", 8443),
        validation_alias="HOCBAC_WEBHOOK_LISTEN",
        description="địa chỉ và cổng, như 127.0.0.1:8443",
    )
    # A language model; seconds that an answer may wait for it, and questions it is asked at a time.
    llm_url: HttpUrl | None = Field(
        default=None,
        validation_alias="HOCBAC_LLM_URL",
        description="địa chỉ của máy chủ tương thích OpenAI, như http://127.0.0.1:11434/v1",
    )
    llm_model: str | None = Field(
        default=None, validation_alias="HOCBAC_LLM_MODEL", description="tên mô hình trên máy chủ ấy"
    )
    llm_key: SecretStr | None = Field(
        default=None, validation_alias="HOCBAC_LLM_KEY", description="khóa của máy chủ ấy"
    )
    llm_deadline: float = Field(
        default=8.0,
        gt=0,
        le=120,
        validation_alias="HOCBAC_LLM_DEADLINE",
        description="số giây lớn hơn 0, nhiều nhất 120",
    )
    llm_concurrency: int = Field(
        default=4,
        ge=1,
        le=256,
        validation_alias="HOCBAC_LLM_CONCURRENCY",
        description="một số nguyên từ 1 đến 256",
    )
    # Watching it.
    log_level: Annotated[
        Literal["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"], BeforeValidator(_upper)
    ] = Field(default="ERROR", validation_alias="HOCBAC_LOG", description=f"một trong: {', '.join(_LEVELS)}")
    log_format: Literal["console", "json"] = Field(
        default="console", validation_alias="HOCBAC_LOG_FORMAT", description="console hoặc json"
    )
    log_questions: bool = Field(
        default=False, validation_alias="HOCBAC_LOG_QUESTIONS", description="true hoặc false"
    )
    metrics_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        validation_alias="HOCBAC_METRICS_PORT",
        description="một số nguyên từ 1 đến 65535",
    )
    metrics_host: str = Field(
        default="127.0.0.1",
        validation_alias="HOCBAC_METRICS_HOST",
        description="địa chỉ IP của máy này, như 127.0.0.1 hoặc 0.0.0.0",
    )

    def secrets(self) -> tuple[str, ...]:
        """The texts that must never be shown or logged; of an address its password, too, for it may stand alone."""
        values = (getattr(self, name) for name in type(self).model_fields)
        known = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
        known += [str(value) for value in (self.llm_url,) if value and value.password]
        return (*known, *filter(None, map(_password, known)))


def read_settings(data: Path | None, articles: Path | None) -> Settings:
    """The environment's settings, with what the command line names in their place.

    Raises:
        SettingsError: some of them make no sense, or one lacks another; the message names each, and no secret.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        faults = "; ".join(_fault(fault) for fault in error.errors(include_input=False, include_url=False))
        raise SettingsError(f"Cài đặt không hợp lệ. {faults}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"Tệp {_ENV_FILE} không phải UTF-8; hãy lưu lại bằng mã UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"Không đọc được tệp {_ENV_FILE}: {reason_of(error)}.") from None
    if (settings.llm_url is None) != (settings.llm_model is None):
        raise SettingsError("HOCBAC_LLM_URL và HOCBAC_LLM_MODEL phải được đặt cùng nhau.")
    named = {name: value for name, value in (("data", data), ("articles", articles)) if value is not None}
    return settings.model_copy(update=named)


def unknown_settings() -> Iterator[tuple[str, str | None]]:
    """Names in the environment and the `.env` file that look like ours and are none, each with the one it resembles."""
    known = [str(field.validation_alias) for field in Settings.model_fields.values()]
    given = {*os.environ, *dotenv_values(_ENV_FILE, encoding=_ENCODING)}
    for name in sorted(given - {*known}):
        resembled = next(iter(difflib.get_close_matches(name, known, 1, cutoff=0.8)), None)
        # Other programs have settings about Telegram, too.
        if name.startswith("HOCBAC_") or (resembled and name.startswith("TELEGRAM_")):
            yield name, resembled


def _fault(fault: ErrorDetails) -> str:
    """What is wrong with one setting, without its value: it may be a secret."""
    variable = str(fault["loc"][0])
    takes = next(
        (
            field.description
            for field in Settings.model_fields.values()
            if str(field.validation_alias) == variable
        ),
        None,
    )
    return f"{variable} phải là {takes}" if takes else f"{variable}: giá trị không dùng được"
