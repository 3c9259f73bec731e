"""Whether what a sentence tells may be of the person asked about: a day or a figure of others is none of theirs."""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.records import Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded

_OF_ONE = frozenset({Kind.FIGURE, Kind.TIME})
_CAPITAL = re.compile(rf"\b[{UPPER}][\w'’]*")
# Who else does something where this opens a sentence, perhaps behind "Trong năm," or "Sắp tới,".
_OTHERS = re.compile(
    r"^\W*(?:[^,]{2,30}, )?(?:đảng ủy|đảng bộ|chi bộ|chi ủy|toàn|cả|xã|phường|huyện|tỉnh|thôn|ấp|bản|buôn|nhà trường|trường|bệnh viện|hội|đoàn|các|nhân dân|bà con|mặt trận|ubnd|ủy ban|đơn vị|công an|tổ|nhiệm vụ|mục tiêu|chỉ tiêu|phương hướng)\b"
)


def may_be_of_person(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether `sentence` may tell of the person of whom a day or a figure is asked, if one is.

    It names the person by the last part of the name, with its capital (Thắm is no "tham gia"), or it goes on where the
    passage does, and no body opens it; in an article with the person in its title whatever stands there may.
    """
    if question.person.span is None or question.kind not in _OF_ONE:
        return True
    given = {name.split()[-1] for name in question.person.names}
    if _names(given, sentence) or _names(given, passage.article.title):
        return True
    return _names(given, passage.text) and not _OTHERS.match(canonical(sentence))


def _names(given: set[str], text: str) -> bool:
    return not given.isdisjoint(folded(match[0]) for match in _CAPITAL.finditer(text))
