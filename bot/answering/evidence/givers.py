"""Who praised: what a place itself praised is not what it received from the Prime Minister."""

import re
from collections.abc import Sequence

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.vietnamese.normalising import canonical, folded

_PRAISES = r"(?:khen|khen thuong|bieu duong|tuyen duong|ton vinh)"
_ASKS_GIVEN = re.compile(rf"\b{_PRAISES}\b")
_RECEIVED = re.compile(
    r"\b(?:duoc|nhan|gianh|dat)(?: \w+){0,9} (?:khen|tang|trao|bieu duong|tuyen duong|ton vinh|bang khen)\b"
)
_AWARD = frozenset("tang trao bang giay khen nhan gianh duoc".split())
# Who stands over every place that a report is about.
_CENTRE = r"(?:thu tuong|chu tich nuoc|trung uong|chinh phu|quoc hoi|bo chinh tri|tong lien doan)"
_NAMES_CENTRE = re.compile(rf"\b{_CENTRE}\b")
_FROM_CENTRE = re.compile(
    rf"\b(?:nhan|duoc)\b[^;]*\b(?:bang khen|co thi dua|huan chuong|tang|khen)\b[^;]*\b{_CENTRE}\b|\b(?:nhan|duoc) {_CENTRE}\b|\b(?:nhan|duoc)\b[^;,]*\b{_CENTRE}\b[^;,]*\b(?:tang|khen)\b"
)
_PRAISED = re.compile(r"(?<!bằng )(?<!giấy )\b(?:khen thưởng|khen|biểu dương|tuyên dương|tôn vinh)\b")
# "Tỉnh khen bao nhiêu?": the giver is a unit called by its level alone.
_BY_LEVEL = re.compile(rf"\b(?P<level>tinh|huyen) (?:da |tu |cung )?{_PRAISES}\b")
# "Số được cấp huyện khen": the giver is no one above.
_GIVEN_BELOW = re.compile(rf"\bduoc (?:cap )?(?:tinh|huyen|xa|co so) (?:da )?{_PRAISES}\b")


def awards_in(content: Sequence[str]) -> set[int]:
    """Where in `content` the syllables stand that say an award or that it was received."""
    return {at for at, word in enumerate(content) if folded(word) in _AWARD}


def asks_given(plain: str) -> bool:
    """Whether it is asked whom a place praised itself: "tỉnh khen bao nhiêu", not "được Thủ tướng khen"."""
    return bool(_ASKS_GIVEN.search(plain)) and not (_RECEIVED.search(plain) or _NAMES_CENTRE.search(plain))


def is_from_centre(text: str, plain: str) -> bool:
    """Whether `text` tells what came from the centre, where the folded question `plain` asks whom others praised."""
    asks = bool(_ASKS_GIVEN.search(plain)) and not _NAMES_CENTRE.search(plain)
    return asks and bool(_FROM_CENTRE.search(folded(text)))


def is_of_other_giver(question: Question, text: str) -> bool:
    """Whether `text` tells what somebody else praised, where it is asked whom a place praised itself."""
    plain = question.plain
    if question.kind is not Kind.FIGURE or not (asks_given(plain) or _GIVEN_BELOW.search(plain)):
        return False
    said = folded(text)
    by = _BY_LEVEL.search(plain)
    levels = {folded(place.level) for place in question.places if place.level}
    if by and levels and by["level"] not in levels and not re.search(rf"\b{by['level']}\b", said):
        # A commune or district was spoken of: what it praised itself is not the province's.
        return True
    return bool(_FROM_CENTRE.search(said)) and not _PRAISED.search(canonical(text).split(" được ")[0])
