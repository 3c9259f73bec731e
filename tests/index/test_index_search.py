"""Search: which passages come first, and why."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.encoders import HashedEncoder
from support.shelves import Shelf

from index.search import Searcher
from index.snapshot.records import Snapshot


@pytest.fixture(name="snapshot", scope="module")
def _snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return Shelf.of(tmp_path_factory.mktemp("search")).built()


@pytest.fixture(name="searcher")
def _searcher(snapshot: Snapshot) -> Searcher:
    return Searcher(snapshot, HashedEncoder())


def test_best_first(searcher: Searcher) -> None:
    """The passage that answers is first, hits fall in score, and each says where it stands in the snapshot."""
    hits = searcher.search("mô hình hũ gạo nghĩa tình giúp bao nhiêu hộ", 4)

    assert hits[0].passage.id == "thanh-loc-dong#2"
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    assert [searcher.snapshot.passages[hit.row] for hit in hits] == [hit.passage for hit in hits]
    assert all(0 <= hit.score <= 1.0001 for hit in hits)


def test_scores_are_what_they_are_said_to_be(searcher: Searcher) -> None:
    """Similarity is the best cosine of passage or sentence, and there is one cosine a sentence."""
    question = "tối thứ bảy đờn ca tài tử"
    vector = HashedEncoder().queries([question])[0]
    hit = searcher.search(question, 1)[0]
    snapshot = searcher.snapshot
    rows = np.flatnonzero(snapshot.owners == hit.row)
    sentences = snapshot.sentence_vectors.vectors(rows.tolist()) @ vector
    whole = float(snapshot.passage_vectors.vectors([hit.row])[0] @ vector)

    assert len(hit.passage.sentences) == len(hit.sentences)
    np.testing.assert_allclose(hit.sentences, sentences, rtol=1e-5)
    assert max(whole, float(sentences.max())) == pytest.approx(hit.similarity)


def test_only_rows_within_are_found(searcher: Searcher) -> None:
    """With a filter no other row comes, however well it fits; an empty filter lets nothing through."""
    question = "mô hình hũ gạo nghĩa tình"
    within = {hit.row for hit in searcher.search(question, 99) if hit.passage.article.id != "thanh-loc-dong"}
    hits = searcher.search(question, 99, within)

    assert within == {hit.row for hit in hits}
    assert searcher.search(question, 99, ()) == ()


@pytest.mark.parametrize(("k", "count"), [(0, 0), (1, 1), (3, 3), (99, 7)])
def test_no_more_than_asked_for(searcher: Searcher, k: int, count: int) -> None:
    """At most `k` hits come, at most one a passage."""
    hits = searcher.search("Chỉ thị 05", k)

    assert count == len(hits) == len({hit.row for hit in hits})


@pytest.mark.parametrize("question", ["", "  ", "\n", "\u200b", "\ud800"])
def test_no_question_no_hits(searcher: Searcher, question: str) -> None:
    """A question with nothing in it finds nothing, and the model is not asked."""
    encoder = HashedEncoder()

    assert Searcher(searcher.snapshot, encoder).search(question, 5) == ()
    assert encoder.asked == []


def test_order_is_the_same_every_time(snapshot: Snapshot) -> None:
    """The same question has the same hits in the same order, from another searcher too."""
    question = "đảng viên làm theo Bác"
    results = {Searcher(snapshot, HashedEncoder()).search(question, 9) for _ in range(3)}

    assert len(results) == 1


def test_decomposed_question_is_the_same(searcher: Searcher) -> None:
    """NFD finds what NFC finds, with the same scores."""
    question = "mô hình hũ gạo nghĩa tình ở xã nào"

    assert searcher.search(question, 9) == searcher.search(unicodedata.normalize("NFD", question), 9)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("đoàn xã trồng hàng cây thanh niên dọc con suối", "son-khe#2"),
        ("mô hình hũ gạo nghĩa tình giúp bao nhiêu hộ", "thanh-loc-dong#2"),
        ("các lớp đờn ca tài tử mở cửa khi nào", "vam-say#2"),
    ],
)
def test_question_without_marks_finds_the_same(searcher: Searcher, question: str, passage: str) -> None:
    """Typed without marks a question is answered from the same passage as typed with them."""
    found = [searcher.search(typed, 1)[0].passage.id for typed in (question, _without_marks(question))]

    assert [passage, passage] == found


def test_snapshot_without_passages_finds_nothing(tmp_path: Path) -> None:
    """An article without a sentence makes an index that finds nothing, and no error."""
    shelf = Shelf.of(tmp_path, ())
    shelf.articles.joinpath("bai.md").write_text("---\ntitle: Bài\n---\n\n…\n", encoding="utf-8")
    snapshot = shelf.built()
    hits = Searcher(snapshot, HashedEncoder()).search("hũ gạo", 5)

    assert len(snapshot.passages) == len(hits)


@settings(deadline=None)
@example(question="%")
@given(question=st.text(max_size=40))
def test_any_question_is_answered(snapshot: Snapshot, question: str) -> None:
    """No text makes a search fail; every score is a number from 0 to 1."""
    hits = Searcher(snapshot, HashedEncoder()).search(question, 3)

    assert all(0 <= hit.score <= 1.0001 for hit in hits)


_QUESTIONS = (
    ("Đảng bộ xã Sơn Thủy có bao nhiêu đảng viên?", "son-thuy"),
    ("mô hình tiết kiệm nuôi heo đất ở ấp Tân Bình 1", "tan-thuan-binh"),
    ("Kế hoạch 70-KH/HU của Huyện ủy Gò Công Tây", "long-binh"),
    ("Tuy Phong khen thưởng bao nhiêu tập thể và cá nhân giai đoạn 2021 - 2023", "tuy-phong"),
    ("Tỉnh ủy Tiền Giang sơ kết 2 năm thực hiện Kết luận 01-KL/TW", "tien-giang"),
    ("xã Long Bình tổ chức bao nhiêu đợt sinh hoạt chính trị", "long-binh"),
    ("bí thư Phạm Bá Thái nói gì", "son-thuy"),
)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@pytest.mark.model
@pytest.mark.parametrize(
    "typed", [str, _without_marks, lambda text: unicodedata.normalize("NFD", text), str.upper]
)
@pytest.mark.parametrize(("question", "article"), _QUESTIONS)
def test_right_article_is_first(
    shipped: Searcher, question: str, article: str, typed: Callable[[str], str]
) -> None:
    """Over the shipped articles the one asked for is first, with marks or without, composed or not, in capitals."""
    assert article == shipped.search(typed(question), 1)[0].passage.article.id


@pytest.mark.model
def test_strange_questions_do_not_fail(shipped: Searcher) -> None:
    """Half a surrogate pair, ten thousand characters or a lone mark is searched like anything else."""
    for question in ("Long Bình \ud83d", "học " * 2500, "\u0301", "🙂"):
        assert len(shipped.search(question, 3)) <= 3


def test_confidence_is_a_probability_that_falls_with_what_is_asked(searcher: Searcher) -> None:
    """A question in the passage's own words is surer of it than one about something else."""
    own = searcher.search("mô hình hũ gạo nghĩa tình giúp bao nhiêu hộ", 7)
    other = searcher.search("giá vàng hôm nay trên thị trường thế giới", 7)

    assert all(0 <= hit.confidence <= 1 for hit in (*own, *other))
    assert own[0].confidence > max(hit.confidence for hit in other)
