"""Where facts hold: a neighbour's figure is the worst answer there is."""

import pytest
from support.read_facts import directives, models, results

_DISTRICT = "huyện Bá Hòa"


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ("Có 4 tổ tự quản.", "xã Lũng Cao, huyện Bá Hòa", "xã Lũng Cao, huyện Bá Hòa"),
        ("Chi bộ thôn Đoài có 4 tổ.", "xã Lũng Cao, huyện Bá Hòa", "thôn Đoài, xã Lũng Cao, huyện Bá Hòa"),
        ("Ở thôn Đoài, xã Lũng Cao có 4 tổ.", "xã Lũng Cao, huyện Bá Hòa", "thôn Đoài, xã Lũng Cao, huyện Bá Hòa"),
        ("Xã Tân Lộc có 4 tổ.", _DISTRICT, "xã Tân Lộc, huyện Bá Hòa"),
        ("Xã Tân Lộc có 4 tổ.", "xã Lũng Cao, huyện Bá Hòa", "xã Tân Lộc, huyện Bá Hòa"),
        ("Xã của huyện Bá Hòa có 4 tổ.", "xã Lũng Cao, huyện Bá Hòa", "xã Lũng Cao, huyện Bá Hòa"),
        ("Toàn huyện Bá Hòa có 4 tổ.", "xã Lũng Cao, huyện Bá Hòa", "huyện Bá Hòa"),
        ("Ở hai thôn Đoài và Thượng có 4 tổ.", "xã Lũng Cao", "xã Lũng Cao"),
        ("Hợp tác xã Dịch vụ có 4 tổ.", "xã Lũng Cao", "xã Lũng Cao"),
        ("Có 4 tổ.", None, None),
    ],
)  # fmt: skip
def test_figures(text: str, place: str | None, where: str | None) -> None:
    """The place that the sentence speaks of, set into the article's chain; else the article's."""
    assert [where] == [result.place for result in results(text, place)]


def test_each_clause_its_place() -> None:
    """In a list of places each figure is its own place's, and what names none is not the neighbour's."""
    found = results("Xã Tân Lộc có 4 tổ; xã Bình Lộc có 9 tổ; bệnh viện có 2 xe.", _DISTRICT)

    assert [(each.value, each.places[0].name) for each in found[:2]] == [("4", "Tân Lộc"), ("9", "Bình Lộc")]


def test_carried_on() -> None:
    """The next sentence of a paragraph speaks of the place that the one before opened with; the next paragraph does not."""
    text = "Xã Tân Lộc làm tốt. Nơi đây có 4 tổ tự quản do dân lập.\n\nĐến nay có 9 tổ hòa giải đi vào hoạt động nền nếp."

    assert [(each.value, each.place) for each in results(text, _DISTRICT)] == [
        ("4", "xã Tân Lộc, huyện Bá Hòa"),
        ("9", "huyện Bá Hòa"),
    ]


def test_givers_and_issuers_lend_no_place() -> None:
    """An award is the recipient's and a plan its follower's, whoever gave or issued them."""
    (award,) = results("Huyện ủy Bá Hòa tặng Giấy khen cho 2 tập thể.", "xã Lũng Cao, huyện Bá Hòa")
    (named,) = results("Tỉnh ủy Lâm Sơn tặng Bằng khen cho Đảng bộ xã Tân Lộc.", _DISTRICT)
    (plan,) = directives("Thực hiện Kế hoạch số 5-KH/TU của Tỉnh ủy Lâm Sơn.", "xã Lũng Cao, huyện Bá Hòa")
    (inner,) = results("Huyện ủy Ia Krêl khen thưởng 12 tập thể.", "tỉnh Lâm Sơn")

    assert award.place == "xã Lũng Cao, huyện Bá Hòa"
    assert named.place == "xã Tân Lộc, huyện Bá Hòa"
    assert plan.place == "xã Lũng Cao, huyện Bá Hòa"
    assert inner.place == "huyện Ia Krêl, tỉnh Lâm Sơn"


def test_models_in_a_list() -> None:
    """Of several models each has the place beside its own name."""
    found = models(
        "Có mô hình “Đèn ngõ” ở xã Tân Lộc, “Hũ gạo” của xã Bình Lộc và “Ao cá” của Hội Nông dân.", _DISTRICT
    )

    assert [each.place for each in found] == [
        "xã Tân Lộc, huyện Bá Hòa",
        "xã Bình Lộc, huyện Bá Hòa",
        "huyện Bá Hòa",
    ]
