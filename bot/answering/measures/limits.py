"""How much is allowed at most: a claim about that is put right by the limit, not by what somebody did."""

import re

_ASKS = re.compile(
    r"\b(?:duoc|cho phep|cho)(?: (?!bao\b)\w+){0,2} (?:toi|den|len den|len toi) \d|\b(?:toi da|nhieu nhat|khong qua|gioi han|qua)(?: (?:la )?(?:bao nhieu|may|\d))"
)
_TOLD = re.compile(r"\b(?:khong qua|toi da|nhieu nhat|khong vuot|gioi han|duoi|tro xuong)\b")
_SAYS_LIMIT = 0.2


def bonus_of_limit(plain: str, said: str) -> float:
    """What a folded sentence gains by telling the limit that the folded question asks for."""
    return _SAYS_LIMIT if _ASKS.search(plain) and _TOLD.search(said) else 0.0
