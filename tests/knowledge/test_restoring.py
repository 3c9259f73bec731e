"""Marks given back to questions typed without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.normalising import folded, is_plain, nfc
from knowledge.vietnamese.restoring import Restorer

_CORPUS = (
    "Chi bộ ấp Bình Tây vận động đảng viên góp quỹ giúp hộ nghèo. Đảng bộ xã Vĩnh Hòa có 12 chi bộ trực thuộc.",
    "Các chi bộ ở xã Vĩnh Hòa lập quỹ khuyến học; đảng viên đăng ký làm theo Bác.",
)


@pytest.fixture(name="restorer", scope="module")
def _restorer() -> Restorer:
    return Restorer(_CORPUS)


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("bao nhieu dang vien dang ky lam theo bac", "bao nhiêu đảng viên đăng ký làm theo bác"),
        ("chi bo ap binh tay giup ho ngheo", "chi bộ ấp bình tây giúp hộ nghèo"),
        ("xa vinh hoa co may chi bo truc thuoc", "xã vĩnh hòa có mấy chi bộ trực thuộc"),
        ("Lap quy khuyen hoc", "Lập quỹ khuyến học"),
        ("XA VINH HOA", "XÃ VĨNH HÒA"),
    ],
)
def test_marks_come_back(restorer: Restorer, typed: str, marked: str) -> None:
    """Words of the language and of the corpus get their marks, in the case they were typed in."""
    restored = restorer.restore(typed)

    assert marked == restored.text
    assert restored.confidence > 0.8


def test_the_corpus_decides_between_readings(restorer: Restorer) -> None:
    """`chi bo` is read as the corpus writes it, where the news alone would rather see somebody leave."""
    assert "chi bộ" in restorer.restore("chi bo nao gop quy").text


def test_marked_questions_stay(restorer: Restorer) -> None:
    """A question typed with marks is left as it is, its unmarked words too."""
    text = "Xã Vĩnh Hòa cho ai đi học?"

    restored = restorer.restore(text)

    assert text == restored.text
    assert restored.confidence == 1.0


def test_half_marked_questions_are_completed(restorer: Restorer) -> None:
    """Syllables typed with marks stay; the others around them get theirs."""
    assert (
        restorer.restore("xã vinh hoa co may chi bo truc thuoc").text
        == "xã vĩnh hòa có mấy chi bộ trực thuộc"
    )


def test_numbers_and_documents_stay(restorer: Restorer) -> None:
    """Nothing but words is touched."""
    restored = restorer.restore("nam 2023 co 97,09% dang vien hoc 05-CT/TW")

    assert "2023" in restored.text
    assert "97,09%" in restored.text
    assert "05-CT/TW" in restored.text


def test_an_empty_corpus_is_enough() -> None:
    """Without a corpus the news counts do."""
    assert Restorer([]).restore("thanh pho ho chi minh").text == "thành phố hồ chí minh"


@given(st.text(max_size=200))
def test_only_marks_are_added(text: str) -> None:
    """Whatever is typed, the restored text folds to the same, and plain text is all that changes."""
    shown = nfc(text)

    restored = Restorer(_CORPUS).restore(shown)

    assert folded(shown) == folded(restored.text)
    assert 0 <= restored.confidence <= 1.000001
    if is_plain(restored.text):
        assert shown.casefold() == restored.text.casefold()


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        # One syllable half-marked, the others bare.
        ("Đang ky lam theo Bác", "Đăng ký làm theo Bác"),
        ("xa Vĩnh Hòa co may chi bo", "xã Vĩnh Hòa có mấy chi bộ"),
        # Most marks set, some left out.
        (
            "Đảng bộ xã Vĩnh Hòa co bao nhieu chi bộ trực thuộc",
            "Đảng bộ xã Vĩnh Hòa có bao nhiêu chi bộ trực thuộc",
        ),
        # What may stand without marks stays so among marked syllables, and either place of the tone mark is kept.
        ("Xã Vĩnh Hoà cho ai đi học?", "Xã Vĩnh Hoà cho ai đi học?"),
    ],
)
def test_marks_left_out_here_and_there(restorer: Restorer, typed: str, marked: str) -> None:
    """The more marks a person sets, the less is changed; what cannot be right is completed all the same."""
    assert marked == restorer.restore(typed).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bí thư dang ủy tên gi?", "Bí thư đảng ủy tên gì?"),
        ("Hội viên được tặng bao nhieu suất quà", "Hội viên được tặng bao nhiêu suất quà"),
        ("Chính trị viên là ai", "Chính trị viên là ai"),
    ],
)
def test_a_word_that_nobody_leaves_bare_opens_the_others(typed: str, meant: str) -> None:
    """One word that lacks its marks for sure lets the others be read with theirs; without one they stay."""
    assert Restorer([]).restore(typed).text == meant
