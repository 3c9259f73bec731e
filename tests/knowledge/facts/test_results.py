"""Figures of a sentence: what they count, whose they are, when, and whether they are deeds."""

import pytest
from support.read_facts import results

from knowledge.facts.records import Status


def _read(text: str) -> list[tuple[str | None, str | None]]:
    return [(result.amount, result.counted) for result in results(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xã có 19 chi bộ trực thuộc với 412 đảng viên.", [("19", "chi bộ trực thuộc"), ("412", "đảng viên")]),
        ("Có 12/15 chi bộ, đạt 80%, hoàn thành.", [("12/15", "chi bộ"), ("80%", "chi bộ")]),
        ("Hơn 98,5 % cán bộ, đảng viên tham gia.", [("98,5%", "cán bộ, đảng viên")]),
        ("Huy động gần 2 tỷ đồng làm 5,6 km đường.", [("2 tỷ đồng", "Huy động"), ("5,6 km", "đường")]),
        ("Trồng từ 3 đến 5 cây xanh, góp 120 – 150 kg gạo.", [("3-5", "cây xanh"), ("120-150 kg", "gạo")]),
        ("Dân hiến 4.350 m² đất.", [("4.350 m2", "đất")]),
        ("Có 296 trong tổng số 301 đảng viên dự.", [("296", "đảng viên"), ("301", "đảng viên")]),
        ("Thu nhập bình quân đầu người đạt 61,5 triệu đồng/năm.", [("61,5 triệu đồng/năm", "Thu nhập bình quân đầu người")]),
        ("Tỷ lệ hộ nghèo giảm từ 6,4% xuống còn 2,15%.", [("6,4%", "Tỷ lệ hộ nghèo"), ("2,15%", "Tỷ lệ hộ nghèo")]),
        ("Mỗi tháng 2 buổi, mỗi ngày 20 suất, mỗi quý 1 cuộc.", [("2", "buổi"), ("20", "suất"), ("1", "cuộc")]),
        ("Góp mỗi tháng 50.000 đồng vào quỹ.", [("50.000 đồng", "Góp")]),
        ("Xã còn 1.037 hộ nghèo (2,9%).", [("1.037", "hộ nghèo"), ("2,9%", "hộ nghèo")]),
        ("Xã trang bị cho 08 chi bộ ấp 08 tủ sách mới.", [("08", "chi bộ ấp"), ("08", "tủ sách mới")]),
        ("Hội có ba đồng chí được cử đi học.", [("3", "đồng chí")]),
        ("Chi bộ có 3 đồng chí, quỹ có 3 triệu đồng.", [("3", "đồng chí"), ("3 triệu đồng", "quỹ")]),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, found: list[tuple[str, str]]) -> None:
    """Values, units and what is counted, in the spellings of reports."""
    assert found == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 15/5/2016, Chỉ thị số 05-CT/TW ra đời.",
        "Sau 3 năm thực hiện, đến quý II/2024 đã rõ.",
        "Đồng chí Lan, 74 tuổi, 50 năm tuổi Đảng.",
        "Kỷ niệm 134 năm Ngày sinh của Bác, lúc 7 giờ 30 phút.",
        "Chi bộ tổ dân phố số 7 và ấp Tân Bình 1 làm điểm.",
        "Đại hội lần thứ 13, nhiệm kỳ 2020 - 2025.",
        "Hội có mô hình Chi hội “5 có, 3 sạch”.",
        "Cây cầu khánh thành dịp 19/5 và 2/9.",
        "Trung đoàn 95 đóng trên Quốc lộ 1.",
        "Xã là 1 trong 10 đơn vị tiêu biểu.",
        "Quy định có 19 điều đảng viên không được làm.",
    ],
)
def test_no_figures(text: str) -> None:
    """Dates, terms, ages, ordinals and names bear numbers that count nothing."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Xã đã trồng 40 cây.", Status.ACHIEVED),
        ("Xã phấn đấu trồng 40 cây.", Status.PLANNED),
        ("Thời gian tới, xã trồng 40 cây.", Status.PLANNED),
        ("Năm 2024, xã sẽ trồng 40 cây.", Status.PLANNED),
        ("Chỉ tiêu là 40 cây.", Status.PLANNED),
        ("Xã vượt chỉ tiêu 40 cây.", Status.ACHIEVED),
        ("Chi bộ đăng ký 40 việc.", Status.REGISTERED),
        ("Có 40 đảng viên đăng ký làm theo.", Status.REGISTERED),
        ("Chỉ tiêu khó nhưng xã đã trồng 40 cây.", Status.ACHIEVED),
    ],
)
def test_deed_or_aim(text: str, status: Status) -> None:
    """An aim and a promise are no deeds."""
    assert [status] == [result.status for result in results(text)]


def test_aims_that_go_on() -> None:
    """What follows "thời gian tới" in its paragraph is still to come; the next paragraph starts anew."""
    text = "Thời gian tới, xã làm ba việc. Một là, mở 4 lớp học nghề cho bà con.\n\nĐảng bộ xã có 19 chi bộ trực thuộc."

    assert [(result.amount, result.status) for result in results(text)] == [
        ("4", Status.PLANNED),
        ("19", Status.ACHIEVED),
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Còn 3 chi bộ chưa đăng ký.", True),
        ("Xã không có 1 vụ vi phạm nào.", True),
        ("Có 3 chi bộ không hoàn thành nhiệm vụ.", True),
        ("Có 3 chi bộ hoàn thành nhiệm vụ.", False),
    ],
)
def test_negation(text: str, *, negated: bool) -> None:
    """Who has not done it is told from who has."""
    assert [negated] == [result.is_negated for result in results(text)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2023, xã trồng 40 cây và 3 ha rừng.", ["Năm 2023", "Năm 2023"]),
        ("Xã trồng 40 cây năm 2022 và 60 cây năm 2023.", ["năm 2022", "năm 2023"]),
        ("Tội phạm giảm từ 11 vụ năm 2022 xuống 3 vụ.", ["năm 2022", None]),
        ("Xã giúp 22 hộ thoát nghèo trong giai đoạn 2021 - 2023.", ["giai đoạn 2021 - 2023"]),
        ("Trong 6 tháng đầu năm 2024, xã giúp 22 hộ.", ["6 tháng đầu năm 2024"]),
        ("Xã giúp 22 hộ, tăng 5 hộ so với năm 2020.", [None, None]),
        ("Theo chuyên đề năm 2023, xã giúp 22 hộ.", [None]),
    ],
)
def test_periods(text: str, periods: list[str | None]) -> None:
    """A period goes to the figures it speaks of; a year only compared with or naming a theme is none."""
    assert periods == [result.period for result in results(text)]


def test_whose() -> None:
    """A figure is of the nearest body before it; an office and the issuer of a document are nobody's deed."""
    first, second = results("Hội Nông dân xã trồng 40 cây; Đoàn Thanh niên xã trồng 60 cây.")
    (third,) = results("Theo đồng chí Bí thư Đảng ủy xã, có 40 cây được trồng.")
    (fourth,) = results("Theo Kế hoạch số 5-KH/HU của Huyện ủy, có 40 cây được trồng.")
    (fifth,) = results("Phòng, chống dịch tốt, phường Trường Sơn có 40 cây xanh.")

    assert fifth.whom is None
    assert (first.whom, second.whom) == ("Hội Nông dân xã", "Đoàn Thanh niên xã")
    assert (third.whom, fourth.whom) == (None, None)


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("Tỉnh ủy tặng Bằng khen cho 4 tập thể và 6 cá nhân.", [("4", "Bằng khen", "Tỉnh ủy", "tỉnh"), ("6", "Bằng khen", "Tỉnh ủy", "tỉnh")]),
        ("Huyện có 1 tập thể được Thủ tướng Chính phủ tặng Bằng khen, 7 cá nhân được Tỉnh ủy biểu dương.", [("1", "Bằng khen", "Thủ tướng Chính phủ", "chính phủ"), ("7", "biểu dương", "Tỉnh ủy", "tỉnh")]),
        ("Có 2 cá nhân nhận Bằng khen của Ban Tuyên giáo Trung ương.", [("2", "Bằng khen", "Ban Tuyên giáo Trung ương", "trung ương")]),
        ("Cấp cơ sở khen thưởng 17 tập thể.", [("17", "khen thưởng", "cấp cơ sở", "cơ sở")]),
        ("Đảng ủy xã tặng Giấy khen cho 2 tập thể đạt thành tích xuất sắc.", [("2", "Giấy khen", "Đảng ủy xã", "xã")]),
        ("Xã có 5 cá nhân là đảng viên trẻ.", []),
    ],
)  # fmt: skip
def test_awards_counted(text: str, awards: list[tuple[str, str, str, str]]) -> None:
    """Each figure has its own award, giver and level."""
    assert awards == [
        (result.value, result.award.name, result.award.given_by, result.award.level)
        for result in results(text)
        if result.award
    ]


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("Chi bộ thôn Đoài được Huyện ủy Bá Hòa tặng Giấy khen.", [("Chi bộ thôn Đoài", "Giấy khen", "huyện")]),
        ("Huyện ủy tặng Giấy khen cho Chi bộ thôn Đoài.", [("Chi bộ thôn Đoài", "Giấy khen", "huyện")]),
        ("Chi bộ thôn Đoài và đồng chí Hà Thị Mai, Chủ tịch Hội Phụ nữ xã, được Tỉnh ủy khen thưởng.", [("Chi bộ thôn Đoài", "khen thưởng", "tỉnh"), ("đồng chí Hà Thị Mai", "khen thưởng", "tỉnh")]),
        ("Ông Lò Văn Pành được Chủ tịch nước tặng Huân chương Lao động hạng Ba.", [("Ông Lò Văn Pành", "Huân chương Lao động hạng Ba", "nhà nước")]),
        ("Xã ghi nhận và biểu dương tinh thần của bà con.", []),
    ],
)  # fmt: skip
def test_awards_named(text: str, awards: list[tuple[str, str, str]]) -> None:
    """Who is commended by name is a result without a figure."""
    found = [result for result in results(text) if result.award and result.value is None]

    assert awards == [(each.whom, each.award.name, each.award.level) for each in found if each.award]
