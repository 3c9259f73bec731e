"""What a report tells in words where it gives few figures: what has changed, and how many were honoured."""

import re

from knowledge.vietnamese.normalising import canonical

_CHANGED = re.compile(
    r"\b(?:chuyển biến|nền nếp|lan tỏa|sâu rộng|việc thường xuyên|đáng ghi nhận|(?:có|nhiều) (?:\w+ ){0,2}(?:mô hình|gương))\b"
)
_HONOURS = re.compile(
    r"\b(?:khen thưởng|biểu dương|tặng (?:giấy|bằng) khen)\b[^;.]{0,60}\b\d+ (?:tập thể|cá nhân)"
)
_LONG = 1000  # code points: of two sentences that tell as much, the shorter comes first


def changes(text: str) -> float:
    """In how many words `text` tells of a change, about 0-3, a little less for long ones; not above 0 where it tells of none."""
    return len(set(_CHANGED.findall(canonical(text)))) - len(text) / _LONG


def honours_several(text: str) -> bool:
    """Whether `text` tells how many collectives or people were honoured."""
    return bool(_HONOURS.search(canonical(text)))
