"""What was so once, and is not asked for: "Khi ấy chi bộ chỉ có 7 đảng viên"."""

import re

from knowledge.vietnamese.normalising import canonical

_THEN = re.compile(
    r"^\W*(?:khi|lúc|hồi|ngày|thời|thuở|dạo|bấy) (?:ấy|đó|xưa|nào|giờ|trước|đầu)\b|^\W*(?:trước đây|trước kia|ban đầu|thuở ban đầu|những ngày đầu)\b|\bkhi (?:tôi|ông|bà|anh|chị) (?:mới )?(?:nhận|về|lên)\b"
)
_ASKS_THEN = re.compile(
    r"\b(?:khi|luc|hoi|ngay|thoi|thuo) (?:ay|do|xua|truoc|dau)\b|\b(?:truoc day|truoc kia|ban dau|luc dau|bat dau|truoc)\b|\b(?:19|20)\d\d\b"
)
_AT_FIRST = re.compile(r"\b(?:lúc|ban|buổi|ngày|thời gian) đầu (?:[^\W\d_]+ ){0,4}$")
_SHARE = 0.6


def is_of_then(sentence: str) -> bool:
    """Whether a sentence says itself that it tells of an earlier time."""
    return bool(_THEN.search(canonical(sentence)))


def share_of_then(plain: str, sentence: str) -> float:
    """How well (0-1) a figure of `sentence` serves the folded question: one of an earlier time badly, unless that is asked for."""
    return _SHARE if is_of_then(sentence) and not _ASKS_THEN.search(plain) else 1.0


def is_of_start(before: str) -> bool:
    """Whether the words `before` a figure say that it was so only at first: "lúc đầu chỉ có"."""
    return bool(_AT_FIRST.search(canonical(before)))


def share_of_start(plain: str, before: str) -> float:
    """How well (0-1) a figure behind the words `before` serves the folded question: one of the start badly, unless that is asked for."""
    return _SHARE if is_of_start(before) and not _ASKS_THEN.search(plain) else 1.0
