"""Names typed with one slip."""

import pytest

from knowledge.entities.slips import run_together, slipped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Another tone or other marks.
        ("long bính", "long bình"),
        ("thạnh qưới", "thạnh quới"),
        ("tân mỹ hà", "tân mỹ hạ"),
        # Letters that sound alike.
        ("sơn thũy", "sơn thủy"),
        ("chà vinh", "trà vinh"),
        ("long xơn", "long sơn"),
        ("mi tho", "mỹ tho"),
        ("bình quớn", "bình quới"),
        # No syllable at all.
        ("long bimh", "long bình"),
        ("long bihn", "long bình"),
        ("logn bình", "long bình"),
        ("long binhh", "long bình"),
        ("thạh lộc", "thạnh lộc"),
        # The rest typed without marks.
        ("thanh lôc dong", "thạnh lộc đông"),
    ],
)
def test_slips(typed: str, meant: str) -> None:
    """One syllable may bear other marks, sound alike or be no syllable."""
    assert slipped(typed.split(), meant.split())


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("long bình", "long bình"),
        ("long binh", "long bình"),
        # Another name.
        ("long vinh", "long bình"),
        ("long ninh", "long bình"),
        ("tân bình", "tân thuận bình"),
        ("sơn thịnh", "sơn thủy"),
        # Two slips.
        ("lòng bính", "long bình"),
        ("", "long bình"),
    ],
)
def test_no_slips(typed: str, other: str) -> None:
    """What fits is no slip, nor is another name, nor two slips at once."""
    assert not slipped(typed.split(), other.split())


@pytest.mark.parametrize(
    ("typed", "name", "same"),
    [
        ("longbình", "long bình", True),
        ("longbinh", "long bình", True),
        ("longbing", "long bình", False),
        ("huế", "huế", False),
    ],
)
def test_run_together(typed: str, name: str, *, same: bool) -> None:
    """A missing blank is recognised with marks and without."""
    assert same == run_together(typed, name.split())
