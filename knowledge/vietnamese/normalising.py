"""Normal forms of Vietnamese text: one to show and two to match on.

`nfc` is what the rest of the project stores and shows; `canonical` and `folded` are for comparing only.
Both keep the length of the NFC text, so an offset found in one is an offset in the others.
"""

import re
import unicodedata
from functools import lru_cache

_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
_COMBINING_GRAPHEME_JOINER = 0x034F  # invisible, and keeps letter and mark apart under NFC


class _Shown(dict[int, str | None]):
    """Code point → what is kept of it for showing; filled as letters are met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        category = unicodedata.category(char)
        kept: str | None = char
        if char in _LINE_BREAKS:
            kept = "\n"
        elif category == "Zs" or char == "\t":
            kept = " "
        elif char != "\n" and (category in {"Cc", "Cf", "Cs"} or code == _COMBINING_GRAPHEME_JOINER):
            kept = None
        self[code] = kept
        return kept


class _Matched(dict[int, str]):
    """Code point → its form for matching: one lower-case code point, straight quotes and dashes."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = char.lower()
        # 'İ' alone lowers to two code points; kept as it is, it costs no offset.
        self[code] = lowered if len(lowered) == 1 else char
        return self[code]


class _Bare(dict[int, str]):
    """Code point → its letter without marks."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        apart = unicodedata.normalize("NFD", char)
        has_marks = len(apart) > 1 and all(map(unicodedata.combining, apart[1:]))
        self[code] = apart[0].lower() if has_marks else char
        return self[code]


_SHOWN = _Shown()
_MATCHED = _Matched(
    dict.fromkeys(map(ord, "“”„‟«»″"), '"')
    | dict.fromkeys(map(ord, "‘’‚‛′"), "'")
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    # The Icelandic and African look-alikes of đ, which old fonts and converters left behind.
    | dict.fromkeys(map(ord, "ÐðƉɖ"), "đ"),
)
_BARE = _Bare({ord("đ"): "d"})

_TONES = {
    new: old
    for second, first in (("àáảãạ", "o"), ("èéẻẽẹ", "o"), ("ỳýỷỹỵ", "u"))
    for new, old in zip(
        (first + marked for marked in second),
        (
            unicodedata.normalize("NFC", first + unicodedata.normalize("NFD", marked)[1])
            + unicodedata.normalize("NFD", marked)[0]
            for marked in second
        ),
        strict=True,
    )
}
# Only where the pair ends the syllable; after q the u belongs to the consonant: quý, quỳ.
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_]|[\u0300-\u036f])")

# Code points up to which a text is kept as a word, and how many words are.
_WORD, _WORDS_KEPT = 16, 32_768
# The same of sentences: four megabytes in all.
_TEXT, _TEXTS_KEPT = 512, 2_048


def nfc(text: str) -> str:
    r"""The form that is stored and shown: NFC, plain blanks, no invisible characters.

    Every kind of blank and the tab become one plain blank, every line break becomes `\n`; zero-width and
    control characters and lone surrogates are dropped. Quotes, dashes, case and spelling stay. Idempotent.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_SHOWN))


def canonical(text: str) -> str:
    """The form to match on: `nfc`, lower case, straight quotes, plain hyphens, one place for the tone mark.

    The tone mark of a final oa, oe, uy stands on the first vowel (hòa, khỏe, thủy), whichever way it was typed.
    As long as `nfc(text)`, so spans carry over; for NFC input without invisible characters as long as `text`.
    Idempotent.
    """
    if len(text) <= _WORD:
        return _canonical_word(text)
    return _canonical_text(text) if len(text) <= _TEXT else _canonical(text)


def _canonical(text: str) -> str:
    return _NEW_STYLE.sub(lambda pair: _TONES[pair[0]], _mapped(nfc(text), _MATCHED))


# The same few thousand words are met over and over.
_canonical_word = lru_cache(maxsize=_WORDS_KEPT)(_canonical)
# … and one question asks dozens of things of the same sentences.
_canonical_text = lru_cache(maxsize=_TEXTS_KEPT)(_canonical)


def folded(text: str) -> str:
    """`canonical` with every mark taken off its letter and đ made d; the same length. Idempotent."""
    if len(text) <= _WORD:
        return _folded_word(text)
    return _folded_text(text) if len(text) <= _TEXT else _folded(text)


def _folded(text: str) -> str:
    return _mapped(canonical(text), _BARE)


_folded_word = lru_cache(maxsize=_WORDS_KEPT)(_folded)
_folded_text = lru_cache(maxsize=_TEXTS_KEPT)(_folded)


def _mapped(text: str, table: dict[int, str]) -> str:
    mapped = text.translate(table)
    if unicodedata.is_normalized("NFC", mapped):
        return mapped
    # A changed letter would merge with a mark that follows it (H̱ → ẖ) and shift every later offset.
    following = [*text[1:], ""]
    return "".join(
        char if after and unicodedata.combining(after) else table[ord(char)]
        for char, after in zip(text, following, strict=True)
    )


def is_plain(text: str) -> bool:
    """Whether `text` bears no Vietnamese mark at all, as typed in a hurry."""
    shown = canonical(text)
    return folded(shown) == shown
