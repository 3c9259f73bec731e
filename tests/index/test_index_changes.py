"""What is carried over from one generation to the next: the same as if all had been read anew."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.articles import ALL, SON_KHE, THANH_LOC, VAM_SAY, put_articles
from support.encoders import HashedEncoder
from support.shelves import Shelf

from index import library as library_module
from index import plan as plan_module
from index import terms as terms_module
from index.places import PlaceIndex
from index.snapshot.layout import Layout, Manifest
from index.snapshot.records import Snapshot
from knowledge import passages as passages_module
from knowledge.entities.places import Place
from knowledge.records import Article

_QUESTIONS = ("hũ gạo nghĩa tình", "chi thi 05", "đảng viên xã Sơn Khê", "bao nhiêu hộ")


def _same(one: Snapshot, two: Snapshot) -> None:
    """Everything that a question can meet is equal."""
    assert list(one.articles) == list(two.articles)
    assert list(one.passages) == list(two.passages)
    assert list(one.places) == list(two.places)
    assert one.place_postings.names == two.place_postings.names
    for name in ("starts", "rows", "numbers", "inside"):
        np.testing.assert_array_equal(getattr(one.place_postings, name), getattr(two.place_postings, name))
    assert list(one.names.names) == list(two.names.names)
    for name in ("starts", "rows", "subject", "keys", "called"):
        np.testing.assert_array_equal(getattr(one.names, name), getattr(two.names, name))
    for question in _QUESTIONS:
        np.testing.assert_array_equal(one.terms.scores(question), two.terms.scores(question))
    np.testing.assert_array_equal(one.passage_vectors.vectors(), two.passage_vectors.vectors())
    np.testing.assert_array_equal(one.sentence_vectors.vectors(), two.sentence_vectors.vectors())
    assert one.words.words == two.words.words
    for name in ("pairs", "small", "large", "plain"):
        np.testing.assert_array_equal(getattr(one.words, name)._keys, getattr(two.words, name)._keys)
        np.testing.assert_array_equal(getattr(one.words, name)._counts, getattr(two.words, name)._counts)


def test_many_small_changes_end_where_a_fresh_build_does(tmp_path: Path) -> None:
    """Articles that come, go and change in any order leave the index that a first build makes of the last corpus."""
    rng = random.Random(5)  # noqa: S311 - the same steps every time
    shelf = Shelf.of(tmp_path / "grown", [SON_KHE])
    snapshot = shelf.built()
    held: dict[str, Article] = {SON_KHE.id: SON_KHE}
    for step in range(8):
        article = rng.choice(ALL)
        if article.id in held and len(held) > 1 and rng.random() < 0.4:
            (shelf.articles / f"{article.id}.md").unlink()
            del held[article.id]
        else:
            held[article.id] = replace(
                article, text=f"{article.text}\n\nLần {step}: xã Tân Cồn {step} có 5 mô hình."
            )
            put_articles(shelf.articles, [held[article.id]])
        snapshot = shelf.built()

    _same(snapshot, Shelf.of(tmp_path / "fresh", held.values()).built())


def test_unchanged_article_is_not_cut_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the article that is new is divided into passages; the others keep theirs."""
    shelf = Shelf.of(tmp_path, [SON_KHE, THANH_LOC])
    shelf.built()
    put_articles(shelf.articles, [VAM_SAY])
    cut: list[str] = []
    split = passages_module.split

    def noting(article: Article) -> object:
        cut.append(article.id)
        return split(article)

    monkeypatch.setattr(plan_module, "split", noting)
    shelf.built()

    assert cut == ["vam-say"]


def test_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    """A file with the name, size and time that it had is taken from the index; its content counts no more."""
    shelf = Shelf.of(tmp_path, [SON_KHE, THANH_LOC])
    snapshot = shelf.built()
    known = library_module._Earlier(snapshot)
    stamps = [bytes(file).hex() for file in snapshot.article_columns.files]

    assert [known(stamp) for stamp in stamps] == [SON_KHE, THANH_LOC]
    assert known("0" * 32) is None


def test_another_tokeniser_reads_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that makes other terms builds by itself, keeps the vectors, and carries no old term over."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    monkeypatch.setattr(terms_module, "terms", str.split)
    monkeypatch.setattr("index.postings.terms", str.split)
    encoder = HashedEncoder()
    snapshot = shelf.library(encoder).open()

    assert snapshot.name == "000002"
    # Nothing but the canaries.
    assert len(encoder.encoded) <= 5
    assert (snapshot.terms.scores("gạo,") > 0).any()
    assert not (snapshot.terms.scores("hũ_gạo") > 0).any()


def test_a_generation_without_names_is_read_again_and_keeps_its_vectors(tmp_path: Path) -> None:
    """What an older program built, which kept no names, gets them at the next opening; nothing is encoded for it."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    layout = Layout(shelf.index / "000001")
    shutil.rmtree(layout.names)
    manifest = Manifest.read(layout.manifest)
    files = {name: digest for name, digest in manifest.files.items() if not name.startswith("names/")}
    replace(manifest, files=files, terms="of before").write(layout.manifest)
    encoder = HashedEncoder()
    snapshot = shelf.library(encoder).open()

    assert (snapshot.name, shelf.notices) == ("000002", [])
    # Nothing but the canaries.
    assert len(encoder.encoded) <= 5
    assert "hũ gạo nghĩa tình" in list(snapshot.names.names)


def test_trial_questions_are_carried_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article more has its share of the questions encoded; the others are those of the generation before."""
    monkeypatch.setattr("index.trials.FLAT_LIMIT", 3)
    shelf = Shelf.of(tmp_path, [SON_KHE, THANH_LOC])
    before = shelf.built().trials
    put_articles(shelf.articles, [VAM_SAY])
    snapshot = shelf.built()
    fresh = sum(passage.article.id == VAM_SAY.id for passage in snapshot.passages)
    asked = -(-200 * fresh // len(snapshot.passages))

    assert before.shape == snapshot.trials.shape == (200, before.shape[1])
    np.testing.assert_array_equal(snapshot.trials[: 200 - asked], before[asked:])
    assert 0 < asked < 200


def test_place_that_nothing_names_any_more_is_unknown(tmp_path: Path) -> None:
    """When the only article about a place goes, the place goes with it, name and all."""
    shelf = Shelf.of(tmp_path)
    shelf.built()
    (shelf.articles / "son-khe.md").unlink()
    snapshot = shelf.built()

    assert not PlaceIndex(snapshot).knows(Place("xã", "Sơn Khê"))
    assert all(place.name != "Sơn Khê" for place in snapshot.place_postings.names)


def test_passage_is_found_by_its_key(tmp_path: Path) -> None:
    """A button's key leads to its passage; a key of none, or no key at all, leads nowhere."""
    from index.keys import passage_key

    snapshot = Shelf.of(tmp_path).built()
    passage = snapshot.passages[2]

    assert snapshot.passage_by_key(passage_key(passage.id)) == passage
    for key in (passage_key("khong-co#1"), "", "xyz", "f" * 40):
        assert snapshot.passage_by_key(key) is None
