"""Models that a sentence names, and what it says of them."""

import pytest
from support.read_facts import models


def _names(text: str) -> list[str]:
    return [model.name for model in models(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chi bộ duy trì mô hình “Hũ gạo tình thương”.", ["Hũ gạo tình thương"]),
        ("Xã có các mô hình “Nhà sạch”, “Vườn xanh” và “Ngõ đẹp”.", ["Nhà sạch", "Vườn xanh", "Ngõ đẹp"]),
        ("Có mô hình “A một” ở xã Bình Lộc, “B hai” của xã Tân Lộc.", ["A một", "B hai"]),
        ("Nhiều mô hình hay: “Đèn ngõ”, thắp sáng đường quê, tuyến đường hoa.", ["Đèn ngõ", "thắp sáng đường quê", "tuyến đường hoa"]),
        ("Hội Nông dân lập 4 tổ “Góp vốn xoay vòng”.", ["Góp vốn xoay vòng"]),
        ("Hội Phụ nữ có mô hình Chi hội “3 sạch”.", ["3 sạch"]),
        ("Chi bộ có mô hình nuôi heo đất, mỗi người góp một ít.", ["nuôi heo đất"]),
        ("Mô hình chợ không túi ni lông của Hội Phụ nữ được hưởng ứng.", ["chợ không túi ni lông"]),
        ("Tổ thu gom rác do Chi bộ thôn Đoài thành lập rất chăm.", ["Tổ thu gom rác"]),
        ('Chi bộ thực hiện mô hình "Sổ vàng" từ lâu.', ["Sổ vàng"]),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    """Names with and without quotation marks, alone and in lists, exactly as written."""
    assert names == _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bác dạy “Cần, kiệm, liêm, chính”.",
        "Đảng viên phải “nói đi đôi với làm”.",
        "Xã đọc cuốn sách “Đường kách mệnh” và tác phẩm “Sửa đổi lối làm việc”.",
        "Xã mở hội thi “Kể chuyện Bác Hồ” và cuộc thi “Ảnh đẹp”.",
        "Toàn xã hưởng ứng phong trào “Toàn dân bảo vệ an ninh Tổ quốc”.",
        "Xã có nhiều mô hình hay, cách làm sáng tạo.",
        "Mô hình này cần được nhân rộng.",
        "Xã có 22 mô hình về “Học tập và làm theo tư tưởng Hồ Chí Minh”.",
        "Không nên chạy theo mô hình “phong trào”.",
        "Việc nhân rộng mô hình sang các thôn còn chậm.",
        "Thành lập tổ công tác để giúp dân.",
    ],
)
def test_no_models(text: str) -> None:
    """Sayings, books, contests, movements and general talk name no model."""
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chi bộ thôn Đoài thực hiện mô hình “Đèn ngõ”.", "Chi bộ thôn Đoài"),
        ("Mô hình “Đèn ngõ” của Hội Nông dân xã rất hay.", "Hội Nông dân xã"),
        ("Mô hình “Đèn ngõ” do Đoàn Thanh niên xã phát động.", "Đoàn Thanh niên xã"),
        ("Mô hình “Đèn ngõ” được Công an xã đưa vào hoạt động.", "Công an xã"),
        ("Chùa Long Sơn cùng Hội Chữ thập đỏ xã mở tủ thuốc “Tình thương”.", "Chùa Long Sơn"),
        ("Có mô hình “Cầu quê” của ông Sáu Thêm.", "ông Sáu Thêm"),
        ("Theo Bí thư Đảng ủy xã, mô hình “Đèn ngõ” rất hay.", None),
    ],
)
def test_who_runs_it(text: str, who: str | None) -> None:
    """Whoever runs a model stands behind its name or before it; an officer who speaks of it does not."""
    assert [who] == [model.run_by for model in models(text)]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Từ năm 2019, Chi bộ duy trì mô hình “Đèn ngõ”.", "2019"),
        ("Mô hình “Đèn ngõ” ra mắt tháng 3/2022.", "2022-03"),
        ("Mô hình “Đèn ngõ” hoạt động từ ngày 01/7/2022.", "2022-07-01"),
        ("Năm 2023, xã ra mắt mô hình “Đèn ngõ”.", "2023"),
        ("Năm 2023, mô hình “Đèn ngõ” giúp 4 hộ.", None),
    ],
)
def test_since(text: str, since: str | None) -> None:
    """Since when it runs is stated by a from or a founding, not by any year in the sentence."""
    assert [since] == [model.since for model in models(text)]


def test_what_it_does() -> None:
    """The words behind the name and its figures go with the model, up to the next model."""
    first, second = models(
        "Chi bộ có mô hình “Hũ gạo” của Hội Phụ nữ xã, mỗi tháng giúp 18 hộ; mô hình “Đèn ngõ” lắp 40 bóng đèn."
    )

    assert (first.does, first.figures) == ("mỗi tháng giúp 18 hộ", ("18 hộ",))
    assert (second.does, second.figures) == ("lắp 40 bóng đèn", ("40 bóng đèn",))
