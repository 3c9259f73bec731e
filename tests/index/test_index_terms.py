"""The lexical leg: how typing differs from print, and what lies on disk."""

import math
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import terms as terms_module
from index import weighed as weighed_module
from index.errors import SnapshotError
from index.terms import TermIndex, terms_identity

_TEXTS = (
    "Hội Phụ nữ xã góp hũ gạo nghĩa tình giúp hộ nghèo.",
    "Thực hiện Chỉ thị 05-CT/TW, 97,09% đảng viên đăng ký; khen 1.778 tập thể.",
    "Đoàn xã trồng hàng cây, thắp sáng đường quê.",
    "Họ gạo sạch từ máy xay mới, hồ chứa đã đầy.",
)


@pytest.fixture(name="index", scope="module")
def _index() -> TermIndex:
    return TermIndex.of(_TEXTS)


def _best(index: TermIndex, question: str) -> int:
    scores = index.scores(question)
    assert scores.max() > 0
    return int(scores.argmax())


def test_marked_word_beats_its_unmarked_twin(index: TermIndex) -> None:
    """A word with the right marks scores above another word that only looks like it without them."""
    scores = index.scores("hộ")

    assert scores[0] > scores[3] > 0
    assert scores[2] == 0


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("hũ gạo nghĩa tình", 0),
        ("hu gao nghia tinh", 0),
        ("HU GAO NGHIA TINH", 0),
        ("thap sang duong que", 2),
        ("chi thi 05", 1),
        ("05-CT/TW", 1),
        ("05 ct/tw", 1),
        ("05/CT-TW", 1),
        ("5-CT/TƯ", 1),
        ("97.09%", 1),
        ("1778 tập thể", 1),
    ],
)
def test_found_however_typed(index: TermIndex, question: str, row: int) -> None:
    """Without marks, in capitals, with another spelling of a number: the right row is first."""
    assert row == _best(index, question)


@pytest.mark.parametrize("question", ["hũ gạo nghĩa tình", "đường quê thắp sáng", "Chỉ thị số 05"])
def test_decomposed_letters_are_the_same(index: TermIndex, question: str) -> None:
    """NFD, as some phones and macOS send it, scores exactly as NFC."""
    np.testing.assert_array_equal(
        index.scores(question), index.scores(unicodedata.normalize("NFD", question))
    )


@pytest.mark.parametrize("question", ["", "   ", "???", "zzz qqq", "\ud800"])
def test_nothing_in_common_is_zero(index: TermIndex, question: str) -> None:
    """A question that shares no term with any row scores zero everywhere."""
    assert index.scores(question).tolist() == [0.0] * len(_TEXTS)


@pytest.mark.parametrize("texts", [(), ("…",), ("…", "*** ***")])
def test_nothing_to_index(texts: tuple[str, ...], tmp_path: Path) -> None:
    """No text, or none with a word in it, makes an index that finds nothing and survives the disk."""
    TermIndex.of(texts).write(tmp_path)
    index = TermIndex.read(tmp_path, len(texts))

    assert index.scores("hũ gạo").tolist() == [0.0] * len(texts)
    assert index.rarity("hũ") == index.greatest_rarity


def test_wordless_rows_keep_their_place() -> None:
    """A text without a word has a row like any other."""
    assert (TermIndex.of(["…", "", "hũ gạo"]).scores("hũ") > 0).tolist() == [False, False, True]


def test_rarity_falls_with_the_rows_that_have_the_term(index: TermIndex) -> None:
    """Rarity is the inverse document frequency, greatest for a term of no row."""
    in_one, in_two, unknown = index.rarity("hũ"), index.rarity("gạo"), index.rarity("zzz")

    assert math.log(1 + 3.5 / 1.5) == pytest.approx(in_one)
    assert unknown == index.greatest_rarity > in_one > in_two > 0


def test_round_trip(index: TermIndex, tmp_path: Path) -> None:
    """Scores and rarities from disk are those from memory; nothing on disk is a pickle."""
    index.write(tmp_path)
    read = TermIndex.read(tmp_path, len(_TEXTS))

    for question in ("hũ gạo", "chi thi 05", "hộ", "zzz"):
        np.testing.assert_array_equal(index.scores(question), read.scores(question))
        assert index.rarity(question) == read.rarity(question)
    assert {".npy"} == {path.suffix for path in tmp_path.iterdir()}
    for path in tmp_path.glob("*.npy"):
        assert not np.load(path, allow_pickle=False).dtype.hasobject


@pytest.mark.parametrize("content", [b"", b"{", b"5", b"[1]", b"null", b"\x80\x04N.", None])
@pytest.mark.parametrize(
    "name",
    [
        "counts.npy",
        "keys.npy",
        "lengths.npy",
        "rows.npy",
        "starts.npy",
    ],
)
def test_damaged_file_is_a_snapshot_error(
    index: TermIndex, tmp_path: Path, name: str, content: bytes | None
) -> None:
    """Whatever a file was replaced with, a pickle too, or if it is gone: an error of the tree."""
    index.write(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(SnapshotError):
        TermIndex.read(tmp_path, len(_TEXTS))


@pytest.mark.parametrize("rows", [0, 3, 5])
def test_other_number_of_rows_is_a_snapshot_error(index: TermIndex, tmp_path: Path, rows: int) -> None:
    """An index of another number of texts than the passages beside it is refused."""
    index.write(tmp_path)

    with pytest.raises(SnapshotError, match="không khớp"):
        TermIndex.read(tmp_path, rows)


def test_identity_is_stable_and_follows_the_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The identity is the same twice, and another as soon as texts become other terms."""
    before = terms_identity()

    assert before == terms_identity()

    monkeypatch.setattr(terms_module, "terms", str.split)

    assert before != terms_identity()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_question_is_scored(question: str) -> None:
    """Any text at all gets one finite score a row, none below zero."""
    scores = TermIndex.of(_TEXTS[:1]).scores(question)

    assert scores.shape == (1,)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()


def test_best_rows_are_those_with_the_highest_scores(index: TermIndex) -> None:
    """The best rows are told in ascending order, of those allowed only."""
    weighed = index.weigh("gạo đường quê")
    scores = weighed.everywhere()
    allowed = np.array([True, False, True, True])

    assert np.sort(np.argsort(-scores, kind="stable")[:2]).tolist() == weighed.best(2).tolist()
    assert not set(weighed.best(4, allowed).tolist()) & {1}
    np.testing.assert_allclose(weighed.of(np.array([1, 3])), scores[[1, 3]])


def test_common_words_only_weigh_what_rare_ones_propose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the budget the best are still the best: the rare words choose, all words decide."""
    texts = [f"xã có {row} mô hình hay" + (" hũ gạo" if row % 50 == 0 else "") for row in range(2_000)]
    weighed = TermIndex.of(texts).weigh("xã có 150 mô hình hũ gạo")
    right = weighed.best(5).tolist()
    monkeypatch.setattr(weighed_module, "_BUDGET", 100)

    assert 150 in right
    assert right == TermIndex.of(texts).weigh("xã có 150 mô hình hũ gạo").best(5).tolist()


def test_rows_that_have_a_whole_phrase() -> None:
    """Every word and every pair of neighbours, with marks or without; a phrase that nothing has has no rows."""
    index = TermIndex.of(
        ["Mô hình hũ gạo tình thương", "hu gao tinh thuong", "tình thương, hũ gạo", "hũ gạo"]
    )

    assert index.having("hũ gạo tình thương").tolist() == [0, 1]
    assert index.having("hũ gạo").tolist() == [0, 1, 2, 3]
    assert index.having("gạo hũ").tolist() == []
    assert index.having("").tolist() == []
