"""Places in questions, known and unknown, however they were typed. The corpus' places are invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.naming.place_finder import PlaceFinder
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import folded, is_plain, nfc

_CORPUS = NameBook(
    [
        Place("xã", "Đồng Sậy"),
        Place("xã", "Mây Trắng"),
        Place("xã", "Mây Trắng Đông"),
        Place("huyện", "Suối Hạc"),
        Place("xã", "Tân Mỹ Hạ"),
        Place("ấp", "Gò Sen 2"),
        Place("xã", "Nghĩa Tình"),
        Place("tỉnh", "Đồi Xanh"),
        Place("thành phố", "Hồ Chí Minh"),
    ]
)
_COUNTRY = NameBook(
    [
        Place("xã", "Bãi Vàng"),
        Place("xã", "Hòa Bình"),
        Place("tỉnh", "Hòa Bình"),
        Place("xã", "Đoàn Kết"),
        Place("phường", "Thống Nhất"),
        Place("huyện", "Cát Lở"),
        Place("xã", "Nguyễn Huệ"),
        Place("xã", "Trung Hòa"),
        Place("xã", "Tân Mỹ Hà"),
        Place("phường", "5"),
        Place("thành phố", "Hồ Chí Minh"),
    ]
)
_COMMON = frozenset({"hòa bình", "đoàn kết", "thống nhất", "nghĩa tình"})
_FINDER = PlaceFinder(
    _CORPUS, _COUNTRY, common=_COMMON, proper=frozenset(), plain=frozenset(map(folded, _COMMON))
)


def _found(text: str) -> list[str]:
    return [place.place.text for place in _FINDER.find(nfc(text), plain=is_plain(nfc(text)))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Known, in every dress.
        ("Xã Đồng Sậy có bao nhiêu chi bộ?", ["xã Đồng Sậy"]),
        ("xã đồng sậy có bao nhiêu chi bộ", ["xã Đồng Sậy"]),
        ("xa dong say co bao nhieu chi bo", ["xã Đồng Sậy"]),
        ("XÃ ĐỒNG SẬY có gì", ["xã Đồng Sậy"]),
        ("Đồng Sậy có bao nhiêu chi bộ", ["Đồng Sậy"]),
        ("dong say co bao nhieu chi bo", ["Đồng Sậy"]),
        ("x. Đồng Sậy", ["xã Đồng Sậy"]),
        ("x đồng sậy", ["xã Đồng Sậy"]),
        ("h. Suối Hạc", ["huyện Suối Hạc"]),
        pytest.param("Huyện ủy Suối Hạc khen ai?", ["huyện Suối Hạc"]),
        pytest.param("huyen uy suoi hac khen ai", ["huyện Suối Hạc"]),
        pytest.param("Huyện đoàn Suối Hạc", ["huyện Suối Hạc"]),
        pytest.param("Tỉnh ủy Đồi Xanh", ["tỉnh Đồi Xanh"]),
        ("Đảng bộ xã Đồng Sậy", ["xã Đồng Sậy"]),
        ("xã Mây Trắng Đông có gì", ["xã Mây Trắng Đông"]),
        ("mô hình ở ấp Gò Sen 2", ["ấp Gò Sen 2"]),
        ("ap go sen 2 co gi", ["ấp Gò Sen 2"]),
        # Another level is told, not silently mended: the answerer refuses it.
        ("huyện Đồng Sậy có gì", ["huyện Đồng Sậy"]),
        # Several.
        ("So sánh xã Đồng Sậy và xã Mây Trắng", ["xã Đồng Sậy", "xã Mây Trắng"]),
        ("so sanh dong say voi may trang", ["Đồng Sậy", "Mây Trắng"]),
        ("xã Đồng Sậy, huyện Suối Hạc, tỉnh Đồi Xanh", ["xã Đồng Sậy"]),
        # Unknown to the corpus.
        ("Xã Bãi Vàng có bao nhiêu chi bộ", ["xã Bãi Vàng"]),
        ("xa bai vang co bao nhieu chi bo", ["xã Bãi Vàng"]),
        ("Bãi Vàng có bao nhiêu chi bộ", ["Bãi Vàng"]),
        ("bai vang co bao nhieu chi bo", ["Bãi Vàng"]),
        ("ở bãi vàng có mô hình nào", ["Bãi Vàng"]),
        ("xã Vô Danh Hạ có bao nhiêu chi bộ", ["xã Vô Danh Hạ"]),
        ("huyện Cát Lở có gì", ["huyện Cát Lở"]),
        ("xã Hòa Bình có gì", ["xã Hòa Bình"]),
        ("xã Đoàn Kết có gì", ["xã Đoàn Kết"]),
        # Another unit of the country, however near to a known one.
        ("xã Tân Mỹ Hà có gì", ["xã Tân Mỹ Hà"]),
        # Words that are names of communes too.
        ("tinh thần đoàn kết của chi bộ", []),
        ("giữ gìn hòa bình và thống nhất đất nước", []),
        pytest.param("nghĩa tình đồng đội là gì", []),
        ("tinh than doan ket cua chi bo", []),
        # Persons.
        ("Đồng chí Nguyễn Huệ Chi nói gì?", []),
        ("Bí thư Trần Trung Hòa nói gì?", []),
        # The movement's namesake is never the city.
        ("học tập và làm theo Hồ Chí Minh", []),
        ("Hồ Chí Minh dạy điều gì", []),
        ("tu tuong ho chi minh la gi", []),
        ("phong cách Hồ Chí Minh", []),
        ("thành phố Hồ Chí Minh có gì", ["thành phố Hồ Chí Minh"]),
        # Levels without a name.
        ("toàn xã có bao nhiêu hộ", []),
        ("xã nào có mô hình tiết kiệm", []),
        ("cán bộ xã, huyện, tỉnh", []),
        # A sentence that ends with one.
        ("Tôi mới về huyện. Cho biết Đồng Sậy làm gì", ["Đồng Sậy"]),
        ("h. Suối Hạc có gì", ["huyện Suối Hạc"]),
        ("", []),
    ],
)  # fmt: skip
def test_found(text: str, places: list[str]) -> None:
    """Known and unknown places are found with their level if it is typed; persons and plain words are none."""
    assert places == _found(text)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Ở xã Đồng Sậy có gì", ["xã Đồng Sậy"]),
        ("o xa dong say co gi", ["xa dong say"]),
        # Who acts is part of what is asked, so only the name is taken out.
        ("Huyện ủy Suối Hạc khen ai?", ["Suối Hạc"]),
    ],
)
def test_stretches(text: str, stretches: list[str]) -> None:
    """The span of a place covers its level and its name as typed."""
    assert stretches == [place.span.of(text) for place in _FINDER.find(text, plain=is_plain(text))]


@pytest.mark.parametrize(
    ("text", "place", "mistyped"),
    [
        ("xã Đồng Sây có gì", "xã Đồng Sậy", "Đồng Sây"),
        ("xã đồng sây có gì", "xã Đồng Sậy", "đồng sây"),
        ("xã Đồng sây có gì", "xã Đồng Sậy", "Đồng sây"),
        ("xã ĐồngSậy có gì", "xã Đồng Sậy", "ĐồngSậy"),
        ("xa dongsay co gi", "xã Đồng Sậy", "dongsay"),
        ("xã Mây Chắng có gì", "xã Mây Trắng", "Mây Chắng"),
        ("huyện Suối Hạcc", "huyện Suối Hạc", "Suối Hạcc"),
        ("Suối Hạcc có gì", "Suối Hạc", "Suối Hạcc"),
        # As it is written, in any dress.
        ("Mây trắng có gì", "Mây Trắng", ""),
        ("xa Đồng Sậy có gì", "xã Đồng Sậy", ""),
    ],
)
def test_a_mistyped_name_is_mended_and_said_so(text: str, place: str, mistyped: str) -> None:
    """One slip in a name of the corpus is mended; the caller learns what was typed."""
    (found,) = _FINDER.find(nfc(text), plain=is_plain(nfc(text)))

    assert place == found.place.text
    assert mistyped == found.mistyped
    assert bool(found.note) == bool(mistyped)


@pytest.mark.parametrize(
    "text",
    [
        # Other units of the country, other levels, hamlets, two names equally near.
        "xã Tân Mỹ Hà có gì",
        "huyện Đồng Sây có gì",
        "ấp Gò Sên 2 có gì",
        "xã Mây Vắng có gì",
        # Words, not names.
        "sao đồng sấy có gì",
    ],
)
def test_what_may_be_another_name_is_left(text: str) -> None:
    """Nothing is mended into a name of the corpus where another may be meant."""
    assert not any(found.mistyped for found in _FINDER.find(text, plain=False))


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("xã Đồng Sậy, huyện Suối Hạc, tỉnh Đồi Xanh", "xã Đồng Sậy, huyện Suối Hạc, tỉnh Đồi Xanh"),
        ("xã Đồng Sậy (huyện Suối Hạc) có gì", "xã Đồng Sậy, huyện Suối Hạc"),
        ("xã Đồng Sậy huyện Suối Hạc có gì", "xã Đồng Sậy, huyện Suối Hạc"),
        ("xa dong say thuoc huyen suoi hac co gi", "xã Đồng Sậy, huyện Suối Hạc"),
    ],
)
def test_a_chain_is_one_place(text: str, full: str) -> None:
    """What a commune lies in belongs to it and is no place of its own."""
    (found,) = _FINDER.find(text, plain=is_plain(text))

    assert full == found.place.full


@pytest.mark.parametrize("name", ["Đồng Sậy", "Mây Trắng", "Mây Trắng Đông", "Tân Mỹ Hạ"])
@pytest.mark.parametrize(
    "frame",
    [
        "Xã {} có bao nhiêu đảng viên?",
        "Bao nhiêu đảng viên ở xã {}?",
        "Đảng ủy xã {} đã làm gì?",
        "Tỷ lệ đăng ký của xã {} là bao nhiêu?",
    ],
)
def test_every_dress_is_one_place(name: str, frame: str) -> None:
    """Marked, plain, lower-case and capital typing name the same commune."""
    question = frame.format(name)

    assert [f"xã {name}"] * 4 == [
        _found(dressed)[0] for dressed in (question, question.lower(), folded(question), question.upper())
    ]


_PIECES = st.sampled_from(
    ["xã", "xa", "Đồng", "dong", "Sậy", "say", "huyện", "ủy", "Suối Hạc", "x", ".", "2", "Ở"]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_any_text(text: str) -> None:
    """Whatever is typed, places stand in it in order and apart."""
    shown = nfc(text)
    found = _FINDER.find(shown, plain=is_plain(shown))

    assert all(0 <= place.span.start < place.span.end <= len(shown) for place in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Trong ba xã hòa bình nhất huyện, xã nào đông dân?",
        "phường thống nhất chủ trương ra sao",
        "3 xa doan ket the nao",
    ],
)
def test_a_common_word_typed_small_behind_a_level_is_no_place(text: str) -> None:
    """What the corpus writes small, and no unit of it bears, is a word."""
    assert _found(text) == []
