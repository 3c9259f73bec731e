"""Questions in English and what is made of them."""

import pytest

from knowledge.vietnamese.english import from_english, is_english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many party cells does Vinh Hoa commune have?", True),
        ("Which body issued Directive 05?", True),
        ("What are the shortcomings of Vinh Hoa?", True),
        ("xa vinh hoa co bao nhieu chi bo", False),
        ("Xã Vĩnh Hòa có bao nhiêu chi bộ?", False),
        ("do dang bo in an to roi an pham", False),
        ("the con xa vinh hoa thi sao", False),
        ("", False),
    ],
)
def test_english_is_told_from_vietnamese_without_marks(text: str, expected: bool) -> None:
    """Syllables that English shares do not make a question English."""
    assert expected == is_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many party cells does Vinh Hoa commune have?", "bao nhiêu chi bộ của xã Vinh Hoa có"),
        (
            "How many members does Vinh Hoa Water Supply Company have?",
            "bao nhiêu thành viên của công ty cấp nước Vinh Hoa có",
        ),
        ("Which body issued Directive 05?", "cơ quan nào ban hành Chỉ thị 05"),
        ("What did the farmers’ association of Vinh Hoa set up?", "Hội Nông dân Vinh Hoa thành lập"),
        (
            "How many members does the youth union of Vinh Hoa have?",
            "bao nhiêu đoàn viên của Đoàn Thanh niên Vinh Hoa có",
        ),
        ("Who heads the Cat Lo district Party Committee?", "ai người đứng đầu huyện ủy Cat Lo"),
        (
            "Which models do the armed forces of Cat Lo province run?",
            "những mô hình nào lực lượng vũ trang tỉnh Cat Lo có",
        ),
    ],
)
def test_the_words_of_the_genre_are_turned(text: str, expected: str) -> None:
    """What asks, what is counted and who did it come out in Vietnamese; names and numbers stay."""
    assert expected == from_english(text)
