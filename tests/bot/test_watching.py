"""What another program does to the corpus reaches the running bot, between two answers and without a pause."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, put_articles
from support.encoders import HashedEncoder

from bot.bootstrap import House, bootstrap
from bot.live import Live
from bot.serving import live_of
from bot.settings import read_settings
from bot.watching import watched
from index.encoder import Encoder
from knowledge.article_file import write_article

_EVERY_S, _WITHIN_S = 0.05, 15.0


def house_of(folder: Path, encoder: Encoder | None = None) -> House:
    """A program of its own over the same folders."""
    settings = read_settings(folder / "data", folder / "articles")
    return bootstrap(settings, lambda _: None, encoder or HashedEncoder())


@pytest.fixture(name="live")
def _live(tmp_path: Path) -> Live:
    put_articles(tmp_path / "articles", [SON_KHE])
    return live_of(house_of(tmp_path), lambda _: None)


def until(is_so: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    deadline = time.monotonic() + _WITHIN_S
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(_EVERY_S)
    return True


def ids(live: Live) -> set[str]:
    """The articles that are answered from."""
    return {article.id for article in live.articles()}


def test_an_article_put_there_by_another_program(live: Live, tmp_path: Path) -> None:
    """The file alone is enough: the index is brought up to it."""
    with watched(live, print, _EVERY_S):
        write_article(THANH_LOC, tmp_path / "articles" / "thanh-loc-dong.md")
        assert until(lambda: ids(live) == {"son-khe", "thanh-loc-dong"})
        (tmp_path / "articles" / "son-khe.md").unlink()
        assert until(lambda: ids(live) == {"thanh-loc-dong"})


def test_an_index_built_by_another_program(live: Live, tmp_path: Path) -> None:
    """Files and a new generation, as `hocbac add` leaves them: that generation is used, not built again."""
    other = house_of(tmp_path)
    with watched(live, print, _EVERY_S):
        write_article(THANH_LOC, tmp_path / "articles" / "thanh-loc-dong.md")
        built = other.library.refresh().snapshot.name
        assert until(lambda: ids(live) == {"son-khe", "thanh-loc-dong"})
    assert live.seen.generation == built


def test_nothing_changed_opens_nothing(live: Live) -> None:
    """The same generation is answered from as long as nothing changes, and after an import of the bot's own."""
    live.refresh()
    before = live.articles()
    with watched(live, print, _EVERY_S):
        time.sleep(10 * _EVERY_S)
    assert live.articles() is before


def test_what_cannot_be_used_is_told_once(live: Live, tmp_path: Path) -> None:
    """A corpus that is gone leaves the old one answering; one line says so, and when it is back it is used."""
    told: list[str] = []
    file = tmp_path / "articles" / "son-khe.md"
    text = file.read_text(encoding="utf-8")
    with watched(live, told.append, _EVERY_S):
        file.unlink()
        assert until(lambda: len(told) == 1)
        time.sleep(6 * _EVERY_S)
        assert ids(live) == {"son-khe"}
        file.write_text(text.replace("420 ngày công", "421 ngày công"), encoding="utf-8")
        assert until(lambda: "421 ngày công" in live.articles()[0].text)
    assert len(told) == 1
    assert "bản cũ" in told[0]


def test_the_language_model_has_one_client(tmp_path: Path) -> None:
    """However often the corpus is opened anew, there is one connection to the language model."""
    put_articles(tmp_path / "articles", [SON_KHE])
    house = house_of(tmp_path)
    settings = house.settings.model_copy(update={"llm_url": "http://127.0.0.1:9", "llm_model": "m"})
    before = sum(thread.name == "rewriting" for thread in threading.enumerate())

    live = live_of(replace(house, settings=settings), lambda _: None)
    live.refresh()
    live.refresh()

    assert sum(thread.name == "rewriting" for thread in threading.enumerate()) == before + 1
