"""The figures over measured answers."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.records import Status
from bot.evaluation.measure import Outcome
from bot.evaluation.support import citation_precision, citation_recall


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over all outcomes; shares are 0-1, None where nothing was there to be measured.

    `accuracy` counts right answers and right refusals, also by category (right, of how many). Precision, recall and F1
    are of refusing. Citation recall and precision are ALCE's, the mean over answers (bot.evaluation.support).
    `cited_articles` is the share of citations whose article is one that a right answer cites. `wrong` is the share of
    questions answered with what is of another place or another figure (Outcome.is_wrong). `robustness` is the accuracy
    on the questions typed with marks, for each way of typing them. Times are of a whole answer.
    """

    questions: int
    accuracy: float
    by_category: Mapping[str, tuple[int, int]]
    refusal_precision: float | None
    refusal_recall: float | None
    refusal_f1: float | None
    citation_recall: float | None
    citation_precision: float | None
    cited_articles: float | None
    wrong: float
    median_characters: float | None
    p50_ms: float
    p95_ms: float
    robustness: Mapping[str, float] = field(default_factory=dict)


def summarise(outcomes: Sequence[Outcome], variants: Mapping[str, Sequence[Outcome]] | None = None) -> Report:
    """The figures over `outcomes`, of which there is at least one, and over the same questions typed otherwise."""
    by_category: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        by_category[outcome.gold.category].append(outcome.is_right)
    answered = [outcome.answer for outcome in outcomes if outcome.answer.status is Status.ANSWERED]
    precision, recall = _of_refusing(outcomes)
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return Report(
        questions=len(outcomes),
        accuracy=accuracy(outcomes),
        by_category={name: (sum(right), len(right)) for name, right in sorted(by_category.items())},
        refusal_precision=precision,
        refusal_recall=recall,
        refusal_f1=2 * precision * recall / (precision + recall) if precision and recall else None,
        citation_recall=_mean(map(citation_recall, answered)),
        citation_precision=_mean(map(citation_precision, answered)),
        cited_articles=_mean(_cited_articles(outcomes)),
        wrong=sum(outcome.is_wrong for outcome in outcomes) / len(outcomes),
        median_characters=statistics.median(len(answer.text) for answer in answered) if answered else None,
        p50_ms=statistics.median(times),
        p95_ms=times[min(len(times) - 1, round(0.95 * len(times)))],
        robustness={name: accuracy(typed) for name, typed in (variants or {}).items() if typed},
    )


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """The share (0-1) of right answers and right refusals among at least one outcome."""
    return sum(outcome.is_right for outcome in outcomes) / len(outcomes)


def _of_refusing(outcomes: Sequence[Outcome]) -> tuple[float | None, float | None]:
    """Precision and recall."""
    refused = [outcome for outcome in outcomes if outcome.answer.status is not Status.ANSWERED]
    unanswerable = [outcome for outcome in outcomes if not outcome.gold.answerable]
    return (
        _mean(not outcome.gold.answerable for outcome in refused),
        _mean(outcome.answer.status is not Status.ANSWERED for outcome in unanswerable),
    )


def _cited_articles(outcomes: Iterable[Outcome]) -> Iterable[bool]:
    return (
        citation.passage.article.id in outcome.gold.docs
        for outcome in outcomes
        for citation in outcome.answer.citations
        if outcome.gold.docs
    )


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return sum(listed) / len(listed) if listed else None
