"""Answers against what they must say."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.answering.records import Answer, Asked, Status
from bot.evaluation.gold import Gold
from knowledge.vietnamese.normalising import canonical


class Answering(Protocol):
    """What is measured."""

    def answer(self, asked: Asked) -> Answer:
        """The answer to one question."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its answer, and what is wrong with it (empty if right)."""

    gold: Gold
    answer: Answer
    milliseconds: float
    faults: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def is_wrong(self) -> bool:
        """Whether what is said is of another place or another figure, which is worse than a refusal or a half answer.

        It says what it must not; or cites only other articles than a right answer does; or it shows a figure where
        nothing is known, or where every figure that is asked for is missing.
        """
        if self.answer.status is not Status.ANSWERED:
            return False
        shows_figure = any(
            any(map(str.isdigit, span.of(statement.text)))
            for statement in self.answer.statements
            for span in statement.bold
        )
        if not self.gold.answerable:
            return shows_figure
        said = _plain(self.answer.text)
        cited = {citation.passage.article.id for citation in self.answer.citations}
        figures = [one for one in self.gold.must if all(any(map(str.isdigit, text)) for text in one)]
        missed = figures and not any(_plain(text) in said for one in figures for text in one)
        return (
            any(_plain(text) in said for text in self.gold.must_not)
            or bool(self.gold.docs and not cited & set(self.gold.docs))
            or bool(missed and shows_figure)
        )


def measure(answering: Answering, golds: Iterable[Gold]) -> list[Outcome]:
    """Ask everything, in order."""
    return [_outcome(answering, gold) for gold in golds]


def _outcome(answering: Answering, gold: Gold) -> Outcome:
    started = time.perf_counter()
    answer = answering.answer(Asked(gold.question, gold.turns))
    milliseconds = (time.perf_counter() - started) * 1000
    return Outcome(gold, answer, milliseconds, tuple(_faults(gold, answer)))


def _faults(gold: Gold, answer: Answer) -> Iterable[str]:
    answered = answer.status is Status.ANSWERED
    if answered != gold.answerable:
        yield "refused" if gold.answerable else "answered"
        return
    if not answered:
        return
    said = _plain(answer.text)
    for alternatives in gold.must:
        if not any(_plain(one) in said for one in alternatives):
            yield f"lacks {alternatives[0]}"
    for wrong in gold.must_not:
        if _plain(wrong) in said:
            yield f"says {wrong}"
    cited = {citation.passage.article.id for citation in answer.citations}
    yield from (f"does not cite {id_}" for id_ in gold.docs if id_ not in cited)


def _plain(text: str) -> str:
    return " ".join(canonical(text).split())
