"""The library: when it builds, what it encodes again, and what it does about damage."""

import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.articles import ALL, SON_KHE, THANH_LOC, VAM_SAY, put_articles
from support.encoders import HashedEncoder
from support.shelves import Shelf

from index.build import Watcher
from index.encoder import Progress, Vectors, no_progress
from index.errors import SnapshotError, StaleIndexError
from index.library import Library, Sources
from index.plan import content_key
from index.search import Searcher
from index.snapshot.records import Snapshot
from knowledge.errors import CorpusError
from knowledge.passages import split


def _texts(snapshot: Snapshot) -> list[str]:
    return [passage.text for passage in snapshot.passages]


def test_first_open_builds(tmp_path: Path) -> None:
    """Opening a shelf without an index builds one that holds every passage of every article, once."""
    shelf = Shelf.of(tmp_path)
    snapshot = shelf.library().open()

    assert sorted(p.text for article in ALL for p in split(article)) == sorted(_texts(snapshot))
    assert [article.id for article in snapshot.articles] == ["son-khe", "thanh-loc-dong", "vam-say"]
    assert shelf.notices == []


def test_unchanged_articles_are_not_encoded_again(tmp_path: Path) -> None:
    """A second open or refresh loads what is there: no text is encoded, no generation made."""
    shelf = Shelf.of(tmp_path)
    first = shelf.built()
    encoder = HashedEncoder()
    refreshed = shelf.library(encoder).refresh()

    assert not refreshed.built
    assert first.name == refreshed.snapshot.name == shelf.library(encoder).open().name
    assert encoder.encoded == []


def test_touched_articles_are_no_change(tmp_path: Path) -> None:
    """New file times with the same content neither encode nor build."""
    shelf = Shelf.of(tmp_path)
    first = shelf.built()
    for path in shelf.articles.iterdir():
        os.utime(path, ns=(1, 1))
    encoder = HashedEncoder()

    assert first.name == shelf.library(encoder).open().name
    assert encoder.encoded == []


def test_only_the_changed_article_is_encoded(tmp_path: Path) -> None:
    """After one article changed only its passages and sentences are encoded, and all rows stay in step."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    changed = replace(SON_KHE, text=SON_KHE.text.replace("420 ngày công", "435 ngày công"))
    put_articles(shelf.articles, [changed])
    news = [passage for passage in split(changed) if "435" in passage.text]
    expected: list[int] = []
    done: list[int] = []
    snapshot = shelf.library().open(Watcher(expect=expected.append, done=done.append))

    assert sum(1 + len(passage.sentences) for passage in news) == sum(done) == expected[0]
    assert "435 ngày công" in " ".join(_texts(snapshot))

    fresh = Shelf.of(tmp_path / "other", [THANH_LOC, changed, VAM_SAY]).built()

    np.testing.assert_array_equal(fresh.passage_vectors.vectors(), snapshot.passage_vectors.vectors())
    np.testing.assert_array_equal(fresh.sentence_vectors.vectors(), snapshot.sentence_vectors.vectors())


def test_sentences_cut_anew_are_encoded_again() -> None:
    """A passage whose text is known but whose sentences an older program cut otherwise gets no old vectors."""
    passage = split(SON_KHE)[0]
    joined = replace(passage, sentences=(replace(passage.sentences[0], end=passage.sentences[-1].end),))

    assert passage.text == joined.text
    assert content_key(passage) != content_key(joined)


def test_removed_article_is_gone(tmp_path: Path) -> None:
    """An article that was taken away is in no passage of the next index, and nothing is encoded for it."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    (shelf.articles / "vam-say.md").unlink()
    expected: list[int] = []
    snapshot = shelf.library().open(Watcher(expect=expected.append))

    assert {passage.article.id for passage in snapshot.passages} == {"son-khe", "thanh-loc-dong"}
    assert expected == [0]


def test_hidden_article_is_gone(tmp_path: Path) -> None:
    """An id that is hidden counts as a change and is left out."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    sources = Sources([shelf.articles], {"son-khe"})
    snapshot = Library(shelf.index, sources, HashedEncoder(), print).open()

    assert "son-khe" not in {article.id for article in snapshot.articles}


def test_other_encoder_is_refused_then_rebuilt(tmp_path: Path) -> None:
    """An index of another encoder is refused on opening, with the command, and replaced whole by a refresh."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    other = HashedEncoder("hashed:2")

    with pytest.raises(StaleIndexError, match="hocbac index"):
        shelf.library(other).open()

    refreshed = shelf.library(other).refresh()

    assert refreshed.built
    assert set(_texts(refreshed.snapshot)) <= {
        text.split(". ", 1)[1] for text in other.encoded if ". " in text
    }
    assert shelf.library(other).open().manifest.encoder == "hashed:2"


def test_damaged_only_generation_is_built_anew(tmp_path: Path) -> None:
    """With nothing to fall back on, a damaged index is announced and built anew, with the right content."""
    shelf = Shelf.of(tmp_path)
    before = shelf.built()
    (shelf.index / before.name / "passages.faiss").write_bytes(b"hong")
    after = shelf.library().open()

    assert _texts(before) == _texts(after)
    assert ["passages.faiss" in line and "lập lại" in line for line in shelf.notices] == [True]


def test_damaged_current_generation_falls_back_and_answers_from_todays_articles(tmp_path: Path) -> None:
    """With an older generation at hand only what that one lacks is encoded; the answer is today's, not its own."""
    shelf = Shelf.of(tmp_path, [THANH_LOC, SON_KHE])
    shelf.built()
    put_articles(shelf.articles, [VAM_SAY])
    current = shelf.built()
    (shelf.index / current.name / "articles.jsonl").unlink()
    expected: list[int] = []
    encoder = HashedEncoder()
    snapshot = shelf.library(encoder).open(Watcher(expect=expected.append))
    question = "lớp đờn ca tài tử mở cửa tối thứ bảy"

    assert Searcher(snapshot, encoder).search(question, 1)[0].passage.article.id == "vam-say"
    assert expected == [sum(1 + len(passage.sentences) for passage in split(VAM_SAY))]
    assert ["bản lập trước" in line for line in shelf.notices] == [True]


def test_refresh_replaces_a_damaged_current_generation(tmp_path: Path) -> None:
    """`hocbac index` mends: even where the older generation fits the articles, a whole one becomes current."""
    shelf = Shelf.of(tmp_path, [THANH_LOC, SON_KHE])
    shelf.built()
    put_articles(shelf.articles, [VAM_SAY])
    current = shelf.built()
    (shelf.articles / "vam-say.md").unlink()
    (shelf.index / current.name / "manifest.json").unlink()

    assert shelf.library().refresh().built
    shelf.notices.clear()
    assert not shelf.library().refresh().built
    assert shelf.notices == []


def test_missing_folder_is_a_corpus_error(tmp_path: Path) -> None:
    """No folder of articles, or none that has any, is an error of the knowledge, with an index or without."""
    library = Library(tmp_path / "index", Sources([tmp_path / "khong-co"]), HashedEncoder(), print)

    with pytest.raises(CorpusError, match="khong-co"):
        library.open()
    with pytest.raises(CorpusError, match="khong-co"):
        library.refresh()

    shelf = Shelf.of(tmp_path)
    shelf.built()
    for path in shelf.articles.iterdir():
        path.unlink()

    with pytest.raises(CorpusError, match="Không có bài viết"):
        shelf.library().open()


def test_index_folder_that_cannot_be_made_is_a_clear_line(tmp_path: Path) -> None:
    """Where the index folder cannot be written the operator gets one line, not a traceback."""
    shelf = Shelf.of(tmp_path)
    shelf.index.write_text("a file, where a folder should be", encoding="utf-8")

    with pytest.raises(SnapshotError, match="Không ghi được chỉ mục"):
        shelf.library().open()
    with pytest.raises(SnapshotError, match="Không ghi được chỉ mục"):
        shelf.library().refresh()


def test_index_and_its_pointer_are_readable_by_others(tmp_path: Path) -> None:
    """The bot may run as another user than the one who built the index."""
    shelf = Shelf.of(tmp_path)
    name = shelf.built().name

    assert (shelf.index / name).stat().st_mode & 0o055 == 0o055
    assert (shelf.index / "current").stat().st_mode & 0o044 == 0o044


def test_bad_file_is_announced(tmp_path: Path) -> None:
    """A file that cannot be read is named when the index is built, and the rest is indexed."""
    shelf = Shelf.of(tmp_path, [SON_KHE])
    (shelf.articles / "hong.md").write_bytes(b"\xff\xfe")
    snapshot = shelf.library().open()

    assert [article.id for article in snapshot.articles] == ["son-khe"]
    assert ["hong.md" in line for line in shelf.notices] == [True]


class _NotANumber(HashedEncoder):
    """A broken model: every vector is NaN."""

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """NaN."""
        return np.full_like(super().passages(texts, progress), np.nan)


def test_canaries_refuse_a_broken_encoder(tmp_path: Path) -> None:
    """Vectors that find nothing never become current; the old generation keeps answering."""
    shelf = Shelf.of(tmp_path, [SON_KHE])
    old = shelf.built()
    put_articles(shelf.articles, [VAM_SAY])

    with pytest.raises(SnapshotError, match="bản cũ được giữ nguyên"):
        shelf.library(_NotANumber()).refresh()

    best, faults = shelf.generations.load_best()

    assert best is not None
    assert (old.name, []) == (best.name, faults)


class _Gated(HashedEncoder):
    """Stops in the middle of a build until it is let through."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()
        self.gate = threading.Event()

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode, once the gate is open."""
        self.reached.set()
        assert self.gate.wait(20)
        return super().passages(texts, progress)


def test_second_builder_waits_and_does_nothing_twice(tmp_path: Path) -> None:
    """While one builds, another is told to wait, then takes over the finished work without encoding."""
    shelf = Shelf.of(tmp_path)
    slow, idle = _Gated(), HashedEncoder()
    told = threading.Event()
    results: dict[str, Snapshot] = {}

    def build(name: str, library: Library, watcher: Watcher) -> None:
        results[name] = library.open(watcher)

    first = threading.Thread(target=build, args=("first", shelf.library(slow), Watcher()))
    first.start()
    assert slow.reached.wait(20)
    second = threading.Thread(target=build, args=("second", shelf.library(idle), Watcher(waiting=told.set)))
    second.start()
    assert told.wait(20)
    slow.gate.set()
    for thread in (first, second):
        thread.join(20)

    assert results["first"].name == results["second"].name
    assert idle.encoded == []
    assert shelf.names() == {"current", results["first"].name}
