"""Who is meant by "ông", "bà", "chị" in a sentence that names nobody: whom a sentence before it names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.texts.meant import speaker_before
from bot.answering.texts.persons import NAME
from knowledge.records import Span

# "Bí thư chi bộ ấy là anh A."
_WAS = re.compile(r"(?:[^\W\d_]+ ){1,5}(?:ấy|đó|này) (?:chính )?là $")


def _said_behind(one: Evidence) -> Span | None:
    """The next sentence of the paragraph, where all it begins with is who it was of whom `one` tells."""
    sentences = one.passage.sentences
    if one.number + 1 >= len(sentences):
        return None
    own, behind = sentences[one.number], sentences[one.number + 1]
    text = behind.of(one.passage.text)
    named = NAME.search(text)
    beside = "\n" not in one.passage.text[own.end : behind.start]
    return behind if beside and named and _WAS.fullmatch(text[: named.start()]) else None


def with_named(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`; where who it was is asked and one sentence tells it of "ông", the one that names him before or behind it."""
    if question.kind is not Kind.PERSON or len(chosen) != 1:
        return list(chosen)
    (one,) = chosen
    behind = _said_behind(one)
    if behind is not None:
        return [one, replace(one, number=one.number + 1, span=behind, figure=None)]
    number = speaker_before(one.passage, one.number)
    if number is None or NAME.search(one.text):
        return list(chosen)
    return [replace(one, number=number, span=one.passage.sentences[number], figure=None), one]
