"""What is planned, and is no answer where it is asked what has been done."""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.vietnamese.normalising import canonical

# What is to be done is no result.
_TO_COME = re.compile(
    r"\b(?:thời gian tới|từ nay (?:đến|tới)|sắp tới|tới đây|những tháng cuối năm|nhiệm vụ (?:đến|tới) (?:hết |cuối )?năm|phấn đấu|(?<!vượt )(?<!đạt )(?<!so với )chỉ tiêu|đặt mục tiêu|sẽ)\b"
)
# So is what stands under "5. Nhiệm vụ, giải pháp đến năm 2025".
_TASKS = re.compile(r"^\W*(?:[\dIVX]+[.)] *)?\W*(?:phương hướng|nhiệm vụ|một số nhiệm vụ)\b", re.IGNORECASE)
# "Nhiệm vụ năm 2024 được xác định gồm: …; …": each of the items is one.
_ANNOUNCED = re.compile(
    r"\b(?:nhiệm vụ|chỉ tiêu|mục tiêu|phương hướng|kế hoạch)\b[^.]{0,40}\b(?:gồm|là|sau|xác định|đề ra|đặt ra)\b|\b(?:thời gian tới|sắp tới|tới đây|phấn đấu)\b"
)
# "3. Kết quả thực hiện nhiệm vụ chính trị" tells what has been done.
_DONE = re.compile(r"\b(?:kết quả|tình hình|hiệu quả|tác động|ưu điểm|đánh giá)\b")
_AHEAD = re.compile(r"\b(?:thời gian tới|sắp tới|năm tới|giai đoạn tới|phương hướng)\b")
_PLANS = re.compile(r"\b(?:phương hướng|nhiệm vụ|kế hoạch năm|giải pháp|thời gian tới|sắp tới)\b")
# A report of a meeting ends with what happened there, whatever heading stood last.
_AT_THE_END = re.compile(
    r"^\W*(?:(?:nhân )?dịp này|(?:cũng )?tại hội nghị|(?:kết thúc|phát biểu) )", re.IGNORECASE
)
_ASKS_TO_COME = re.compile(
    r"\b(?:toi day|sap toi|thoi gian toi|se|phan dau|chi tieu|muc tieu|ke hoach|nhiem vu|phuong huong|tiep theo|han chot|(?<!co )phai (?!(?:khong|chang|la)\b)|tu (?:gio|nay) (?:den|toi|ve sau|tro di)|den nam|nam toi)\b"
)
# "Cả 9 bản đều đã bỏ rồi, phải không?": no plan bears that out.
_SAYS_DONE = re.compile(
    r"\bda\b.*\b(?:roi|het|xong|deu)\b|\broi (?:phai|dung|chua|ha|khong)\b|\b(?:deu|het|xong) roi\b|\bdeu da\b"
)
_NOT_YET, _NO_COUNT_YET = 0.85, 0.3
_OF_WHAT_IS = frozenset({Kind.FIGURE, Kind.PLACES})


def asks_to_come(question: Question) -> bool:
    """Whether it is asked what is planned."""
    return bool(_ASKS_TO_COME.search(question.plain))


def is_to_come(text: str) -> bool:
    """Whether `text` tells what is planned, not what has been done."""
    return bool(_TO_COME.search(canonical(text)))


def heads_plans(over: str, text: str) -> bool:
    """Whether what stands over `text` announces plans, and `text` is not what a report of a meeting ends with."""
    heading = canonical(over)
    is_done = _DONE.search(heading) and not _AHEAD.search(heading)
    return bool(_PLANS.search(heading)) and not is_done and not _AT_THE_END.search(text)


def _goes_on_planning(text: str, sentence: str) -> bool:
    """Whether `text` is an item of a list of tasks that its sentence announces before a colon."""
    opening, colon, listed = sentence.partition(":")
    return bool(colon) and text in listed and bool(_ANNOUNCED.search(canonical(opening)))


def share_of_plan(question: Question, text: str, over: str, sentence: str = "") -> float:
    """How well (0-1) `text` of `sentence`, which stands under `over`, serves a question about what has been done: a plan badly, for a figure worse."""
    under = (_TASKS.search(over) and not _AT_THE_END.search(text)) or _goes_on_planning(text, sentence)
    if question.facet is not None or asks_to_come(question) or not (is_to_come(text) or under):
        return 1.0
    # Asked how many there are, nobody wants to hear how many there shall be; nor who shall do well, asked who does.
    is_done = not question.claimed or _SAYS_DONE.search(question.plain)
    return _NO_COUNT_YET if question.kind in _OF_WHAT_IS and is_done else _NOT_YET
