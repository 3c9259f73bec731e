"""Vietnamese from before Unicode is recognised and converted; Unicode is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import SourceError
from knowledge.sources.charsets import text_of
from knowledge.sources.legacy import Legacy, converted, from_tcvn3, from_vni, recognise
from knowledge.vietnamese.normalising import nfc

_UNICODE = (
    "Đảng ủy xã Thạnh Mỹ tổ chức hội nghị sơ kết hai năm thực hiện Chỉ thị số 05-CT/TW; có 97,09% đảng viên đăng ký,"
    " những việc khó đã được gỡ từng bước, quỹ khuyến học thưởng 1.250.000 đồng."
)
_TCVN3 = (
    "§¶ng ñy x· Th¹nh Mü tæ chøc héi nghÞ s¬ kÕt hai n¨m thùc hiÖn ChØ thÞ sè 05-CT/TW; cã 97,09% ®¶ng viªn ®¨ng ký,"
    " nh÷ng viÖc khã ®· ®\xadîc gì tõng b\xadíc, quü khuyÕn häc th\xadëng 1.250.000 ®ång."
)
_VNI = (
    "Ñaûng uûy xaõ Thaïnh Myõ toå chöùc hoäi nghò sô keát hai naêm thöïc hieän Chæ thò soá 05-CT/TW; coù 97,09% ñaûng vieân ñaêng kyù,"
    " nhöõng vieäc khoù ñaõ ñöôïc gôõ töøng böôùc, quyõ khuyeán hoïc thöôûng 1.250.000 ñoàng."
)


def test_tables() -> None:
    """Both tables give every letter of a text; a capital font's letters are capitals."""
    assert from_tcvn3(_TCVN3) == _UNICODE
    assert from_vni(_VNI) == _UNICODE
    assert from_tcvn3("§¶ng bé x· Th¹nh Mü", capitals=True) == "ĐẢNG BỘ XÃ THẠNH MỸ"


@pytest.mark.parametrize(
    ("text", "kind"),
    [(_TCVN3, Legacy.TCVN3), (_VNI, Legacy.VNI), (_UNICODE.encode().decode("latin-1"), Legacy.MOJIBAKE)],
    ids=lambda value: value.name if isinstance(value, Legacy) else "",
)
def test_recognised(text: str, kind: Legacy) -> None:
    """Each encoding is told by its letters alone, and read as the same text."""
    assert recognise(text) is kind
    assert converted(text) == _UNICODE


@pytest.mark.parametrize(
    "text",
    [_UNICODE, "Dang uy xa Thanh My, 97,09%", "Le résumé à la française, où l'été est déjà passé", "", "25 °C ± 1", "Krông Nô, Đắk Lắk, H’Wen Niê"],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    """Unicode, plain letters and another language are no legacy Vietnamese."""
    assert recognise(text) is None
    assert converted(text) == text


def test_the_font_says() -> None:
    """A word too short to tell is read as its font shows it; Unicode set in such a font stays."""
    assert converted("x·", ".VnTime") == "xã"
    assert converted("x·", ".VnTimeH") == "XÃ"
    assert converted("xaõ", "VNI-Times") == "xã"
    assert converted("Đảng bộ", ".VnTime") == "Đảng bộ"


@pytest.mark.parametrize(
    "content",
    [
        _UNICODE.encode(),
        _UNICODE.encode("utf-8-sig"),
        _UNICODE.encode("utf-16"),
        _UNICODE.encode("utf-32"),
        _TCVN3.encode("cp1252"),
        _VNI.encode("cp1252"),
        _UNICODE.encode().decode("latin-1").encode(),
    ],
    ids=["utf-8", "with mark", "utf-16", "utf-32", "TCVN3", "VNI", "twice encoded"],
)
def test_code_pages(content: bytes) -> None:
    """Whatever code page an office saved a text in, the same letters come out; a wrong declaration changes nothing."""
    assert text_of(content) == _UNICODE
    assert text_of(content, "iso-8859-1") == _UNICODE


def test_windows_1258() -> None:
    """Windows' own Vietnamese code page, with marks beside their letters, is read too."""
    decomposed = "Hô\u0323i nghi\u0323 đa\u0303 khen thươ\u0309ng nhiê\u0300u tâ\u0323p thê\u0309, cá nhân"

    assert nfc(text_of(decomposed.encode("cp1258"))) == "Hội nghị đã khen thưởng nhiều tập thể, cá nhân"


def test_no_text() -> None:
    """Bytes that are no text in any code page are refused with the remedy."""
    with pytest.raises(SourceError, match="UTF-8"):
        text_of(bytes(range(256)) * 4)


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes(content: bytes, declared: str | None) -> None:
    """Reading raises nothing but SourceError, whatever is declared."""
    try:
        text = text_of(content, declared)
    except SourceError:
        return

    assert isinstance(text, str)


@given(st.text(max_size=200))
def test_any_text_is_converted(text: str) -> None:
    """Conversion raises nothing, and converting the outcome again as text of no font changes nothing that was left alone."""
    once = converted(text)

    assert isinstance(once, str)
    if recognise(text) is None:
        assert once == text
