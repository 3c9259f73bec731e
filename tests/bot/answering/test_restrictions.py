"""A figure counts what is asked for: all of them, of that kind, by that measure."""

import pytest

from bot.answering.measures.restrictions import (
    is_narrowed,
    lacks_attribute,
    narrows,
    tells_contact,
    tells_measure,
)
from bot.answering.texts.figures import Figure, figures


def _first(sentence: str) -> Figure:
    return figures(sentence)[0]


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        ("dang vien nu", "Đảng bộ xã có 215 đảng viên."),
        ("ho can ngheo", "Toàn xã còn 31 hộ nghèo."),
        ("ho ngheo", "Có 48 hộ được vay vốn; trong đó nhiều hộ nghèo."),
        ("dang vien du bi", "Chi bộ có 23 đảng viên, sinh hoạt ở 3 tổ."),
    ],
)
def test_a_count_without_the_attribute_is_not_meant(counted: str, sentence: str) -> None:
    """Women, the poor and candidates are not all members or all households."""
    assert lacks_attribute(counted.split(), sentence, _first(sentence))


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        ("dang vien nu", "Chi bộ có 9 đảng viên là nữ."),
        ("ho ngheo", "Hộ nghèo của phường còn 1,2%, tức 40 hộ."),
        ("chi bo", "Đảng bộ xã có 12 chi bộ."),
    ],
)
def test_a_count_with_the_attribute_is(counted: str, sentence: str) -> None:
    """What sets the counted apart may stand anywhere in its part of the sentence; where nothing does, nothing is wanted."""
    assert not lacks_attribute(counted.split(), sentence, _first(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong năm có 73 hộ dân hiến đất mở đường.",
        "Có 26 hội viên thay phiên dọn kênh.",
        "Xã có 19 hộ nghèo.",
    ],
)
def test_those_that_did_something_are_not_all(sentence: str) -> None:
    """Asked how many there are, nobody wants those that gave land, took turns or are poor."""
    assert is_narrowed(("ho", "dan"), sentence, _first(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường có 3.120 hộ với 11.400 nhân khẩu.",
        "Đảng bộ có 261 đảng viên, sinh hoạt ở 14 chi bộ.",
        "Có 250 trong tổng số 261 đảng viên đăng ký làm theo.",
    ],
)
def test_a_plain_count_is_of_all(sentence: str) -> None:
    """A count that nothing narrows, or that is said to be the whole, is of all."""
    assert not is_narrowed(("dang", "vien"), sentence, list(figures(sentence))[-1])


def test_a_question_may_ask_for_those_that_did_something() -> None:
    """Whoever asks how many took part wants no count of all."""
    assert narrows(("dang", "vien", "tham", "gia"))
    assert not narrows(("dang", "vien"))


@pytest.mark.parametrize(
    ("plain", "sentence", "tells"),
    [
        ("thu ngan sach bao nhieu ty", "Thu nhập bình quân đạt 61 triệu đồng.", False),
        ("thu ngan sach bao nhieu ty", "Tổng thu ngân sách đạt 12 tỷ đồng.", True),
        ("dan so bao nhieu", "Có 285 người dân tham gia.", False),
        ("dan so bao nhieu", "Xã có 8.210 nhân khẩu.", True),
        ("ket nap may dang vien", "Đảng bộ có 261 đảng viên.", False),
        ("co may nguoi vao dang", "Tổ gồm 6 người của Hội Nông dân.", False),
        ("co may nguoi vao dang", "Chi bộ kết nạp 6 người.", True),
        ("may em bo hoc", "Lớp bơi có 40 em.", False),
        ("ket nap may dang vien", "Năm qua phát triển đảng được 7 đồng chí.", True),
    ],
)
def test_a_measure_is_told_by_its_own_words(plain: str, sentence: str, tells: bool) -> None:
    """Revenue is no income, those that took part no population, a count of members no count of the admitted."""
    assert tells_measure(plain, sentence) is tells


def test_how_to_reach_somebody_is_a_number() -> None:
    """A sentence without a telephone number does not answer for one."""
    assert not tells_contact("so dien thoai cua ubnd xa", "UBND xã có bộ phận một cửa.")
    assert tells_contact("so dien thoai cua ubnd xa", "Đường dây nóng: 0296 123 4567.")
    assert tells_contact("so dien thoai khong ngu la gi", "Mô hình do Công an phường trực.")
