"""Dates as Vietnamese pages print them: `Thứ năm - 30/11/2023 08:41`, `Cập nhật lúc 08:41, 30-11-2023 (GMT+7)`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from knowledge.vietnamese.normalising import folded

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?![\d/-])")
_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_WORDED = re.compile(r"(?<!\d)(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:,|nam)?\s*((?:19|20)\d\d)(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?:[:h]|gio)\s?\d{2}(?::\d{2})?(?:\s?(?:phut|ph|am|pm|sa|ch)\b)?")
_AMERICAN = re.compile(r"\b(?:am|pm)\b")
_WEEKDAY = re.compile(r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7])\b")
_POSTED = r"ngay (?:dang|xuat ban|viet|tao|dua tin|gui|phat hanh)|dang (?:ngay|luc|boi|tin)|da dang|duoc dang|xuat ban|tao ngay|thoi gian|ngay|luc|dang"
_UPDATED = r"(?:lan )?cap nhat(?: (?:lan )?cuoi(?: cung)?| luc| ngay)*|chinh sua|sua doi"
_LABEL = re.compile(rf"\b(?:{_UPDATED}|{_POSTED})\b")
_COUNT = re.compile(
    r"\b(?:so )?(?:luot|lan)? ?(?:xem|doc|truy cap|binh luan|views?|hits|lan xem)\s*:?\s*[\d.,]+|[\d.,]+ (?:luot (?:xem|doc)|lan doc|views?|hits|binh luan)\b"
)
_ZONE = re.compile(r"\(?\b(?:gmt|utc)\s?\+\s?0?7(?::00)?\)?")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says nothing but when something was posted; `day` is ISO, None where that is not to be told."""

    day: str | None
    is_update: bool


def date_line(line: str, *, anywhere: bool = False) -> DateLine | None:
    """What `line` says about the time of posting; None if it says anything else or more.

    A date alone (`30/11/2023`) counts only where `anywhere` is false: inside a text it may be a heading.
    """
    plain = folded(line)
    found = _NUMERIC.search(plain) or _ISO.search(plain) or _WORDED.search(plain)
    if found is None:
        return None
    rest = plain.replace(found[0], " ")
    for pattern in (_COUNT, _TIME, _WEEKDAY, _ZONE, _LABEL, _AMERICAN):
        rest = pattern.sub(" ", rest)
    rest = re.sub(r"\b(?:giao dien|in)\b", " ", rest)
    if re.search(r"[^\W_]", rest):
        return None
    is_dressed = any(pattern.search(plain) for pattern in (_TIME, _WEEKDAY, _LABEL))
    if anywhere and not is_dressed:
        return None
    return DateLine(day_in(line), re.search(_UPDATED, plain) is not None)


def day_in(text: str) -> str | None:
    """The first date in `text`, ISO; None if there is none, or day and month may be the other way round.

    Days that have not come yet are misread ones.
    """
    plain = folded(text)
    if found := _WORDED.search(plain):
        return _iso(found[3], found[2], found[1])
    if found := _ISO.search(plain):
        return _iso(found[1], found[2], found[3])
    found = _NUMERIC.search(plain)
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    if second > 12 >= first:  # noqa: PLR2004 - months of a year
        return _iso(found[3], found[1], found[2])
    if _AMERICAN.search(plain) and first <= 12 and first != second:  # noqa: PLR2004 - months of a year
        return None
    return _iso(found[3], found[2], found[1])


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return found.isoformat() if found <= tomorrow else None
