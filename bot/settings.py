"""Settings from the environment and a `.env` file; data only."""

from pathlib import Path

from pydantic import Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError


class Settings(BaseSettings):
    """Everything that can be set; empty means not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    data: Path = Field(default=Path("var"), validation_alias="HOCBAC_DATA")
    articles: Path | None = Field(default=None, validation_alias="HOCBAC_ARTICLES")
    model: str | None = Field(default=None, validation_alias="HOCBAC_MODEL")
    reranker: str | None = Field(default=None, validation_alias="HOCBAC_RERANKER")
    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    api_url: str | None = Field(default=None, validation_alias="TELEGRAM_API_URL")
    llm_url: HttpUrl | None = Field(default=None, validation_alias="HOCBAC_LLM_URL")
    llm_model: str | None = Field(default=None, validation_alias="HOCBAC_LLM_MODEL")
    llm_key: SecretStr | None = Field(default=None, validation_alias="HOCBAC_LLM_KEY")
    # Seconds that an answer may wait for the language model, and questions it is asked at a time.
    llm_deadline: float = Field(default=8.0, gt=0, le=120, validation_alias="HOCBAC_LLM_DEADLINE")
    llm_concurrency: int = Field(default=4, ge=1, le=256, validation_alias="HOCBAC_LLM_CONCURRENCY")


def read_settings(data: Path | None, articles: Path | None) -> Settings:
    """The environment's settings, with what the command line names in their place.

    Raises:
        SettingsError: one of them makes no sense, or lacks another.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        names = ", ".join(str(fault["loc"][0]) for fault in error.errors())
        raise SettingsError(f"Cài đặt không hợp lệ: {names}.") from error
    if (settings.llm_url is None) != (settings.llm_model is None):
        raise SettingsError("HOCBAC_LLM_URL và HOCBAC_LLM_MODEL phải được đặt cùng nhau.")
    named = {name: value for name, value in (("data", data), ("articles", articles)) if value is not None}
    return settings.model_copy(update=named)
