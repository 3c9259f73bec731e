"""Letters changed over, struck twice or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.transposing import untransposed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ở phườgn có bao nhiuê hộ nghoè", "ở phường có bao nhiêu hộ nghèo"),
        ("nhữgn kế hoạhc trugn tâm", "những kế hoạch trung tâm"),
        ("Huynệ có mấy mô hihn", "Huyện có mấy mô hinh"),
        ("đảg viên khôg nộp", "đảng viên không nộp"),
        ("trồng câyy", "trồng cây"),
    ],
)
def test_a_slip_that_makes_no_syllable_is_put_right(typed: str, meant: str) -> None:
    """What no syllable is spelled like is read as the syllable one slip away."""
    assert untransposed(typed, frozenset()) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "đồng chí Qưới ở Krôgn Pa",
        "xã krông pa, ia grai, đăk lăk",
        "ubnd và mttq dùng zalo, facebook",
        "dân vận khéo, mô hình dễ nhớ",
        "khu xoong nồi",
    ],
)
def test_names_short_forms_and_possible_syllables_stay(typed: str) -> None:
    """Capitals, short forms, foreign words and what may be a syllable are left as they are."""
    assert untransposed(typed, frozenset()) == typed


def test_a_word_that_is_known_stays() -> None:
    """What the corpus writes so is no slip."""
    assert untransposed("đội camear", frozenset({"camear"})) == "đội camear"


@given(st.text(alphabet="aâeêhgnkoôuưtrbmiđ̀́ NHG?5", max_size=40))
def test_no_text_is_refused(text: str) -> None:
    """Whatever is typed comes back in as many words."""
    shown = nfc(text)
    assert len(untransposed(shown, frozenset()).split()) == len(shown.split())
