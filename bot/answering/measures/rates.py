"""What one gives a day or a month is a rate, what all have gathered a sum: neither answers for the other."""

import re

from bot.answering.asking.question import Question
from bot.answering.measures.prices import is_of_one, price_asked
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical

_ASKS_SUM = re.compile(
    r"^(?!.*\b(?:moi|hang|binh quan|mot|1) (?:\w+ )?(?:thang|ngay|tuan|nguoi|dang vien|hoi vien|ho)\b).*\b(?:(?:tong cong|tong so|tat ca|ca thay|den nay)\b|(?:gom|quyen gop|quyen|gay quy|tich luy|huy dong|khui)(?: \w+){0,3}? duoc (?:\w+ ){0,2}?(?:bao nhieu|may)\b)"
    # "Quỹ của các cụ góp lại bây giờ được bao nhiêu rồi": what is in it by now.
    r"|^quy\b(?!.*\b(?:moi|hang|mot|1)\b).*\b(?:duoc|co|con|len) (?:bao nhieu|may)(?: \w+)? roi\W*$"
)
_ASKS_RATE = re.compile(
    r"\b(?:moi|mot|1|hang) (?P<before>ngay|tuan|thang|quy)(?: \w+){0,4} (?:bao nhieu|may)\b"
    r"|\b(?:bao nhieu|may)(?: \w+){0,2} (?:moi |mot |1 |/ ?)(?P<behind>ngay|tuan|thang|quy)\b"
)
# A sum told where a rate is asked.
_NO_RATE = 0.5
_PERIODS = ("ngay", "tuan", "thang", "quy")
_EACH = frozenset({"moi", "hang", "mot", "1"})
_EACH_ONE = "moi"
_NEAR = 4
_BEHIND = re.compile(
    r"^ ?(?:/|mỗi |một |hằng |hàng )(?:người|hội viên|đảng viên|hộ|ngày|tuần|tháng|quý|năm|buổi|lượt|em|căn)\b"
)
_ASKS_ANY_RATE = re.compile(
    r"\b(?:muc|moi(?! (?:ben|noi|xa|huyen|phuong|don vi|dia phuong)\b)|binh quan|trung binh|thu nhap|dau nguoi|luong|hang (?:ngay|tuan|thang|nam)|mot (?:ngay|tuan|thang|nguoi|ho))\b|/"
)


def is_other_rate(plain: str, text: str, figure: Figure) -> bool:
    """Whether `figure` of `text` is so much each or each time, where the folded question asks for no such rate."""
    behind = canonical(text[figure.span.end :])
    return bool(figure.money and _BEHIND.match(behind) and not _ASKS_ANY_RATE.search(plain))


def is_rate(sentence: str, figure: Figure) -> bool:
    """Whether the sum of money is told for each day, week, month or quarter; what all came to is no such."""
    return figure.money and _is_rate(sentence, figure)


def asks_rate(plain: str) -> bool:
    """Whether the folded question may ask what is earned or given each time."""
    return bool(_ASKS_ANY_RATE.search(plain))


def share_of_rate(question: Question, sentence: str, figure: Figure) -> float:
    """How surely (0-1) an amount of money is a rate where one is asked, and none where a sum is."""
    if not figure.money:
        return 1.0
    rate = _is_rate(sentence, figure)
    if _ASKS_SUM.search(question.plain):
        is_each_time = rate or _BEHIND.match(canonical(sentence[figure.span.end :]))
        return 0.0 if is_each_time and _EACH_ONE in figure.before else 1.0
    one = price_asked(question.plain)
    if one and not is_of_one(one, sentence, figure):
        return _NO_RATE
    return _NO_RATE if not one and _ASKS_RATE.search(question.plain) and not rate else 1.0


def _is_rate(sentence: str, figure: Figure) -> bool:
    """Whether the figure is told for each day, week, month or quarter."""
    if re.match(r" ?/ ?(?:\w+/)?(?:ngày|tuần|tháng|quý)\b", sentence[figure.span.end :]):
        return True
    around = (figure.before, figure.after[:_NEAR])
    return any(
        word in _PERIODS and at > 0 and words[at - 1] in _EACH
        for words in around
        for at, word in enumerate(words)
    )
