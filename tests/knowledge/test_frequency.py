"""How rare a syllable is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.frequency import everyday_rarity


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("và", "đảng"), ("có", "giáo"), ("người", "ấp"), ("của", "heo"), ("không", "khuyến"), ("va", "ngua")],
)
def test_order(commoner: str, rarer: str) -> None:
    """What everybody writes is less rare than what few do."""
    assert everyday_rarity(commoner) < everyday_rarity(rarer)


def test_ends() -> None:
    """The commonest count nothing, the unknown fully."""
    assert everyday_rarity("và") == 0.0
    assert everyday_rarity("xqzt") == everyday_rarity("") == 1.0


@pytest.mark.parametrize(("marked", "plain"), [("đảng", "dang"), ("mô", "mo"), ("hũ", "hu"), ("ấp", "ap")])
def test_an_unmarked_syllable_stands_for_all_its_readings(marked: str, plain: str) -> None:
    """Without marks a syllable is at most as rare as any of its readings."""
    assert everyday_rarity(plain) <= everyday_rarity(marked)


@given(st.text())
def test_any_text(text: str) -> None:
    """A rarity lies between 0 and 1."""
    assert 0.0 <= everyday_rarity(text) <= 1.0
