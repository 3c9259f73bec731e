"""Stretches of time and dates in canonical text: what periods figures speak of, and which numbers are none of them."""

import re
from collections.abc import Iterator
from datetime import date

from knowledge.records import Span

_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}([/.-])\d{1,2}\1" + _YEAR
# Each month 2 meetings are held: there the number counts what follows.
_ONE = r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!trong )"
_MONTH = rf"{_ONE}tháng (?:0?[1-9]|1[0-2])(?![\d.,]\d)(?:(?:/| năm |-){_YEAR})?"
_PERIOD = re.compile(
    r"(?<![^\W_])(?:"
    rf"giai đoạn (?:từ )?(?:năm )?{_YEAR} ?(?:-|đến) ?(?:năm )?{_YEAR}"
    rf"|nhiệm kỳ {_YEAR} ?(?:-|đến) ?{_YEAR}"
    rf"|từ (?:đầu |cuối )?(?:năm|{_MONTH}) ?(?:{_YEAR})? (?:đến|tới) (?:nay|(?:hết |cuối )?(?:năm {_YEAR}|{_MONTH}))"
    rf"|(?:\d{{1,2}}|sáu|chín|ba) tháng (?:đầu|cuối) năm(?: {_YEAR})?"
    rf"|(?:đầu|cuối|giữa|hết|cả) năm {_YEAR}"
    rf"|{_ONE}quý (?:iv|i{{1,3}}|[1-4])(?:(?:/| năm ){_YEAR})?"
    rf"|\d năm {_YEAR} ?- ?{_YEAR}"
    rf"|năm học {_YEAR} ?- ?{_YEAR}"
    rf"|năm {_YEAR}(?: ?(?:-|và|đến) ?(?:năm )?{_YEAR})?"
    rf"|{_MONTH}"
    r")(?![^\W_])"
)
# A year that names something or is only compared with: no period of the figure beside it.
_NO_PERIOD_AFTER = re.compile(
    r"(?:so với|so|chuyên đề|kế hoạch|xuân|từ|trước|ngày \d{1,2}|khóa|đến|tới|hết|cùng kỳ|phát động|đề án) $"
)
# Numbers that date, order, time or name: none of them counts anything.
_NOT_COUNTING = re.compile(
    rf"(?<![^\W_])(?:{_DAY}|\d{{1,2}}/{_YEAR}|{_ONE}ngày \d{{1,2}}(?!\d|[.,]\d{{3}})(?:[/.-]\d{{1,2}})?(?: tháng \d{{1,2}})?(?: năm {_YEAR})?"
    rf"|(?:dịp|sáng|chiều|tối|đêm|lễ|kỷ niệm|hôm|trước|mùng) \d{{1,2}}[/-]\d{{1,2}}|(?:năm )?{_YEAR} ?- ?{_YEAR}|(?:năm )?{_YEAR}"
    r"|(?:\d+|[^\W\d_]+) (?:tháng|năm) (?:đầu|cuối) năm|(?:từ )?(?:\d+ ?- ?|\d+ đến )?\d+(?:[.,]\d+)? (?:năm|tuổi|tháng|tuần)(?! công)|(?:sau|trong|qua|suốt|hạn|vòng) \d+ (?:ngày(?! công)|giờ(?! công)|phút)"
    r"|\d{1,2} giờ(?: \d{1,2})?(?: phút)?(?! công)|\d{1,2}:\d{2}|\d{1,2}h\d{0,2}|24/24|24/7"
    r"|(?:thứ|(?<!tổng )số|khóa|(?:tại|theo|của|định) điều|khoản|chương|(?:tiểu|phần|danh) mục|hạng|(?:trường|học sinh|bậc) cấp|loại|lớp|tầng|quốc lộ|tỉnh lộ|định danh mức|bước|vùng|kỳ|lần thứ|lần|tổ|đội|khu|đại đội|tiểu đoàn|trung đội|quân khu|covid-?) \d+[a-z]?(?:/\d+)*"
    r"(?!\d|[,.]\d|%| (?:người|thành viên|học|hội viên|đảng viên|đoàn viên|cán bộ|hộ|em|chị|km|m|ha|kg|triệu|tỷ|đồng|suất|buổi|lượt)(?![^\W_]))"
    rf"|{_ONE}tháng \d{{1,2}}(?!\d|[.,]\d)|{_ONE}quý \d(?!\d|[.,]\d)"
    r"|là (?:\d+|một) trong (?:số |tổng số )?\d+)(?![^\W_])"
)
_PLAIN_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:[/.-]| tháng )(?P<month>\d{{1,2}})(?:[/.-]| năm )(?P<year>{_YEAR})(?!\d)"
)
_PLAIN_MONTH = re.compile(rf"tháng (?P<month>\d{{1,2}})(?:/| năm |-)(?P<year>{_YEAR})(?!\d)")
_PLAIN_YEAR = re.compile(rf"(?<![\d./-])({_YEAR})(?![\d/-])")


def periods(plain: str) -> Iterator[Span]:
    """Where canonical `plain` names a period that a figure may speak of."""
    for match in _PERIOD.finditer(plain):
        if not _NO_PERIOD_AFTER.search(plain, max(0, match.start() - 14), match.start()):
            yield Span(*match.span())


def not_counting(plain: str) -> Iterator[Span]:
    """Where numbers of canonical `plain` are dates, ages, times, ordinals or parts of names."""
    for match in _NOT_COUNTING.finditer(plain):
        yield Span(*match.span())


def iso_day(plain: str) -> str | None:
    """The first full date in canonical `plain`, in ISO form; None if there is none or no calendar has it."""
    match = _PLAIN_DAY.search(plain)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def iso_time(plain: str) -> str | None:
    """The first date, month or year in canonical `plain`: `2022-07-01`, `2022-03`, `2020`."""
    day = iso_day(plain)
    if day:
        return day
    month = _PLAIN_MONTH.search(plain)
    if month and 1 <= int(month["month"]) <= 12:  # noqa: PLR2004 - months of a year
        return f"{month['year']}-{int(month['month']):02d}"
    year = _PLAIN_YEAR.search(plain)
    return year[1] if year else None
