"""Since when something is there that a sentence goes on about: the sentence that begins to tell of it says it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import fit_time
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from knowledge.vietnamese.normalising import canonical

_ASKS_BEGINNING = re.compile(
    r"\b(?:co|lam|lap|mo|ra doi|thanh lap|bat dau|trien khai|xay|lap dat|thuc hien|khoi xuong)(?: \w+){0,3} (?:tu )?(?:khi nao|bao gio|luc nao|hoi nao|nam nao|thang nao|ngay nao)\b|\btu (?:khi nao|bao gio|nam nao|hoi nao)\b"
)
_BEGINS = re.compile(
    r"\b(?:ra đời|thành lập|bắt đầu|khởi xướng|triển khai|mở|lập|ra mắt|phát động|khánh thành|duy trì từ)\b"
)
_MOST = 3  # sentences back


def with_beginning(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`; where it is one sentence without the date asked for, behind the one that tells when what has a name there began."""
    if (
        len(chosen) != 1
        or question.kind is not Kind.TIME
        or chosen[0].fit == 1.0
        or not _ASKS_BEGINNING.search(question.plain)
        or QUOTED.search(chosen[0].text)
    ):
        return list(chosen)
    one = chosen[0]
    passage = one.passage
    for number in range(one.number - 1, max(-1, one.number - 1 - _MOST), -1):
        span = passage.sentences[number]
        if "\n" in passage.text[span.end : passage.sentences[number + 1].start]:
            break
        text = span.of(passage.text)
        if QUOTED.search(text):
            begins = _BEGINS.search(canonical(text)) and fit_time(question, text) == 1.0
            return [replace(one, number=number, span=span, figure=None), one] if begins else list(chosen)
    return list(chosen)
