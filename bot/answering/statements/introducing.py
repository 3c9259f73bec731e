"""What a place is, where it is to be introduced: how many hamlets, households, people it has."""

import re
from collections.abc import Sequence

from bot.answering.evidence.evidence import Evidence

_ASKS = re.compile(r"\bgioi thieu\b|\b(?:khai quat|so luoc|vai net|net chinh) ve\b")
_NUMBER = r"\b\d[\d.,]*"
_TELLS = re.compile(
    rf"{_NUMBER} (?:thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|đơn vị hành chính|hộ)\b[^.;]{{0,40}}{_NUMBER} (?:hộ|nhân khẩu|khẩu|người|dân tộc|ha)\b"
)


def introduced(plain: str, units: Sequence[Evidence]) -> list[Evidence]:
    """The first of `units` that tells what the place is, where the folded question asks to introduce it; else nothing."""
    if not _ASKS.search(plain):
        return []
    return [one for one in units if _TELLS.search(one.text)][:1]
