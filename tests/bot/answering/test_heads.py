"""Who heads a body, asked by that word."""

import pytest

from bot.answering.texts.heads import by_level, by_office


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Người đứng đầu Đảng ủy xã A là ai?", "Bí thư Đảng ủy xã A là ai?"),
        ("Đồng chí nào đứng đầu chi bộ ấp B?", "Đồng chí nào là Bí thư chi bộ ấp B?"),
        ("Ai đứng đầu Ban Chỉ đạo ở huyện A?", "Ai là Trưởng Ban Chỉ đạo ở huyện A?"),
        ("Ai đứng đầu Hội Phụ nữ xã A?", "Ai là Chủ tịch Hội Phụ nữ xã A?"),
    ],
)
def test_the_head_of_a_body_is_its_office(text: str, read: str) -> None:
    """A committee of the Party is headed by a secretary, a union by a chairman."""
    assert by_office(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Trách nhiệm của người đứng đầu cấp ủy là gì?",
        "Xã nào đứng đầu huyện?",
        "Nghị quyết nói gì về người đứng đầu chi bộ?",
    ],
)
def test_nobody_else_is_put_into_an_office(text: str) -> None:
    """Where it is not asked who that is, or no body is named, the question stays as it is."""
    assert by_office(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Đoàn Thanh niên huyện Gò Ổi có mô hình nào?", "Huyện đoàn Gò Ổi có mô hình nào?"),
        ("doan thanh nien tinh Lam Khe lam gi", "Tỉnh đoàn Lam Khe lam gi"),
        ("Đoàn Thanh niên thành phố Gò Ổi", "Thành đoàn Gò Ổi"),
        ("Đoàn Thanh niên xã Gò Ổi", "Đoàn Thanh niên xã Gò Ổi"),
        ("Đoàn Thanh niên Thạnh Gò làm gì", "Đoàn Thanh niên Thạnh Gò làm gì"),
    ],
)
def test_the_youth_union_is_called_by_its_level(text: str, read: str) -> None:
    """Of a district and above the level comes first; a commune's is called both ways."""
    assert by_level(text) == read
