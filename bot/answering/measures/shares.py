"""Shares: what a percentage is a share of, and counts that are told as one."""

import re
from itertools import pairwise

from bot.answering.asking.question import Question
from bot.answering.measures.restrictions import narrows
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical, folded

# "Tỷ lệ đảng viên xây dựng kế hoạch cá nhân năm 2021 đạt 88,3%": it may be named far before its figure.
_NAMED = re.compile(r"\btỷ lệ ([^,;:.()%]*)(?:từ [\d.,]+ ?% [^,;:.()%\d]*)?$")
_OF_NAMED, _OF_PART_OF_NAME = 0.9, 0.8
# Whoever insists on a count wants no share.
_A_COUNT = re.compile(r"\bmay (?:tram|chuc|nghin|ngan)\b|\b(?:dau nguoi|chinh xac|con so)\b")
# Syllables of what a share is called that must be asked for.
_NAME = 2
# How many words say what they did, at the least, and how many of them stand behind the share.
_LEAST_DONE, _DONE = 2, 0.5
# How surely "98% đảng viên" answers how many members did something.
_AS_SHARE = 0.8


def share_of(counted: tuple[str, ...], sentence: str, figure: Figure) -> float:
    """How surely a percentage is a share of `counted` (folded) by what is said of it after "tỷ lệ"."""
    if not figure.percent or not counted:
        return 0.0
    named = _NAMED.search(canonical(sentence[: figure.span.start]))
    is_named = named is not None and f" {' '.join(counted[:2])} " in f" {folded(named[1])} "
    return _OF_NAMED if is_named else 0.0


def share_asked(question: Question, sentence: str, figure: Figure) -> float:
    """How surely a percentage is the share asked for, where its name after "tỷ lệ" is a part of what is asked: tỷ lệ chuyên cần."""
    if not (figure.percent and question.percent and question.counted) or question.claimed:
        return 0.0
    named = _NAMED.search(canonical(sentence[: figure.span.start]))
    name = tuple(folded(named[1]).split()[:_NAME]) if named else ()
    is_asked = len(name) == _NAME and name in set(pairwise(map(folded, question.content)))
    return _OF_PART_OF_NAME if is_asked else 0.0


def as_share(question: Question, figure: Figure, *, stock: bool) -> float:
    """How surely a figure of another sort than asked for, a share instead of a count, answers; `stock` if how many there are is asked."""
    return _AS_SHARE if not stock and _is_told_as_share(question, figure) else 0.0


def _is_told_as_share(question: Question, figure: Figure) -> bool:
    """Whether a percentage right before what is counted tells how many did what is asked.

    What they did must be said behind it: of how many there are no share tells.
    """
    head = question.counted[:2]
    done = set(map(folded, question.content)) - set(question.counted)
    did = question.counted[len(head) :]
    is_said = narrows(did) and set(did) <= set(figure.after)
    return (
        figure.percent
        and bool(head)
        and not question.percent
        and not question.money
        and not question.claimed
        and not _A_COUNT.search(question.plain)
        and figure.after[: len(head)] == head
        and (
            is_said
            or (len(done) >= _LEAST_DONE and len(done.intersection(figure.after)) >= _DONE * len(done))
        )
    )
