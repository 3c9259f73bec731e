"""How a figure is told: as a deed, a promise or an aim, and whether it is denied."""

import re

from knowledge.facts.reading import TIME, Reading
from knowledge.facts.records import Status
from knowledge.records import Span

# fmt: off
_AIM = re.compile(
    r"(?<![^\W_])(?:phấn đấu|(?<!vượt )(?<!đạt )(?<!bằng )(?<!hoàn thành )(?:chỉ tiêu|mục tiêu)|dự kiến|sẽ|thời gian tới|tới đây|kế hoạch đề ra|theo kế hoạch(?! số| \d)|quyết tâm|hướng tới)(?![^\W_])"
)
# These bind only what follows them in their own clause.
_DEMAND = re.compile(r"(?<![^\W_])(?:yêu cầu|đặt ra|cần|phải|đề ra|nhiệm vụ trọng tâm)(?![^\W_])")
_DONE = re.compile(
    r"(?<![^\W_])(?:đã|kết quả|đến nay|hiện có|thực hiện được|nhưng|cả năm|thu được|thực tế|đạt được|kết quả thực hiện)(?![^\W_])"
)
_REGISTERING = re.compile(r"(?<![^\W_])(?<!chưa )(?:đăng ký|cam kết|ký kết thực hiện)(?: [^\W\d_]+){0,2} (?:được )?$")
_REGISTERED_AFTER = re.compile(r"^(?:(?:,| và) (?:(?:trên|hơn|gần|khoảng) )?[\d.,/]+(?:%| %)?(?: [^\W\d_]+){1,3}(?:, [^\W\d_]+ [^\W\d_]+)?)?(?: [^\W\d_]+){0,4}? (?<!chưa )(?:đã |được |có )?(?<!bản )(?<!nội dung )(?:đăng ký|cam kết|ký cam kết)")
_WILL = re.compile(r"(?<![^\W_])sẽ(?![^\W_])")
_NEGATED_AFTER = re.compile(
    r"^(?: [^\W\d_]+){0,2}? (?:chưa|không (?:còn|có|đạt|hoàn thành|thực hiện|tham gia|đăng ký|duy trì))(?![^\W_])"
)
_NEGATED_BEFORE = re.compile(r"(?:không|chưa) (?:có|còn|đạt|để xảy ra) $")
# fmt: on


def status(reading: Reading, at: Span, since: int) -> Status:
    """Whether the figure at `at` is done, promised or aimed at; the one before it ends at `since`."""
    before = reading.plain[: at.start]
    demand = _last(_DEMAND, before)
    aim = max(_last(_AIM, before), demand if demand >= reading.clause(at.start).start else -1)
    done = _last(_DONE, before)
    if aim > done or (reading.is_ahead and done < 0):
        return Status.PLANNED
    segment_end = re.compile(r"[,;]|$").search(reading.plain, at.end)
    if segment_end and _WILL.search(reading.plain, at.end, segment_end.start()):
        return Status.PLANNED
    if _REGISTERING.search(before[since:]) or _REGISTERED_AFTER.match(reading.masked[at.end :]):
        return Status.REGISTERED
    return Status.ACHIEVED


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def is_negated(reading: Reading, at: Span) -> bool:
    """Whether the sentence says of what the figure counts that it is not or has not."""
    return bool(
        _NEGATED_AFTER.match(reading.masked[at.end :].replace(TIME, ""))
        or _NEGATED_BEFORE.search(reading.plain[: at.start])
    )
