"""The name that a sentence goes on about: "Mô hình “A” ra đời năm 2020. Đến nay đã có 210 tàu tham gia."."""

import re

from knowledge.records import Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens

_QUOTED = re.compile(rf"[“\"«]([{UPPER}\d][^”\"»]{{3,90}})[”\"»]")
# So a sentence goes on about what the one before it named; with another opening it may turn to something else.
_GOES_ON = re.compile(
    r"^\W*(?:(?:Tính )?[Đđ]ến|Hiện|Nay|Năm|Tháng|Quý|Sau|Từ|Qua|Riêng|Mỗi|Bình quân|Nhờ|Toàn|Trong (?:năm|\d|hai|ba|bốn|sáu|đó|quý)|"
    r"(?:Xã|Phường|Thị trấn|Huyện|Tổ|Mô hình|Câu lạc bộ|Quỹ|Số) (?:này )?(?:hiện|đã|được|có|thu|giúp))\b(?!(?: [^\W\d_]+){0,6} (?:còn (?!\d)|cũng|mô hình [“\"«]|phong trào))"
)
# Two sentences on, another thing may be told of without its name.
_FARTHEST = 2


def name_before(passage: Passage, number: int) -> str:
    """The canonical name in quotes that stands last before sentence `number`, which has none, in its paragraph; empty if none."""
    spans = passage.sentences
    said = spans[number].of(passage.text)
    if _QUOTED.search(said) or not _GOES_ON.match(said):
        return ""
    for at in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
        if "\n" in passage.text[spans[at].end : spans[at + 1].start]:
            return ""
        named = _QUOTED.findall(spans[at].of(passage.text))
        if named:
            return " ".join(canonical(token.text) for token in tokens(named[-1]))
    return ""
