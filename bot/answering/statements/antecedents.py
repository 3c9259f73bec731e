"""Of whom a sentence goes on to speak: "Cả hai được tặng Bằng khen" needs the sentence that names the two."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.evidence.evidence import Evidence
from knowledge.records import Span

# What opens a sentence that only points back; a name behind a title points to nobody else.
_POINTS_BACK = re.compile(
    r"(?:Cả (?:hai|ba|bốn)|Hai (?:người|đơn vị|nơi|tập thể) này|Họ|(?:Mô hình|Quỹ|Tổ|Câu lạc bộ|Việc làm|Cách làm|Phong trào|Công trình) (?:này|ấy|đó))\b"
    r"|(?:Ông|Bà|Anh|Chị|Cụ|Cô) (?=[a-zà-ỹđ])"
)
_OF_TWO = re.compile(r"Cả hai\b")


def with_antecedent(chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`; where it is one sentence that only points back, what it points to before it."""
    if len(chosen) != 1 or not _POINTS_BACK.match(chosen[0].text):
        return list(chosen)
    one = chosen[0]
    back = 2 if _OF_TWO.match(one.text) else 1
    before = [number for number in range(max(0, one.number - back), one.number) if _is_beside(one, number)]
    return [*(_sentence(one, number) for number in before), one]


def _is_beside(one: Evidence, number: int) -> bool:
    """Whether sentence `number` stands in the paragraph of `one`, and is one that can be said."""
    sentences = one.passage.sentences
    between = one.passage.text[sentences[number].start : sentences[one.number].start]
    return "\n" not in between and not sentences[number].of(one.passage.text).rstrip().endswith("?")


def _sentence(one: Evidence, number: int) -> Evidence:
    span: Span = one.passage.sentences[number]
    return replace(one, number=number, span=span, figure=None)
