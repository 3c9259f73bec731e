"""Which units lie in which, by the national table."""

import pytest

from knowledge.entities.hierarchy import larger_units
from knowledge.entities.places import place_chain


@pytest.mark.parametrize(
    ("stated", "around"),
    [
        ("huyện Nga Sơn", ["tỉnh Thanh Hóa"]),
        ("xã Nga Yên", ["huyện Nga Sơn", "tỉnh Thanh Hóa"]),
        ("xã Nga Yên, huyện Nga Sơn", ["tỉnh Thanh Hóa"]),
        ("xã Nga Yên (Nga Sơn)", ["tỉnh Thanh Hóa"]),
        ("thôn Đoài, xã Nga Yên, huyện Nga Sơn", ["tỉnh Thanh Hóa"]),
        ("xã Nga Yên, huyện Nga Sơn, tỉnh Thanh Hóa", []),
        ("xã Tân Lập", []),
        ("xã Nơi Không Có", []),
        ("huyện Nga Sơn, tỉnh Nghệ An", []),
        ("tỉnh Thanh Hóa", []),
        ("thành phố Hà Nội", []),
        ("huyện Thanh Oai", ["thành phố Hà Nội"]),
        ("", []),
    ],
)
def test_around(stated: str, around: list[str]) -> None:
    """Stated units are completed where the table leaves one possibility, and never against what is stated."""
    assert around == [unit.text for unit in larger_units(place_chain(stated))]
