"""Normal forms: what is shown, what is matched, and that offsets carry over between them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.normalising import canonical, folded, nfc

_TEXT = st.text(st.characters(), max_size=40)
_VIETNAMESE = st.text("aàảãáạăâđeêoòóôơuùúưyỳýỷỹỵqhtkQHKĐOÀẺỦ .,“”–ẶỆ\u0300\u0301\u0323\u0302", max_size=40)


def test_nfc_composes_and_cleans() -> None:
    """Decomposed letters compose; odd blanks become a blank; invisible characters go; line breaks stay."""
    assert nfc("Tie\u0302\u0301ng\u00a0Vie\u0323\u0302t\u200b\t\ufeff05\u00ad\x07") == "Tiếng Việt 05"
    assert nfc("a\r\nb\rc\u2028d\ne") == "a\nb\nc\nd\ne"
    assert nfc("“Nói” – làm… 5‑CT") == "“Nói” – làm… 5‑CT"


def test_nfc_drops_what_cannot_be_written() -> None:
    """A lone surrogate, which no file can hold as UTF-8, is dropped."""
    assert nfc("a\ud800b") == "ab"


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Hoà bình", "hòa bình"),
        ("KHOẺ", "khỏe"),
        ("thuỷ lợi, uỷ ban, tuỳ", "thủy lợi, ủy ban, tùy"),
        ("loá, xoã, toạ, loè", "lóa, xõa, tọa, lòe"),
        ("quý, quỳ, quỷ, quỵ", "quý, quỳ, quỷ, quỵ"),
        ("toàn, hoạt, khuỷu, xoáy, huýt", "toàn, hoạt, khuỷu, xoáy, huýt"),
        ("Thủy", "thủy"),
    ],
)
def test_tone_mark_has_one_place(new: str, old: str) -> None:
    """A final oa, oe, uy carries its mark on the first vowel, except after q and before another letter."""
    assert canonical(new) == old


def test_canonical_unifies_quotes_dashes_and_false_letters() -> None:
    """Curly quotes, every dash and the look-alikes of đ get one form each."""
    assert canonical("“Ðảng” ‘ủy’ 2021–2025 05‑CT — ɖi") == "\"đảng\" 'ủy' 2021-2025 05-ct - đi"


def test_folded_takes_every_mark() -> None:
    """Each vowel with each tone loses both, and đ becomes d."""
    assert (
        folded("Đẩy mạnh học tập, Ủy ban, Thường vụ, QUYẾT") == "day manh hoc tap, uy ban, thuong vu, quyet"
    )
    assert folded("àáảãạăằắẳẵặâầấẩẫậ èéẻẽẹêềếểễệ ơờớởỡợ ưừứửữự ỳýỷỹỵ").replace(" ", "") == (
        "a" * 17 + "e" * 11 + "o" * 6 + "u" * 6 + "y" * 5
    )


@given(st.one_of(_TEXT, _VIETNAMESE))
def test_length_is_that_of_nfc(text: str) -> None:
    """Both matching forms are as long as the text that is shown."""
    shown = nfc(text)

    assert len(shown) == len(canonical(text)) == len(folded(text))
    assert len(shown) == len(canonical(shown)) == len(folded(shown))


@given(st.one_of(_TEXT, _VIETNAMESE))
def test_forms_are_idempotent_and_nfc(text: str) -> None:
    """Doing it twice changes nothing, and every form is NFC."""
    for form in (nfc, canonical, folded):
        once = form(text)

        assert once == form(once)
        assert unicodedata.is_normalized("NFC", once)


@given(_VIETNAMESE)
def test_typing_form_does_not_matter(text: str) -> None:
    """Text typed decomposed, composed or in capitals matches itself."""
    assert canonical(text) == canonical(unicodedata.normalize("NFD", text))
    assert folded(text) == folded(unicodedata.normalize("NFD", text)) == folded(canonical(text))


def test_every_code_point_keeps_length() -> None:
    """No single letter of any script grows or shrinks, alone or before a mark."""
    for code in [*range(0x3000), 0x1E9E, 0xFB03, 0x1F642, 0x10400]:
        shown = nfc(chr(code) + "\u0331")

        assert len(shown) == len(canonical(shown)) == len(folded(shown))
