"""Units of the army that bear a number for a name: what another unit or a commune did is not theirs.

The pattern reads folded text with single blanks.
"""

import re

from bot.answering.asking.question import Question
from knowledge.records import Passage

_UNIT = re.compile(
    r"\b(?:(?:quan|su|lu|trung|tieu|binh) doan|dai doi)(?: \w+){0,2}? (\d{1,3})\b|\b(?:don vi|bo doi|linh) (\d{3})\b(?! (?:nguoi|dong|ho|trieu|\w+ vien)\b)"
)


def is_of_unit(question: Question, passage: Passage) -> bool:
    """Whether the passage, its article's title or place has the number by which the question calls a unit: Trung đoàn 42."""
    numbers = {match[1] or match[2] for match in _UNIT.finditer(question.plain)}
    if not numbers:
        return True
    said = f"{passage.article.title}\n{passage.article.place or ''}\n{passage.text}"
    return all(re.search(rf"(?<![\d.,]){number}(?![\d.,]\d|\d)", said) for number in numbers)
