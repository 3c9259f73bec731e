"""Settings from the environment and a `.env` file; data only."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError


class Settings(BaseSettings):
    """Everything that can be set; empty means not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    data: Path = Field(default=Path("var"), validation_alias="HOCBAC_DATA")
    articles: Path | None = Field(default=None, validation_alias="HOCBAC_ARTICLES")
    model: str | None = Field(default=None, validation_alias="HOCBAC_MODEL")
    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    api_url: str | None = Field(default=None, validation_alias="TELEGRAM_API_URL")
    state: str | None = Field(default=None, validation_alias="HOCBAC_STATE")
    admins: Annotated[tuple[int, ...], NoDecode] = Field(default=(), validation_alias="HOCBAC_ADMINS")
    access: Literal["open", "closed"] = Field(default="open", validation_alias="HOCBAC_ACCESS")
    operators: int | None = Field(default=None, validation_alias="HOCBAC_OPERATORS")
    person_a_minute: int = Field(default=10, ge=0, validation_alias="HOCBAC_PERSON_A_MINUTE")
    chat_a_minute: int = Field(default=60, ge=0, validation_alias="HOCBAC_CHAT_A_MINUTE")
    stale_hours: float = Field(default=6.0, gt=0, validation_alias="HOCBAC_STALE_HOURS")
    webhook_url: str | None = Field(default=None, validation_alias="HOCBAC_WEBHOOK_URL")
    webhook_listen: Annotated[tuple[str, int], NoDecode] = Field(
        default=("127.0.0.1", 8443), validation_alias="HOCBAC_WEBHOOK_LISTEN"
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        """`1, 2` as two numbers."""
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("webhook_listen", mode="before")
    @classmethod
    def _host_and_port(cls, value: object) -> object:
        """`host:port`, or a port alone."""
        if not isinstance(value, str):
            return value
        host, _, port = value.rpartition(":")
        return (host.strip("[]") or "127.0.0.1", port)


def read_settings(data: Path | None, articles: Path | None) -> Settings:
    """The environment's settings, with what the command line names in their place.

    Raises:
        SettingsError: one of them makes no sense.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        names = ", ".join(str(fault["loc"][0]) for fault in error.errors())
        raise SettingsError(f"Cài đặt không hợp lệ: {names}.") from error
    named = {name: value for name, value in (("data", data), ("articles", articles)) if value is not None}
    return settings.model_copy(update=named)
