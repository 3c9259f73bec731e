"""What an overview of a place tells: who takes part, how many models, which, and what came of it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from bot.answering.measures.to_come import is_to_come
from bot.answering.texts.figures import figures

_MOST = 4
# Code points: a sentence longer than this tells too much at once.
_LONG = 280
_TOO_LONG = 0.5
_FIGURES = 3
_ROLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:đăng ký|cam kết|kế hoạch (?:cá nhân|làm theo)|bản làm theo|học tập, quán triệt|quán triệt|chi bộ và|tổ chức đảng)\b",
        r"\bmô hình\b",
        r"[“\"«]",
        r"\b(?:hộ nghèo|thu nhập|nông thôn mới|khen thưởng|biểu dương|tặng|công nhận|giảm|tiết kiệm|hiến|xây dựng|nhà)\b",
    )
)


def overview(found: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that tell most of each side, in reading order; several articles take turns."""
    articles = list(dict.fromkeys(evidence.passage.article.id for evidence in found))
    chosen: list[Evidence] = []
    told = [
        list(_telling([one for one in found if one.passage.article.id == article])) for article in articles
    ]
    for at in range(_MOST):
        chosen.extend(each[at] for each in told if at < len(each))
    return sorted(chosen[:_MOST], key=lambda one: (one.row, one.span.start))


def _telling(found: Sequence[Evidence]) -> Iterator[Evidence]:
    """Of one article the best sentence of each side, the best side first."""
    taken: set[int] = set()
    best = sorted(
        ((role, max(found, key=lambda one: _worth(one, role))) for role in _ROLES),
        key=lambda pair: -_worth(pair[1], pair[0]),
    )
    for _, evidence in [*best, *((None, one) for one in _by_worth(found))]:
        place = id(evidence)
        if place not in taken:
            taken.add(place)
            yield evidence


def _by_worth(found: Iterable[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda one: -max(_worth(one, role) for role in _ROLES))


def _worth(evidence: Evidence, role: re.Pattern[str]) -> float:
    """How much a sentence tells of one side: its figures and names, if it speaks of that side."""
    text = evidence.text
    worth = float(bool(role.search(text)))
    worth += min(_FIGURES, sum(1 for _ in figures(text))) / _FIGURES + 0.5 * bool(QUOTED.search(text))
    if len(text) > _LONG:
        worth *= _TOO_LONG
    return worth * (_TOO_LONG if is_to_come(text) else 1.0) + 0.1 * evidence.score
