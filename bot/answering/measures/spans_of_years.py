"""Whether a sum is told of several years together: "Từ năm 2021 đến hết năm 2023 hiến 6.480 m2" is not what 2023 brought."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.entities.years import compares_years, years

# From one year to another, of which a school year is none.
_SPAN = re.compile(
    r"(?<!năm học )(?<!niên khóa )(?<!niên vụ )(?<!vụ )(?P<first>(?:19|20)\d\d) ?"
    r"(?:-|–|(?:đến|tới) (?:hết |cuối |nay )?(?:năm )?(?:tháng \d{1,2}[/-])?) ?(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "Thực hiện Nghị quyết giảm nghèo giai đoạn 2021 - 2025, xã …": how long that runs is not when this was done.
_IN_NAME = re.compile(
    r"\b(?:nghị quyết|kế hoạch|chương trình|đề án|dự án|nhiệm kỳ|chuyên đề|kết luận|chỉ thị|hướng dẫn|chiến lược)\b[^,;.:]*$",
    re.IGNORECASE,
)
# What stands at so much at the end of them is of the last one.
_STATE = frozenset("con xuong len dat la".split())
# "Năm 2022 tới giờ": more years than the one are asked of.
_ASKS_SPAN = re.compile(
    r"\b(?:tu|ke tu) (?:nam |thang \d{1,2}[/-])?(?:19|20)\d\d\b|\b(?:19|20)\d\d (?:den|toi|tro) \w+"
    r"|\b(?:may|hai|ba|bon|nam|cac|\d) nam (?:roi|qua|nay)\b|\b(?:tong cong|ca thay)\b"
)


def is_of_several_years(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether one year is asked of and the figure is a sum over a span of years that stands before it in NFC `sentence`."""
    if (
        len(question.years) != 1
        or question.claimed
        or figure.percent
        or compares_years(question.plain)
        or _ASKS_SPAN.search(question.plain)
        or _STATE.intersection(figure.before[-1:])
    ):
        return False
    before = sentence[: figure.span.start]
    spans = [match for match in _SPAN.finditer(before) if not _IN_NAME.search(before[: match.start()])]
    last = spans[-1] if spans else None
    if last is None or int(last["first"]) >= int(last["last"]):
        return False
    asked = next(iter(question.years))
    inside = int(last["first"]) <= asked <= int(last["last"])
    return inside and not years(before[last.end() :])
