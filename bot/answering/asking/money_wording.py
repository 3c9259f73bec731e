"""Questions after money that do not say so: what a fund has, what something took, what somebody earns. They read the marked question."""

import re

_END = r"(?=\W*(?:(?:rồi|nhỉ|vậy|thế|ạ|hả|á|nhé) ?)*\W*$| tiền\b)"
# Lương thực is food, lương y a healer.
_WAGE = re.compile(
    r"\blương (?!thực\b|y\b|tâm\b|khô\b|giáo\b(?! viên)|thiện\b)(?:\w+,? ){0,9}?(?:bao nhiêu|mấy (?:đồng|triệu|tiền))"
)
_FUND = re.compile(
    rf"\bquỹ\b(?! (?:đất|nhà|thời gian)\b).*\b(?:được|có|còn|là|đạt|dư|lên|tới) (?:được |có |tới |lên )?(?:bao nhiêu|mấy){_END}"
)
_COST = re.compile(rf"\b(?:hết|tốn|mất|giá|trị giá|kinh phí)(?: hết| tốn)? (?:bao nhiêu|mấy){_END}")


def means_money(marked: str) -> bool:
    """Whether the canonical question asks for an amount of money without a word for it."""
    return bool(_WAGE.search(marked) or _FUND.search(marked) or _COST.search(marked))
