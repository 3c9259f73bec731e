"""Who is meant by "ông", "bà", "chị" in a sentence that names nobody: whom a sentence before it names."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.evidence import Evidence
from bot.answering.meant import speaker_before
from bot.answering.persons import NAME
from bot.answering.question import Question
from bot.answering.wording import Kind


def with_named(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`; where who it was is asked and one sentence tells it of "ông", the one that names him before it."""
    if question.kind is not Kind.PERSON or len(chosen) != 1:
        return list(chosen)
    (one,) = chosen
    number = speaker_before(one.passage, one.number)
    if number is None or NAME.search(one.text):
        return list(chosen)
    return [replace(one, number=number, span=one.passage.sentences[number], figure=None), one]
