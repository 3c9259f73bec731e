"""Figures in sentences: which numbers count something, and what."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.texts.figures import Figure, figures
from knowledge.vietnamese.normalising import nfc


def _shown(sentence: str) -> list[str]:
    return [figure.span.of(sentence) for figure in figures(sentence)]


def _counting(sentence: str, wanted: str) -> str | None:
    """The figure that most surely counts `wanted`."""
    ranked = sorted(figures(sentence), key=lambda figure: -figure.counts(tuple(wanted.split())))
    best = ranked[0] if ranked else None
    return best.span.of(sentence) if best and best.counts(tuple(wanted.split())) else None


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Xã có 16 chi bộ và gần 270 đảng viên.", ["16", "270"]),
        ("Có 97,09% đảng viên đăng ký.", ["97,09%"]),
        ("Đạt 98 phần trăm.", ["98 phần trăm"]),
        ("Tuyên dương 1.778 tập thể, cá nhân.", ["1.778"]),
        ("Góp 20.000 đồng một tháng.", ["20.000 đồng"]),
        ("Kinh phí trên 01 tỷ đồng.", ["01 tỷ đồng"]),
        ("Vận động 68,2 triệu đồng.", ["68,2 triệu đồng"]),
        ("Trồng 3 nghìn cây.", ["3 nghìn"]),
        ("Có 3 đồng chí tham gia.", ["3"]),
        ("Đường dài 1,8 km.", ["1,8"]),
        ("05 đợt sinh hoạt với 425 lượt người.", ["05", "425"]),
        # Naming numbers.
        ("Thực hiện Chỉ thị 05-CT/TW và Kết luận số 01.", []),
        ("Kế hoạch 70-KH/HU ngày 22/02/2023.", []),
        ("Tổ tự quản số 05 ra mắt.", []),
        ("Chi bộ ấp Gò Sen 2 làm trước.", []),
        ("Tháng 7 năm 2023, quý 3.", []),
        ("Nghị quyết Trung ương 4 khóa 13.", []),
        ("Điều 3, khoản 2, mục 1.", []),
        ("Lần thứ 13.", []),
        ("Không có số nào.", []),
        ("", []),
    ],
)
def test_which_numbers_count(sentence: str, shown: list[str]) -> None:
    """Counts, shares and amounts are figures with their unit; numbers that name, date or order are none."""
    assert shown == _shown(sentence)


@pytest.mark.parametrize(
    ("sentence", "percent", "money"),
    [
        ("Có 97,09% đảng viên.", True, False),
        ("Có 97 phần trăm đảng viên.", True, False),
        ("Góp 20.000 đồng.", False, True),
        ("Góp 5 triệu đồng.", False, True),
        ("Có 5 đồng chí.", False, False),
        ("Có 16 chi bộ.", False, False),
    ],
)
def test_kinds(sentence: str, percent: bool, money: bool) -> None:
    """A share and an amount of money are known as such."""
    (figure,) = figures(sentence)

    assert (percent, money) == (figure.percent, figure.money)


_SENTENCE = (
    "Đảng bộ xã hiện có gần 270 đảng viên và 16 chi bộ trực thuộc, mở 63 cuộc tuyên truyền, có 2.646 người tham dự,"
    " tổng kinh phí 1,5 tỷ đồng."
)


@pytest.mark.parametrize(
    ("wanted", "figure"),
    [
        ("dang vien", "270"),
        ("chi bo", "16"),
        ("chi bo truc thuoc", "16"),
        ("cuoc tuyen truyen", "63"),
        ("nguoi tham du", "2.646"),
        ("nguoi", "2.646"),
        ("mo hinh", None),
        ("ho ngheo", None),
    ],
)
def test_what_is_counted(wanted: str, figure: str | None) -> None:
    """Of many figures the one that stands before what is wanted, and none where that is not counted."""
    assert figure == _counting(_SENTENCE, wanted)


def test_windows_end_at_the_next_figure() -> None:
    """What belongs to a neighbour is in no window: a figure never borrows the next one's subject."""
    first, second = figures("Có 12 tập thể và 34 cá nhân.")

    assert (first.after, second.after) == (("tap", "the", "va"), ("ca", "nhan"))
    assert (first.before, second.before) == (("co",), ("tap", "the", "va"))


def test_nothing_wanted() -> None:
    """Where the question does not say what is counted, every figure may be meant."""
    (figure,) = figures("Có 12 tập thể.")

    assert figure.counts(()) == 0.5


def test_near_beats_far() -> None:
    """What follows closely is surer than what follows far or precedes."""
    near = _one("Có 12 hộ nghèo được giúp.").counts(("ho", "ngheo"))
    far = _one("Có 12 căn nhà tình nghĩa trao cho hộ nghèo.").counts(("ho", "ngheo"))
    before = _one("Số hộ nghèo là 12.").counts(("ho", "ngheo"))

    assert near > far >= 0
    assert near > before > 0


def _one(sentence: str) -> Figure:
    (figure,) = figures(sentence)
    return figure


_PIECES = st.sampled_from(
    ["5", "97,09", "%", "1.778", "triệu", "đồng", "chí", "xã Mây 2", "05-CT/TW", "ngày", ",", "có"]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_any_text(text: str) -> None:
    """Whatever the sentence, figures stand in it in order, begin with a digit and count nothing negatively."""
    shown = nfc(text)
    found = list(figures(shown))

    assert all(figure.span.of(shown)[0].isdigit() for figure in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 <= figure.counts(("chi", "bo")) <= 1 for figure in found)
