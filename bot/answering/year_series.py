"""Figures of one measure said for one year after another: "đạt 86,3%, năm 2022 tăng lên 91,5%"."""

import re

_GOES_ON = re.compile(
    r"(?:^|[,;(]\s*|\b(?:và|còn|đến|lên|sang|xuống)\s+)(?:\w+\s+){0,2}?(?:năm|tháng \d{1,2}/|quý \w+/)\s*(?P<year>(?:19|20)\d\d)"
    r"(?:,|\s+(?:đã|tăng|giảm|đạt|là|còn|lên|xuống|nâng|chỉ|có|được|tới|đến|thành))*\s*$",
    re.IGNORECASE,
)


def year_gone_on_to(before: str) -> int:
    """The year to which a figure goes on that stands right behind `before`; 0 where nothing but a year and a verb does not lead to it."""
    match = _GOES_ON.search(before)
    return int(match["year"]) if match else 0
