"""Places called by their initials."""

import pytest

from bot.answering.naming.initials import with_names
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place

_BOOK = NameBook(
    [
        Place("huyện", "Vàm Sậy"),
        Place("xã", "Rạch Lá"),
        Place("xã", "Rạch Lau"),
        Place("xã", "Bàu Sen"),
        Place("bản", "Chiềng Khoa"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xã BS có gì hay", "xã Bàu Sen có gì hay"),
        ("huyện VS, xã BS", "huyện Vàm Sậy, xã Bàu Sen"),
        ("xã RL có mấy chi bộ, Rạch Lá nha", "có mấy chi bộ, xã Rạch Lá nha"),
    ],
)
def test_the_only_place_of_those_initials_is_meant(typed: str, meant: str) -> None:
    """One name of that level, or the one that is said besides."""
    assert " ".join(with_names(typed, _BOOK.of_initials).split()) == meant


@pytest.mark.parametrize(
    "typed", ["xã RL có gì", "BS có gì", "xã bs có gì", "bản CK của đảng viên", "xã NTM"]
)
def test_what_may_be_something_else_stays_as_typed(typed: str) -> None:
    """Two of those initials, no level before them, small letters, a pledge, no unit of that level."""
    assert with_names(typed, _BOOK.of_initials) == typed
