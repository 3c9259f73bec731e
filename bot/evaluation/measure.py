"""Answers against what they must say."""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over all outcomes; shares are 0-1, None where nothing was there to be measured.

    `accuracy` counts right answers and right refusals by category. Precision, recall and F1 are of refusing.
    `citation_precision` is the share of citations whose quote stands in the passage they name and whose article is
    one that a right answer cites.
    """

    questions: int
    accuracy: float
    by_category: Mapping[str, tuple[int, int]]
    refusal_precision: float | None
    refusal_recall: float | None
    refusal_f1: float | None
    citation_precision: float | None
    p50_ms: float
    p95_ms: float


def measure(answering: Answering, golds: Iterable[Gold]) -> list[Outcome]:
    """Ask everything, in order."""
    return [_outcome(answering, gold) for gold in golds]


def summarise(outcomes: Sequence[Outcome]) -> Report:
    """The figures over `outcomes`, of which there is at least one."""
    by_category: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        by_category[outcome.gold.category].append(outcome.is_right)
    refused = [outcome for outcome in outcomes if outcome.answer.status is not Status.ANSWERED]
    rightly = [outcome for outcome in refused if not outcome.gold.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.gold.answerable]
    precision, recall = _ratio(len(rightly), len(refused)), _ratio(len(rightly), len(unanswerable))
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return Report(
        questions=len(outcomes),
        accuracy=sum(outcome.is_right for outcome in outcomes) / len(outcomes),
        by_category={name: (sum(right), len(right)) for name, right in sorted(by_category.items())},
        refusal_precision=precision,
        refusal_recall=recall,
        refusal_f1=2 * precision * recall / (precision + recall) if precision and recall else None,
        citation_precision=_citation_precision(outcomes),
        p50_ms=statistics.median(times),
        p95_ms=times[min(len(times) - 1, round(0.95 * len(times)))],
    )


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


def _citation_precision(outcomes: Iterable[Outcome]) -> float | None:
    right = [
        citation.quote in citation.passage.text and citation.passage.article.id in outcome.gold.docs
        for outcome in outcomes
        for citation in outcome.answer.citations
        if outcome.gold.docs
    ]
    return _ratio(sum(right), len(right))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _plain(text: str) -> str:
    return " ".join(canonical(text).split())
