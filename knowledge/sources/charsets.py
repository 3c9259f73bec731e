"""From the bytes of a text to its letters, whatever code page a Vietnamese office saved it in."""

import codecs
import re

from knowledge.errors import SourceError
from knowledge.sources.legacy import decode, is_vietnamese, recognise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Among a thousand letters of UTF-8 one byte may be torn, at the end of a cut file for example.
_TORN = 0.001
_SAMPLE = 200_000
_CODE_PAGE = re.compile(
    r"(?:utf[-_]?(?:8|16|32)(?:[-_]?(?:le|be|sig))?|(?:windows|cp)[-_]?\d{3,4}|iso[-_]?8859[-_]\d{1,2}|latin[-_]?1|ascii)",
    re.IGNORECASE,
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_of(content: bytes, declared: str | None = None) -> str:
    """The text in `content`: by its byte order mark, else UTF-8, else what makes it Vietnamese, else `declared`.

    Legacy letters (TCVN3, VNI) come out as Unicode. What the sender declares counts least: portals often declare
    what they do not send.

    Raises:
        SourceError: it is no text, or its code page is not to be told.
    """
    text = _decoded(content, declared)
    kind = recognise(text[:_SAMPLE])
    return decode(text, kind) if kind else text


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content, name) or _refuse()
    if (text := _strict(content, "utf-8")) is not None and "\x00" not in text:
        return text
    if _BINARY.search(content[:_SAMPLE]) is None:
        latin = content.decode("cp1252", "replace")
        if recognise(latin[:_SAMPLE]):
            return latin
        if (text := _strict(content, "cp1258")) and is_vietnamese(text[:_SAMPLE]):
            return text
        torn = content.decode("utf-8", "replace")
        if torn.count("\ufffd") <= _TORN * len(torn):
            return torn
    return _guessed(content, declared)


def _guessed(content: bytes, declared: str | None) -> str:
    if declared and (text := _strict(content, declared)) is not None and is_vietnamese(text) is not False:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    text = _strict(content, best.encoding) if best else None
    if text is None or "\x00" in text or not is_vietnamese(text[:_SAMPLE]):
        return _refuse()
    return text


def _strict(content: bytes, name: str) -> str | None:
    # Python's own codecs (unicode_escape, idna …) are no code pages.
    if not _CODE_PAGE.fullmatch(name):
        return None
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        return None


def _refuse() -> str:
    raise SourceError("không nhận ra bảng mã của văn bản; hãy mở tệp và lưu lại bằng mã UTF-8.")
