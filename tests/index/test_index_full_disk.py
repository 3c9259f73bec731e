"""A disk on which no new generation fits: what is known goes on being answered, what is no longer true does not."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, put_articles
from support.shelves import Shelf

from index.errors import SnapshotError


@contextmanager
def _full_disk() -> Iterator[None]:
    """No file of this process may grow above a few bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Shelf:
    """One article, indexed."""
    shelf = Shelf.of(tmp_path, [SON_KHE])
    shelf.built()
    return shelf


def test_an_article_was_added(shelf: Shelf) -> None:
    """The old generation answers, the operator is told, and with room again the new article is there."""
    put_articles(shelf.articles, [THANH_LOC])
    with _full_disk():
        opened = shelf.library().open()
    (told,) = shelf.notices
    mended = shelf.library().open()

    assert [article.id for article in opened.articles] == [SON_KHE.id]
    assert "Không ghi được chỉ mục" in told
    assert "chưa được dùng" in told
    assert {article.id for article in mended.articles} == {SON_KHE.id, THANH_LOC.id}


def test_an_article_was_changed(shelf: Shelf) -> None:
    """Figures that the operator has put right are not answered as they were before."""
    put_articles(shelf.articles, [replace(SON_KHE, text=SON_KHE.text.replace("420", "421"))])

    with _full_disk(), pytest.raises(SnapshotError, match="Không ghi được chỉ mục"):
        shelf.library().open()


def test_an_article_was_removed(shelf: Shelf) -> None:
    """What the operator has taken away is not answered from."""
    put_articles(shelf.articles, [THANH_LOC])
    (shelf.articles / f"{SON_KHE.id}.md").unlink()

    with _full_disk(), pytest.raises(SnapshotError):
        shelf.library().open()
