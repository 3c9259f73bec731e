"""What goes on about a hamlet's model without naming the hamlet again: "Mô hình hướng đến việc …"."""

import re
from collections.abc import Sequence

from bot.answering.asking.question import Question
from index.scopes import Scope
from knowledge.entities.places import place_mentions
from knowledge.records import Passage
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

_HAMLET = frozenset({0})
# A model, called by what it is alone; one that is named or told of more is another.
_OPENS = re.compile(
    rf"(?:Mô hình|Tổ|Câu lạc bộ|Quỹ|Đội|Nhóm|Cách làm)(?: (?:này|đó|ấy))? (?!(?:[{UPPER}]|[“\"«]|\d|khác|mới|thứ|trưởng|phó|viên))"
)


def with_going_on(passages: Sequence[Passage], question: Question, scope: Scope) -> Scope:
    """`scope`, what speaks of a hamlet and names what is asked about, with the sentence behind that goes on about it."""
    if not question.names or any(place.tiers != _HAMLET for place in question.places):
        return scope
    added = {
        row: frozenset(number + 1 for number in numbers if _goes_on(passages[row], number, question.names))
        for row, numbers in scope.sentences.items()
    }
    return scope | Scope({row: numbers for row, numbers in added.items() if numbers})


def _goes_on(passage: Passage, number: int, names: Sequence[str]) -> bool:
    """Whether sentence `number` says one of `names`, and the one behind it goes on about that in its paragraph."""
    spans = passage.sentences
    if number + 1 >= len(spans) or "\n" in passage.text[spans[number].end : spans[number + 1].start]:
        return False
    said, behind = canonical(spans[number].of(passage.text)), spans[number + 1].of(passage.text)
    return (
        any(name in said for name in names) and bool(_OPENS.match(behind)) and not any(place_mentions(behind))
    )
