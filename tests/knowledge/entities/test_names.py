"""Names found however they were typed."""

import pytest

from knowledge.entities.names import NameBook, national_units
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens

_BOOK = NameBook(
    [
        Place("xã", "Mây Trắng"),
        Place("xã", "Mây Trắng Đông"),
        Place("huyện", "Mây Trắng"),
        Place("xã", "Tân Mỹ Hạ"),
        Place("xã", "Tân Mỹ Hà"),
        Place("phường", "Hòa Thủy"),
        Place(None, "Suối Hạc"),
    ]
)


def _at(typed: str, start: int = 0) -> tuple[str | None, int]:
    name, length = _BOOK.at(tuple(canonical(token.text) for token in tokens(typed)), start)
    return (name.shown if name else None), length


@pytest.mark.parametrize(
    ("typed", "shown", "length"),
    [
        ("Mây Trắng có", "Mây Trắng", 2),
        ("mây trắng có", "Mây Trắng", 2),
        ("MÂY TRẮNG", "Mây Trắng", 2),
        ("may trang co", "Mây Trắng", 2),
        ("may trắng", "Mây Trắng", 2),
        # The longest name wins.
        ("Mây Trắng Đông có", "Mây Trắng Đông", 3),
        ("may trang dong", "Mây Trắng Đông", 3),
        ("may trang dông", "Mây Trắng", 2),
        # Marks that were typed must be the name's.
        ("Tân Mỹ Hà", "Tân Mỹ Hà", 3),
        ("Tân Mỹ Hạ", "Tân Mỹ Hạ", 3),
        ("mấy trang", None, 0),
        ("Mây Trang", "Mây Trắng", 2),
        ("Máy Trắng", None, 0),
        # Either place of the tone mark.
        ("hoà thuỷ", "Hòa Thủy", 2),
        ("hòa thuỷ", "Hòa Thủy", 2),
        ("suoi hac", "Suối Hạc", 2),
        ("suoi", None, 0),
        ("", None, 0),
    ],
)
def test_a_name_at_the_start(typed: str, shown: str | None, length: int) -> None:
    """The longest name whose marks agree with those that were typed."""
    assert (shown, length) == _at(typed)


def test_a_name_further_on() -> None:
    """A name is looked for at the place that is asked about, not elsewhere."""
    assert _at("xã mây trắng", 1) == ("Mây Trắng", 2)
    assert _at("xã mây trắng", 0) == (None, 0)


def test_levels_of_a_name() -> None:
    """A name knows every level it is borne at, and none where no text states one."""
    shared, _ = _BOOK.at(("mây", "trắng"), 0)
    bare, _ = _BOOK.at(("suối", "hạc"), 0)

    assert shared is not None
    assert bare is not None
    assert shared.levels == {"xã", "huyện"}
    assert bare.levels == frozenset()


def test_an_empty_book() -> None:
    """A book without names finds nothing."""
    assert NameBook([]).at(("mây", "trắng"), 0) == (None, 0)


def test_the_country() -> None:
    """The national table holds communes, districts and provinces of before and since July 2025."""
    units = national_units()
    named = {(unit.level, unit.name) for unit in units}

    assert {("huyện", "A Lưới"), ("huyện", "Ba Tri"), ("tỉnh", "Bạc Liêu"), ("tỉnh", "Cà Mau")} <= named
    assert len(units) > 12_000
    assert all(unit.level and unit.name for unit in units)
