"""Words that look like short forms: typed without marks, most of them are just words."""

import pytest

from knowledge.vietnamese.abbreviations import expanded


@pytest.mark.parametrize(
    "text",
    [
        "phat trien du lich",
        "Nguyễn Du",
        "hu gao tiet kiem",
        "xa nao nhieu dang vien nhat",
        "ba Nguyen Thi Hong la ai",
        "chi hong lam gi",
    ],
)
def test_words_stay(text: str) -> None:
    """Neither tourism nor a poet is a party committee, and a name is no "not"."""
    assert expanded(text) == text


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("ĐU xã", "Đảng ủy xã"),
        ("HU họp", "Huyện ủy họp"),
        ("là đc nào", "là đồng chí nào"),
        ("đc khen", "được khen"),
        ("ct HPN xã", "chủ tịch Hội Phụ nữ xã"),
        ("co mo hinh hong v", "co mo hinh không v"),
    ],
)
def test_short_forms_are_written_out(text: str, long: str) -> None:
    """In capitals, or where the question ends, they are read as before."""
    assert expanded(text) == long
