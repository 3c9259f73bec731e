"""Bodies with names of their own, written in full and called for short. All of them are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities.bodies import (
    bodies_in,
    called,
    is_called,
    is_kind,
    opening_body,
    own_name,
    words_of,
)
from knowledge.vietnamese.normalising import canonical, folded, nfc

_WATER = "Công ty Cổ phần Cấp nước Mây Trắng"
_HOSPITAL = "Bệnh viện Đa khoa khu vực Suối Hạc"


@pytest.mark.parametrize(
    ("typed", "name", "calls"),
    [
        ("công ty cổ phần cấp nước mây trắng", _WATER, True),
        ("công ty cấp nước mây trắng", _WATER, True),
        ("cong ty cap nuoc may trang", _WATER, True),
        ("công ty mây trắng", _WATER, True),
        ("công ty cấp nước mt", _WATER, True),
        ("công ty cấp nước tỉnh mây trắng", _WATER, True),
        ("bệnh viện suối hạc", _HOSPITAL, True),
        ("bệnh viện khu vực suối hạc", _HOSPITAL, True),
        # Another company of that place, another place, another sort of body, no name at all.
        ("công ty điện lực mây trắng", _WATER, False),
        ("công ty cấp nước suối hạc", _WATER, False),
        ("bệnh viện mây trắng", _WATER, False),
        ("công ty cấp nước", _WATER, False),
        ("mây trắng", _WATER, False),
    ],
)
def test_a_body_may_be_called_without_what_sort_it_is_but_not_without_its_name(
    typed: str, name: str, *, calls: bool
) -> None:
    """The legal form and the trade may go, the own name or its initials stay."""
    assert is_called(tuple(typed.split()), called(name), own_name(name)) is calls


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("công ty cấp nước", True), ("cong ty", True), ("công ty điện lực", False), ("nhà máy", False)],
)
def test_a_kind_is_named_without_the_own_name(typed: str, *, is_one: bool) -> None:
    """The words “công ty cấp nước” name the kind of a water company."""
    assert is_kind(tuple(typed.split()), called(_WATER), own_name(_WATER)) is is_one


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Đồn Biên phòng Nà Phiêng: Học Bác từ phiên gác", "Đồn Biên phòng Nà Phiêng"),
        ("Đảng bộ Công ty Cổ phần Cấp nước Mây Trắng học và làm theo Bác", _WATER),
        ("Chi bộ Bệnh viện Suối Hạc – điểm sáng", "Bệnh viện Suối Hạc"),
        ("Xã Mây Trắng: Kết quả học Bác", ""),
        ("Trường Sơn vào mùa mới", ""),
        ("Công ty đồng hành cùng xã Mây Trắng", ""),
        ("Hội Nông dân xã Mây Trắng làm theo Bác", ""),
        ("Học Bác ở Bệnh viện Suối Hạc", ""),
    ],
)
def test_a_title_may_open_with_a_body_of_its_own(title: str, body: str) -> None:
    """What is part of a commune's own work, its farmers' union, stays the commune's."""
    assert opening_body(nfc(title)) == body


def test_bodies_are_found_in_a_sentence_from_head_to_name() -> None:
    """Words that belong to no name end it: of "xã có nhà máy ở Tân Lở" nothing is found."""
    text = "Chi bộ Nhà máy nước Tân Lở và Nhà máy đường Tân Lở; xã có nhà máy ở Tân Lở."

    found = [span.of(text) for span in bodies_in(text, ("tân", "lở"))]

    assert found == ["Nhà máy nước Tân Lở", "Nhà máy đường Tân Lở"]


@given(st.text())
def test_whatever_is_typed_is_read(text: str) -> None:
    """No text breaks the reading of names, and what is found in it stands in it."""
    shown = nfc(text)

    assert opening_body(shown) in shown
    assert all(span.of(shown) for span in bodies_in(shown, ("tân", "lở")))
    assert not is_called((), called(shown), own_name(shown))


@given(st.sampled_from([_WATER, _HOSPITAL, "Đồn Biên phòng Nà Phiêng"]), st.data())
def test_what_stands_between_head_and_name_may_go_in_any_part(name: str, data: st.DataObject) -> None:
    """Any of the words between head and own name may be left out, with marks or without."""
    words, own = words_of(name), own_name(name)
    head = 1 if words[0] == "đồn" else 2
    kept = [word for word in words[head : -len(own)] if data.draw(st.booleans())]
    typed = (*words[:head], *kept, *own)

    assert is_called(typed, words, own)
    assert is_called(tuple(folded(canonical(word)) for word in typed), words, own)
