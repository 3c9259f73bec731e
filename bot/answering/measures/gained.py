"""What brought a sum that is asked for: of "tiết kiệm được bao nhiêu tiền" the figure behind "tiết kiệm được"."""

import re
from functools import lru_cache

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import folded
from knowledge.vietnamese.synonyms import synonyms

# What brings money together, and what leaves more of it.
_FAMILIES = (
    frozenset(tuple(verb.split()) for verb in ("gom", "khui", "khui heo", "khui heo dat", "dap heo", "mo heo", "dap lon", "mo lon", "thu", "gop", "quyen gop", "dong gop", "huy dong", "tich luy", "de danh", "bo ong", "quyen")),
    frozenset(tuple(verb.split()) for verb in ("tiet kiem", "bot", "giam", "do ton", "do", "cat giam", "giam chi")),
)  # fmt: skip
_VERB = re.compile(
    r"\b((?:\w+ )?(\w+)) (?:duoc )?(?:tong cong |tat ca |chung |khoang |them )?(?:bao nhieu|may)\b"
)
_GATHERED = re.compile(
    rf"\b({'|'.join(' '.join(verb) for verbs in _FAMILIES for verb in sorted(verbs, key=len, reverse=True))})(?: \w+){{1,3}} duoc "
    r"(?:tong cong |tat ca |khoang )?(?:bao nhieu|may)\b"
)
# Between the verb and its figure these say nothing.
_FILLERS = frozenset("duoc hon tren gan khoang so tien tong cong la len toi".split())
# Verbs so common that they tell nothing of the sum.
_BARE = frozenset("co la duoc het ton con dat cho tu voi toi len".split())
_FAR = 4
# "Quỹ … gom được bao nhiêu tiền?": what the fund has.
_OF_FUND = re.compile(
    r"\bquy\b.*\b(?:gom|quyen|quyen gop|van dong|huy dong|thu|tich luy|gop|duoc|co|con|dat|du|len) (?:duoc |len )?(?:bao nhieu|may)\b"
    r"|\b(?:bao nhieu|may) von\b|\b(?:quy|von) (?:\w+ ){0,8}(?:co|con|duoc|dat|len) (?:duoc |den |toi )?(?:bao nhieu|may)\b"
)
_FUND_HAS = re.compile(
    r"\b(?:nay |hien )?(?:co |con )?so du(?: la)?$|\bden (?:nay|cuoi nam|het nam|thang)(?: \d+)? (?:quy )?(?:co|dat|con|len)(?: (?:hon|tren|gan|khoang|toi))?$"
    r"|\b(?:quy|von) (?:\w+ ){0,3}(?:co|dat|thu duoc|len|la|con)(?: (?:hon|tren|gan|khoang|toi))?$"
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
    gathered = _GATHERED.search(plain)
    if gathered:
        # "khui heo đất được bao nhiêu": what was opened stands between.
        return next(verbs for verbs in _FAMILIES if tuple(gathered[1].split()) in verbs)
    match = _VERB.search(plain)
    if match is None or match[2] in _BARE:
        return frozenset()
    two, one = tuple(match[1].split()), (match[2],)
    others = {tuple(map(folded, other)) for other in (*synonyms(two), *synonyms(one))}
    family = next((verbs for verbs in _FAMILIES if {two, one} & verbs), frozenset())
    return frozenset({two, *others, *family} if synonyms(two) else {two, one, *others, *family})
