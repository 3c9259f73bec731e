"""Places written with their level and capitals; every place here is invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities.places import LEVELS, Place, place_chain, place_mentions
from knowledge.vietnamese.normalising import nfc


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Đảng bộ xã Vĩnh Hạ Tây có 5 chi bộ.", ["xã Vĩnh Hạ Tây"]),
        ("Phường Cầu Vượt và thị trấn Bến Lở thi đua.", ["phường Cầu Vượt", "thị trấn Bến Lở"]),
        ("xã Mây Trắng, huyện Suối Hạc, tỉnh Đồi Xanh", ["xã Mây Trắng", "huyện Suối Hạc", "tỉnh Đồi Xanh"]),
        ("XÃ Mây Trắng", ["xã Mây Trắng"]),
        ("thành phố Bạch Sa, thị xã Hồng Lạc", ["thành phố Bạch Sa", "thị xã Hồng Lạc"]),
        ("thôn Đá Bạc của bản Pa Lịa", ["thôn Đá Bạc", "bản Pa Lịa"]),
        ("Chi bộ ấp Gò Sen 2, xã Mây Trắng", ["ấp Gò Sen 2", "xã Mây Trắng"]),
        ("Chi bộ khu phố 3 phường 12", ["khu phố 3", "phường 12"]),
        ("ở tổ dân phố 7, quận 5.", ["tổ dân phố 7", "quận 5"]),
        ("Ban Thường vụ Huyện ủy Suối Hạc khen", ["huyện Suối Hạc"]),
        ("Huyện uỷ Suối Hạc, Tỉnh ủy Đồi Xanh", ["huyện Suối Hạc", "tỉnh Đồi Xanh"]),
        ("Thành ủy Bạch Sa, Thị ủy Hồng Lạc, Quận ủy Bình Vân", ["thành phố Bạch Sa", "thị xã Hồng Lạc", "quận Bình Vân"]),
        ("Huyện đoàn Suối Hạc và Tỉnh đoàn Đồi Xanh", ["huyện Suối Hạc", "tỉnh Đồi Xanh"]),
        ("xã Ia H'Rung và huyện Krông-Na", ["xã Ia H'Rung", "huyện Krông-Na"]),
        ("xã Ánh Dương", ["xã Ánh Dương"]),
        ("xã Thủy Đông, xã Thuỷ Đông", ["xã Thủy Đông", "xã Thuỷ Đông"]),
        # Organisations, not places.
        ("Bí thư xã Đoàn và huyện Hội", []),
        ("cán bộ xã Đảng viên", []),
        ("công an xã Công an huyện", []),
        # A figure beside a level is no name.
        ("toàn xã 12 ấp có 30 hộ", []),
        ("huyện 97,09% và xã 5.000 người", []),
        ("đạt chuẩn xã nông thôn mới", []),
        ("hợp tác xã Mây", []),
        ("Hợp tác xã Mây", []),
        ("xã Trường Sơn và phường Trường Thọ", ["xã Trường Sơn", "phường Trường Thọ"]),
        ("học sinh xã Trường Tiểu học Mây Trắng", []),
        ("cho 08 chi bộ ấp 08 tủ sách", []),
        ("chi bộ ấp 8 có 9 tủ sách", ["ấp 8"]),
        ("dân vận khéo khắp các bản làng", []),
        ("", []),
    ],
)  # fmt: skip
def test_mentions(text: str, places: list[str]) -> None:
    """Level and name are read, from committees too; organisations and counts are no places."""
    assert places == [mention.place.text for mention in place_mentions(text)]


def test_a_number_of_its_own_sentence_is_not_of_the_name() -> None:
    """A name takes the number that belongs to it and leaves a share or a thousand that follows."""
    first, *_ = place_mentions("ấp Gò Sen 95,5% hộ")
    second, *_ = place_mentions("ấp Gò Sen 1.200 hộ")

    assert first.place.name == second.place.name == "Gò Sen"


def test_spans_cover_level_and_name() -> None:
    """The span is the stretch of text that was read."""
    text = "Tại Huyện ủy Suối Hạc và xã Mây Trắng."

    assert [m.span.of(text) for m in place_mentions(text)] == ["Huyện ủy Suối Hạc", "xã Mây Trắng"]


@pytest.mark.parametrize(
    ("field", "chain"),
    [
        ("xã Mây Trắng, huyện Suối Hạc", (("xã", "Mây Trắng"), ("huyện", "Suối Hạc"))),
        ("xã Mây Trắng (Suối Hạc)", (("xã", "Mây Trắng"), (None, "Suối Hạc"))),
        (
            "xã Mây Trắng, huyện Suối Hạc, tỉnh Đồi Xanh",
            (("xã", "Mây Trắng"), ("huyện", "Suối Hạc"), ("tỉnh", "Đồi Xanh")),
        ),
        ("Xã Mây Trắng", (("xã", "Mây Trắng"),)),
        ("thị trấn Bến Lở", (("thị trấn", "Bến Lở"),)),
        ("thị xã Hồng Lạc", (("thị xã", "Hồng Lạc"),)),
        ("Mây Trắng", ((None, "Mây Trắng"),)),
        (" , ", ()),
        ("", ()),
    ],
)
def test_chain(field: str, chain: tuple[tuple[str | None, str], ...]) -> None:
    """An article's place field gives its units, the smallest first, a level only where it is written."""
    assert chain == tuple((place.level, place.name) for place in place_chain(field))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Place("xã", "Hòa Lạc Tây"), Place("xã", "Hoà Lạc Tây"), True),
        (Place("xã", "HÒA LẠC TÂY"), Place("xã", "Hòa Lạc Tây"), True),
        (Place("xã", "Tân Mỹ Hạ"), Place("xã", "Tân Mỹ Hà"), False),
        (Place("phường", "5"), Place("quận", "5"), False),
        (Place("phường", "5"), Place("phường", "5"), True),
    ],
)
def test_keys(one: Place, other: Place, *, same: bool) -> None:
    """Names agree in every spelling of the tone mark and in any case; marks and a numbered unit's level tell apart."""
    assert same == (one.key == other.key)


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from([*LEVELS, "Mây", "Trắng", "2", "ủy", ",", " "])).map(" ".join)
    )
)
def test_any_text(text: str) -> None:
    """Whatever the text, mentions stand in it in order and apart, each with a known level."""
    shown = nfc(text)
    mentions = list(place_mentions(shown))

    assert all(mention.place.level in LEVELS for mention in mentions)
    assert all(mention.span.of(shown).endswith(mention.place.name) for mention in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))
