"""ng and ngh before their vowels."""

import pytest

from knowledge.vietnamese.orthography import spelled_right


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("hộ ngèo", "hộ nghèo"),
        ("nghành y tế", "ngành y tế"),
        ("ngỉ học", "nghỉ học"),
        ("ho ngeo con may", "ho ngheo con may"),
    ],
)
def test_it_is_spelled_as_its_vowel_asks(typed: str, spelled: str) -> None:
    """Ngh stands before e, ê and i, ng before all others."""
    assert spelled_right(typed) == spelled


@pytest.mark.parametrize(
    "typed", ["người nghe nghị quyết", "Ngãi Giao", "Nge An", "tháng ngày", "long nhong"]
)
def test_what_is_right_stays(typed: str) -> None:
    """So do names, and ng that ends a word."""
    assert spelled_right(typed) == typed
