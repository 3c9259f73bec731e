"""Vietnamese as it was typed before Unicode: TCVN3 (ABC, the .Vn fonts), VNI, and UTF-8 read as Latin.

No library on the package index does this, so the tables are here. TCVN3 is the right half of TCVN 5712:1993 (VN3);
VNI writes a vowel and behind it a letter that stands for its marks. Both come to us as the Latin letters that the
same bytes mean in windows-1252.
"""

import re
from enum import StrEnum

from knowledge.vietnamese.frequency import everyday_rarity
from knowledge.vietnamese.normalising import canonical, nfc

_TCVN3 = str.maketrans(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
# The letter behind a vowel → the marks it stands for, as combining characters: sắc, huyền, hỏi, ngã, nặng.
_SHARP, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE, _HORN = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306\u031b"
_VNI_MARKS = {
    "ù": _SHARP, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _SHARP, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _SHARP, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKS |= {letter.upper(): marks for letter, marks in _VNI_MARKS.items()}
_VNI_LETTERS |= {letter.upper(): meant.upper() for letter, meant in _VNI_LETTERS.items()}
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}])|[{''.join(_VNI_LETTERS)}]")

_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~“”‘’…–—]+")
# windows-1252 has letters where Latin-1 has control characters: € → U+0080.
_CODES = {
    shown: chr(code) for code in range(0x80, 0xA0) if (shown := bytes([code]).decode("cp1252", "ignore"))
}
_ENOUGH_WORDS = 2
_LIKELY, _UNLIKELY = 0.7, 0.5


class Legacy(StrEnum):
    """How Vietnamese letters were written down."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    MOJIBAKE = "UTF-8 đọc nhầm"


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 as Unicode; `capitals` for fonts whose name ends in H, which show small letters as capitals."""
    read = text.translate(_TCVN3)
    return read.upper() if capitals else read


def from_vni(text: str) -> str:
    """VNI as Unicode (NFC)."""
    return nfc(_VNI.sub(_vni_letter, text))


def of_font(name: str | None) -> Legacy | None:
    """The encoding that a font's name gives away: .VnTime, VNI-Times."""
    plain = (name or "").strip().strip("\"'").lower()
    if plain.startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if plain.startswith("vni-") else None


def converted(text: str, font: str | None = None) -> str:
    """`text`, set in `font`, as Unicode; unchanged if neither font nor letters show a legacy encoding."""
    kind = of_font(font)
    # Some writers set Unicode text in a legacy font: its letters then show in a substitute.
    if kind and not any(letter > "\xff" and letter.isalpha() for letter in text):
        return from_vni(text) if kind is Legacy.VNI else from_tcvn3(text, capitals=is_capital_font(font))
    recognised = recognise(text)
    return decode(text, recognised) if recognised else text


def is_capital_font(name: str | None) -> bool:
    """Whether a .Vn font shows every letter as a capital: .VnTimeH, .VnArialH."""
    plain = (name or "").strip().strip("\"'")
    return plain.lower().startswith(".vn") and plain.endswith("H")


def recognise(text: str) -> Legacy | None:
    """The encoding under which `text` becomes Vietnamese, if it is not Vietnamese as it stands.

    A word counts as Vietnamese if it is among the syllables of a large news corpus; only words with letters
    beyond ASCII are looked at. At least two of them are needed.
    """
    if text.isascii() or is_vietnamese(text) is not False:
        return None
    scored = [(_share(decode(text, kind)), kind) for kind in Legacy]
    best, kind = max(scored, key=lambda each: each[0])
    return kind if best >= _LIKELY else None


def is_vietnamese(text: str) -> bool | None:
    """Whether the marked words of `text` are Vietnamese syllables; None where there are too few to say."""
    words = _marked(text)
    if len(words) < _ENOUGH_WORDS:
        return None
    return _share(text) >= _UNLIKELY


def decode(text: str, kind: Legacy) -> str:
    """`text` read as `kind`; unchanged where that cannot be done."""
    if kind is Legacy.TCVN3:
        return from_tcvn3(text)
    if kind is Legacy.VNI:
        return from_vni(text)
    try:
        return "".join(_CODES.get(letter, letter) for letter in text).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _vni_letter(match: re.Match[str]) -> str:
    vowel, mark = match[1], match[2]
    if vowel is None:
        return _VNI_LETTERS[match[0]]
    return _VNI_LETTERS.get(vowel, vowel) + _VNI_MARKS[mark]


def _marked(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _share(text: str) -> float:
    """The part of the marked words of `text` that are Vietnamese syllables."""
    words = _marked(nfc(text))
    known = sum(everyday_rarity(canonical(word)) < 1 for word in words)
    return known / len(words) if words else 0.0
