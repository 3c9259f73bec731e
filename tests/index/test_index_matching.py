"""How a question's words lie in a passage."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.matching import FEATURES, PassageWords, QuestionWords
from knowledge.passages import split
from knowledge.records import Article
from knowledge.vietnamese.normalising import nfc

_TEXT = "Chi bộ lập tổ thu gom rác thải. Tổ có 12 thành viên, mỗi tuần gom hai lần."


def _words(text: str, heading: str = "") -> PassageWords:
    passages = split(Article("bai", "Bài", nfc(text)))
    return PassageWords.of(passages[0], heading)


def _features(
    question: str, text: str, cosines: Sequence[float] = (0.8, 0.8), heading: str = ""
) -> dict[str, float]:
    asked = QuestionWords(nfc(question), lambda _term: 1.0)
    row = asked.features(_words(text, heading), 0.8, cosines, 0.0)
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_columns() -> None:
    """Every feature has its column, and cosines and BM25 are handed through."""
    asked = QuestionWords("tổ thu gom", lambda _term: 2.0)
    row = dict(zip(FEATURES, asked.features(_words(_TEXT), 0.5, (0.25, 0.75), 5.0).tolist(), strict=True))

    assert (row["passage"], row["sentence"]) == (0.5, 0.75)
    # Three words and two pairs, each worth 2.
    assert row["words"] == pytest.approx(5.0 / 10)
    assert row["length"] == pytest.approx(math.log(18 + 1))


@pytest.mark.parametrize(
    ("question", "run"),
    [
        ("tổ thu gom rác", 1.0),
        ("rác thu gom tổ", 0.5),
        ("thành viên tổ", 2 / 3),
        # A run ends with its sentence.
        ("rác thải tổ có", 0.5),
        ("huyện", 0.0),
    ],
)
def test_longest_run(question: str, run: float) -> None:
    """The share of the question that stands in one piece in one sentence."""
    assert _features(question, _TEXT)["run"] == pytest.approx(run)


@pytest.mark.parametrize(
    ("question", "share"),
    [("to thu gom rac", 1.0), ("tổ thu gom hoa", 0.75), ("vinh ha", 1.0), ("xa la", 0.5)],
)
def test_coverage(question: str, share: float) -> None:
    """Words count without their marks, and those of the heading too."""
    assert _features(question, _TEXT, heading="xã Vĩnh Hạ")["coverage"] == pytest.approx(share)


def test_pairs_must_share_a_sentence() -> None:
    """Half the question's pairs in each of two sentences are half, not all."""
    assert _features("thu gom rác", _TEXT)["pairs"] == pytest.approx(1.0)
    assert _features("rác thải tổ có", _TEXT)["pairs"] == pytest.approx(1 / 3)


def test_a_sentence_counts_by_meaning_and_words_together() -> None:
    """A sentence near in meaning that shares no word gives way to one that has both."""
    apart = _features("tổ có 12 thành viên", _TEXT, (0.9, 0.8))
    together = _features("tổ có 12 thành viên", _TEXT, (0.8, 0.9))

    assert together["sentence_in_both"] > apart["sentence_in_both"]
    assert together["sentence"] == apart["sentence"]


@given(
    question=st.text(max_size=80),
    text=st.lists(st.sampled_from(["Tổ", "thu", "gom", "12", ".", "!"]), min_size=1),
)
def test_any_text(question: str, text: list[str]) -> None:
    """Whatever is asked, every feature is a number and every share lies between 0 and 1."""
    passages = split(Article("bai", "Bài", " ".join(text)))
    for passage in passages:
        asked = QuestionWords(nfc(question), lambda _term: 1.0)
        words = PassageWords.of(passage, "")
        row = asked.features(words, 0.5, [0.5] * len(passage.sentences), 1.0)
        shares = dict(zip(FEATURES, row.tolist(), strict=True))

        assert np.isfinite(row).all()
        assert all(0 <= shares[name] <= 1.0001 for name in ("run", "coverage", "pairs"))
