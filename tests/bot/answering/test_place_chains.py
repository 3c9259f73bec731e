"""Names that are one without their marks, told apart by what is named around them. All places are invented."""

import pytest

from bot.answering.naming.place_finder import PlaceFinder
from knowledge.entities.names import NameBook
from knowledge.entities.places import place_chain
from knowledge.vietnamese.normalising import is_plain


def _book(*chains: str) -> NameBook:
    return NameBook([place for chain in chains for place in place_chain(chain)])


_FINDER = PlaceFinder(
    _book(
        "xã Mây Trắng, huyện Suối Hạc, tỉnh Đồi Xanh",
        "xã Mây Tráng, huyện Đá Bạc, tỉnh Đồi Xanh",
        "xã Mây Trang, huyện Đà Bắc Hạ, tỉnh Sông Gấm",
        "xã Gò Sen, huyện Đà Bạc, tỉnh Sông Gấm",
    ),
    _book("xã Mãy Trăng, huyện Cát Lở, tỉnh Đồi Xanh", "xã Sông Gấm Nam, huyện Cát Lở, tỉnh Đồi Xanh"),
    common=frozenset(),
    proper=frozenset(),
)


def _full(text: str) -> list[str]:
    return [found.place.full for found in _FINDER.find(text, plain=is_plain(text))]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("xa may trang, huyen suoi hac, tinh doi xanh", "xã Mây Trắng, huyện Suối Hạc, tỉnh Đồi Xanh"),
        ("xa may trang, huyen da bac co gi", "xã Mây Tráng, huyện Đá Bạc"),
        ("xa go sen, huyen da bac co gi", "xã Gò Sen, huyện Đà Bạc"),
        ("xa may trang, tinh song gam co gi", "xã Mây Trang, tỉnh Sông Gấm"),
        # Nobody's but the country's: it is not taken for one of the corpus.
        ("xa may trang, huyen cat lo co gi", "xã Mãy Trăng, huyện Cát Lở"),
        # Two that fit: the one that is found first, here as everywhere.
        ("xa may trang, tinh doi xanh co gi", "xã Mây Trắng, tỉnh Đồi Xanh"),
    ],
)
def test_what_lies_around_tells_names_without_marks_apart(text: str, full: str) -> None:
    """Of the names that a plain one may be, the one that lies in the units named behind it is meant."""
    assert _full(text) == [full]


@pytest.mark.parametrize(
    "text",
    ["xã Mây Trắng, huyện Đá Bạc", "xã Mây Trắng (huyện Đá Bạc)", "xã Mây Tráng, huyện Suối Hạc"],
)
def test_a_name_with_its_marks_is_no_other(text: str) -> None:
    """What is written with marks is never read as the namesake that would fit."""
    (found,) = _full(text)

    assert found == text.replace(" (", ", ").replace(")", "")


def test_the_properly_written_form_follows_the_reading() -> None:
    """What is put in place of the typed names is the reading that was chosen."""
    (found,) = _FINDER.find("o xa may trang (huyen da bac) co gi", plain=True)

    assert found.spelled == "xã Mây Tráng, huyện Đá Bạc"
    assert found.span.of("o xa may trang (huyen da bac) co gi") == "xa may trang (huyen da bac)"


def test_a_longer_name_of_another_level_is_not_taken() -> None:
    """Behind a province's level “song gam nam 2022” is the province and a year, not a commune called Sông Gấm Nam."""
    assert _full("xa go sen, tinh song gam nam 2022 co gi") == ["xã Gò Sen, tỉnh Sông Gấm"]
