"""Fit the decision to answer or to refuse: `python benchmarks/refusal.py`.

For each tuning question of tests/evaluation the best sentence is taken as the answering takes it, and a logistic model
learns whether it holds what a right answer must say. Prints the weights in the terms of bot/answering/statements/decide.py, and for
some thresholds which share of right sentences is given and how many unanswerable questions are answered. The held-out
files are not touched.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.answering.answerer import Answerer
from bot.answering.asking.parts import parts
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.conversation.followup import completed
from bot.answering.evidence.evidence import Evidence, gather
from bot.answering.statements.decide import is_held
from bot.bootstrap import bootstrap
from bot.evaluation.gold import Gold, read_gold
from bot.settings import read_settings
from index.scopes import Scope
from knowledge.vietnamese.normalising import canonical, nfc

_FOLDER = Path("tests/evaluation")
_SETS = (
    ("tuning", None),
    ("tuning_more", None),
    ("tuning_other", _FOLDER / "tuning_articles"),
    ("lot_one", _FOLDER / "lot_one_articles"),
    ("lot_two", _FOLDER / "lot_two_articles"),
)
_NAMES = "coverage coverage² lacking similarity fit length anchored anchored·coverage anchored·lacking anchored·similarity figure figure·fit figure·coverage".split()
_MIDDLE, _TENTHS, _MANY = 0.85, 10.0, 8
_HITS = 10
_THRESHOLDS = (0.5, 0.6, 0.64, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one best sentence, whether it is right, and whether anything could be."""

    features: tuple[float, ...]
    is_right: bool
    answerable: bool


def features(question: Question, evidence: Evidence) -> tuple[float, ...]:
    """What bot/answering/statements/decide.py looks at, in the order of `_NAMES`."""
    anchored, figure = float(is_held(question, evidence)), float(question.kind is Kind.FIGURE)
    similarity = _TENTHS * (evidence.similarity - _MIDDLE)
    return (
        evidence.coverage,
        evidence.coverage**2,
        evidence.lacking,
        similarity,
        evidence.fit,
        min(len(question.content), _MANY) / _MANY,
        anchored,
        anchored * evidence.coverage,
        anchored * evidence.lacking,
        anchored * similarity,
        figure,
        figure * evidence.fit,
        figure * evidence.coverage,
    )


def rows(answerer: Answerer, golds: list[Gold]) -> Iterator[Row]:
    """One row for each question, or part of one, that the decision is taken for."""
    for gold in golds:
        turns = gold.turns
        for number, piece in enumerate(parts(nfc(gold.question))):
            question = completed(answerer._reader, piece, turns, continues=number > 0)  # noqa: SLF001
            turns = (*turns, piece)
            best = _best(answerer, question)
            if best is not None and question.facet is None and question.kind not in _SETTLED:
                yield Row(features(question, best), gold.answerable and _holds(gold, best), gold.answerable)


_SETTLED = frozenset({Kind.OVERVIEW, Kind.DOCUMENT, Kind.ISSUER})


def _best(answerer: Answerer, question: Question) -> Evidence | None:
    places, searcher = answerer._places, answerer._searcher  # noqa: SLF001
    if not all(map(places.knows, question.places)):
        return None
    scopes: list[Scope] = [places.scope(place) for place in question.places]
    together = reduce(and_, scopes) if scopes else None
    within = None if together is None or not together.sentences else together
    hits = searcher.search(question.spelled, _HITS, None if within is None else within.sentences.keys())
    return next(iter(gather(question, hits, within, searcher.snapshot.terms)), None)


def _holds(gold: Gold, evidence: Evidence) -> bool:
    said = canonical(evidence.text)
    return (not gold.docs or evidence.passage.article.id in gold.docs) and any(
        canonical(one) in said for alternatives in gold.must for one in alternatives
    )


def main() -> None:
    """Collect, fit, print."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as aside:
        for name, articles in _SETS:
            settings = read_settings(Path(aside) / name, articles)
            house = bootstrap(settings, print)
            found += rows(house.answering(house.searcher()), read_gold(_FOLDER / f"{name}.jsonl"))
    features_, right = np.array([row.features for row in found]), np.array([row.is_right for row in found])
    model = LogisticRegression(max_iter=1000).fit(features_, right)
    sure = model.predict_proba(features_)[:, 1]
    print(f"{len(found)} sentences, {right.sum()} right")
    print(f"bias {model.intercept_[0]:+.2f}")
    for name, weight in zip(_NAMES, model.coef_[0], strict=True):
        print(f"{name} {weight:+.2f}")
    answerable = np.array([row.answerable for row in found])
    for least in _THRESHOLDS:
        given = sure >= least
        print(
            f"from {least}: {given[right].mean():.3f} of the right given, {(given & ~answerable).sum()} of {(~answerable).sum()} unanswerable answered"
        )


if __name__ == "__main__":
    main()
