"""Model, articles and index as the doctor sees them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, put_articles
from support.encoders import HashedEncoder

from bot.doctor import corpus
from bot.doctor.records import Check
from bot.settings import Settings, read_settings
from bot.store import ArticleStore
from index.library import Library


@pytest.fixture(name="settings")
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation with one article of its own and an index over it."""
    monkeypatch.chdir(tmp_path)
    settings = read_settings(tmp_path / "data", put_articles(tmp_path / "articles", [SON_KHE]))
    store = ArticleStore(settings.data, settings.articles)
    Library(settings.data / "index", store.sources(), HashedEncoder(), lambda _line: None).refresh()
    return settings


def _named(name: str, settings: Settings) -> list[Check]:
    return [check for check in corpus.look_at_corpus(settings) if check.name == name]


def test_all_is_well(settings: Settings) -> None:
    """A fresh index is well, and says which generation it is."""
    (check,) = _named("Chỉ mục", settings)

    assert check.is_well
    assert "bản 000001" in check.found
    assert _named("Đồng hồ", settings) == []


def test_a_stale_index(settings: Settings) -> None:
    """An article that came later makes the index stale, with the command that mends it."""
    assert settings.articles is not None
    put_articles(settings.articles, [THANH_LOC])
    (check,) = _named("Chỉ mục", settings)

    assert not check.is_well
    assert "hocbac index" in check.remedy


def test_a_damaged_index(settings: Settings) -> None:
    """A torn file of the index is named."""
    (manifest,) = settings.data.glob("index/*/manifest.json")
    manifest.write_text("{", encoding="utf-8")
    (check,) = _named("Chỉ mục", settings)

    assert not check.is_well
    assert "hocbac index" in check.remedy


def test_a_damaged_article(settings: Settings) -> None:
    """An article that cannot be read is named, each with its own line."""
    assert settings.articles is not None
    (settings.articles / "hong.md").write_bytes(b"---\ntitle: [\n---\n\xff")
    counted, damaged = _named("Bài viết", settings)

    assert counted.is_well
    assert not damaged.is_well
    assert "hong.md" in damaged.found


def test_a_clock_behind_the_index(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands before the index was built is wrong; no network is needed to see that."""

    class Past(datetime):
        """1970."""

        @classmethod
        def now(cls, tz: object = None) -> "Past":  # noqa: ARG003 - the library's signature
            """Long ago."""
            return cls(1970, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(corpus, "datetime", Past)
    (check,) = _named("Đồng hồ", settings)

    assert not check.is_well
    assert "timedatectl" in check.remedy


def test_a_model_of_ones_own_reads_nothing_again(settings: Settings) -> None:
    """Beside a model of the operator's own the cross-encoder may be lacking: that is advice, and silent without one."""
    own = settings.model_copy(update={"model": "some/model"})
    (check,) = _named("Mô hình đọc lại", own)

    assert check.is_well
    assert "HOCBAC_MODEL" in check.remedy
    assert _named("Mô hình đọc lại", settings) == []
