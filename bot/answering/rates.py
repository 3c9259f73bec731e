"""What one gives a day or a month is no total: "mỗi hội viên 2.000 đồng mỗi ngày" beside "214 triệu đồng"."""

import re

from bot.answering.figures import Figure
from knowledge.vietnamese.normalising import canonical

_BEHIND = re.compile(
    r"^ ?(?:/|mỗi |một |hằng |hàng )(?:người|hội viên|đảng viên|hộ|ngày|tuần|tháng|quý|năm|buổi|lượt|em|căn)\b"
)
_ASKS_RATE = re.compile(
    r"\b(?:muc|moi|binh quan|trung binh|thu nhap|dau nguoi|luong|hang (?:ngay|tuan|thang|nam)|mot (?:ngay|tuan|thang|nguoi|ho))\b|/"
)


def is_other_rate(plain: str, text: str, figure: Figure) -> bool:
    """Whether `figure` of `text` is so much each or each time, where the folded question asks for no such rate."""
    behind = canonical(text[figure.span.end :])
    return bool(figure.money and _BEHIND.match(behind) and not _ASKS_RATE.search(plain))
