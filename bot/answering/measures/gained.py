"""What brought a sum that is asked for: of "tiết kiệm được bao nhiêu tiền" the figure behind "tiết kiệm được"."""

import re
from functools import lru_cache

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.synonyms import synonyms

_VERB = re.compile(r"\b((?:\w+ )?(\w+)) (?:duoc )?(?:bao nhieu|may)\b")
# Between the verb and its figure these say nothing.
_FILLERS = frozenset("duoc hon tren gan khoang so tien tong cong la len toi".split())
# Verbs so common that they tell nothing of the sum.
_BARE = frozenset("co la duoc het ton con dat cho tu voi toi len".split())
_FAR = 4
# "Quỹ … gom được bao nhiêu tiền?": what the fund has.
_OF_FUND = re.compile(
    r"\bquy\b.*\b(?:gom|quyen|quyen gop|van dong|huy dong|thu|tich luy|gop|duoc|co|con|dat|du|len) (?:duoc |len )?(?:bao nhieu|may)\b"
)
_FUND_HAS = re.compile(
    r"\b(?:nay |hien )?(?:co |con )?so du(?: la)?$|\bden (?:nay|cuoi nam|het nam|thang)(?: \d+)? (?:quy )?(?:co|dat|con|len)(?: (?:hon|tren|gan|khoang|toi))?$|\bquy (?:\w+ ){0,2}(?:co|dat|thu duoc|len)(?: (?:hon|tren|gan|khoang|toi))?$"
)


def is_gained(question: Question, figure: Figure) -> bool:
    """Whether the verb before "bao nhiêu" in `question`, or one that means it, stands right before `figure`."""
    if _OF_FUND.search(question.plain) and _FUND_HAS.search(" ".join(figure.before)):
        return True
    said = list(figure.before[-_FAR:])
    while said and said[-1] in _FILLERS:
        said.pop()
    return any(tuple(said[-len(verb) :]) == verb for verb in _verbs(question.plain))


@lru_cache(maxsize=256)
def _verbs(plain: str) -> frozenset[tuple[str, ...]]:
    match = _VERB.search(plain)
    if match is None or match[2] in _BARE:
        return frozenset()
    two, one = tuple(match[1].split()), (match[2],)
    others = {tuple(map(folded, other)) for other in (*synonyms(two), *synonyms(one))}
    return frozenset({two, *others} if synonyms(two) else {two, one, *others})
