"""What is said at home, as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.speech import as_written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Ai đứng ra lập quỹ ở xã mô rứa?", "Ai đứng ra lập quỹ ở xã nào?"),
        ("Chị em làm răng mà gom được gạo?", "Chị em làm thế nào mà gom được gạo?"),
        ("Đường hoa làm từ khi mô?", "Đường hoa làm từ khi nào?"),
        ("Chừ quỹ được mấy đồng rồi hè?", "Bây giờ quỹ được mấy đồng rồi?"),
        ("Xã Vĩnh Lạc còn vướng chi?", "Xã Vĩnh Lạc còn vướng gì?"),
        ("Ai hiến đất nhiều nhứt?", "Ai hiến đất nhiều nhất?"),
        ("Năm ngoái có mấy người vô Đảng?", "Năm ngoái có mấy người vào Đảng?"),
        ("Bữa ni học Bác được những chi rồi?", "Bữa này học Bác được những gì rồi?"),
    ],
)
def test_words_of_the_regions_are_written_out(said: str, written: str) -> None:
    """Central and Southern words of a question are those of the written language."""
    assert as_written(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "Mô hình “Thắp sáng đường quê” làm thế nào?",
        "Mô hinh nào giúp người nghèo?",
        "Quy mô lớp học là bao nhiêu em?",
        "Chi bộ nào được khen?",
        "Thu chi của quỹ ra sao?",
        "Bệnh viện khám răng hàm mặt cho bao nhiêu cháu?",
        "Chấm dứt tảo hôn chưa?",
        "Bao nhiêu máy hỏng đã sửa?",
        "Nghỉ hè các cháu học bơi ở đâu?",
        "Năm tới trồng bao nhiêu ha?",
        "Ban hành tháng mấy năm nào?",
        "Mỗi em được bao nhiêu, mấy em được giúp?",
    ],
)
def test_words_that_only_look_like_them_stay(text: str) -> None:
    """mô hình, chi bộ, tảo hôn, nghỉ hè are what they are."""
    assert as_written(text) == text


def test_who_is_several_is_not_asked_how_many() -> None:
    """Of two "mấy" the one before the women is a plural, the one before the sum asks."""
    assert as_written("Mấy chị Vĩnh Lạc bán ve chai được mấy tiền?") == (
        "Các chị Vĩnh Lạc bán ve chai được mấy tiền?"
    )


@given(st.text(max_size=80))
def test_anything_may_be_typed(text: str) -> None:
    """No text is an error, and none becomes nothing."""
    assert bool(as_written(text).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Mấy tổ thu gom được bao nhiêu chai", "Các tổ thu gom được bao nhiêu chai"),
        ("may to thu gom duoc bao nhieu chai", "cac to thu gom duoc bao nhieu chai"),
        ("Mỗi em được mấy bác bên hội cho bao nhiêu", "Mỗi em được các bác bên hội cho bao nhiêu"),
        ("Sửa nhà hết bao tiền", "Sửa nhà hết bao nhiêu tiền"),
        ("Tặng được bao gạo", "Tặng được bao gạo"),
        ("Mấy hộ vay vốn, bao nhiêu hộ trả xong", "Mấy hộ vay vốn, bao nhiêu hộ trả xong"),
        ("Mấy năm trồng được bao nhiêu cây", "Mấy năm trồng được bao nhiêu cây"),
        ("Mấy tổ và bao nhiêu đội", "Mấy tổ và bao nhiêu đội"),
    ],
)
def test_what_is_asked_last_is_counted(typed: str, written: str) -> None:
    """In one clause with how many only the last is counted; where each has a clause both are."""
    assert as_written(typed) == written
