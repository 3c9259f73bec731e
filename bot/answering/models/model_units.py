"""The clauses that name models, as they are shown: without the letters of a list, and not too long together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.evidence.evidence import Evidence
from bot.answering.statements.told import LONGEST, within
from knowledge.records import Span

MOST = 12
"""How many of them one answer shows."""

_MARK = re.compile(r"^\W*(?:[a-zđ]|\d{1,2})[.)]\s+(?=[“\"«]|\w)")


def _without_mark(one: Evidence) -> Evidence:
    """The unit without the letter or number that marks it as an item: `a) “Hũ gạo” của …`."""
    mark = _MARK.match(one.text)
    return replace(one, span=Span(one.span.start + mark.end(), one.span.end)) if mark else one


def short_enough(units: Sequence[Evidence]) -> list[Evidence]:
    """The units without their item marks, cut behind what they name where all of them would be too long to read."""
    units = [_without_mark(one) for one in units]
    if sum(len(one.text) for one in units) <= LONGEST:
        return units
    return within([_cut(one) for one in units], MOST)


def _cut(one: Evidence) -> Evidence:
    last = max((match.end() for match in re.finditer(r"[”\"»]", one.text)), default=0)
    comma = _comma(one.text, last)
    if not last or comma < 0:
        return one
    return replace(one, span=Span(one.span.start, one.span.start + comma))


def _comma(text: str, since: int) -> int:
    """Where from `since` on the first comma outside parentheses stands; -1 if there is none."""
    depth = 0
    for at in range(since, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if text[at] == "," and depth == 0:
            return at
    return -1
