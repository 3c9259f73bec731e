"""Settings from the environment and a `.env` file; data only."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError


class Settings(BaseSettings):
    """Everything that can be set; empty means not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    data: Path = Field(default=Path("var"), validation_alias="HOCBAC_DATA")
    articles: Path | None = Field(default=None, validation_alias="HOCBAC_ARTICLES")
    model: str | None = Field(default=None, validation_alias="HOCBAC_MODEL")
    allow_private_urls: bool = Field(default=False, validation_alias="HOCBAC_ALLOW_PRIVATE_URLS")
    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    api_url: str | None = Field(default=None, validation_alias="TELEGRAM_API_URL")


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
