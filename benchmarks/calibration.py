#!/usr/bin/env python3
"""How surely a passage answers at all: fit and measure `Hit.confidence` on sets in SQuAD's format.

    .venv/bin/python benchmarks/calibration.py viquad.dev.json zalo_qa.train.json

Prints, on stretches held out from the fit, the area under the curve and precision and recall at one half, for each set,
then the weights of index/scoring.py. Where a set marks pairs with `is_impossible`, those pairs are the cases; otherwise
the best hit where it is right, and for every question the best of the passages that are not: neighbours in one article
mostly, the hardest there are. Questions count twice, as written and without marks. The sets are not part of the project.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.fitting import Flags, Matrix, area_under_curve, fit_yes_no, folds
from benchmarks.ranking import Asked, built, read_set
from index.search import Searcher
from knowledge.vietnamese.normalising import folded

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Cases:
    """What is known of pairs of question and passage, shape (n, features), and which of the passages answer."""

    rows: Matrix
    answers: Flags


def read_cases(path: Path) -> Cases:
    """The cases of one set, in its order."""
    articles, asked = read_set(path)
    judged = _judged(path)
    with tempfile.TemporaryDirectory() as scratch:
        searcher = built(articles, Path(scratch))
        pairs = list(_pairs(searcher, asked, judged) if any(judged) else _hits(searcher, asked))
    return Cases(np.array([row for row, _ in pairs], np.float64), np.array([answers for _, answers in pairs]))


def _judged(path: Path) -> list[bool]:
    """For each question whether its passage is marked as not answering it."""
    return [
        bool(question.get("is_impossible"))
        for document in json.loads(path.read_text(encoding="utf-8"))["data"]
        for paragraph in document["paragraphs"]
        for question in paragraph["qas"]
    ]


def _pairs(searcher: Searcher, asked: list[Asked], judged: list[bool]) -> Iterator[tuple[np.ndarray, bool]]:
    own: dict[str, list[int]] = {}
    for row, passage in enumerate(searcher.snapshot.passages):
        own.setdefault(passage.article.id, []).append(row)
    for one, impossible in zip(asked, judged, strict=True):
        for typed in (one.text, folded(one.text)):
            ranked = searcher.ranked(typed, own.get(one.gold, ()))
            if ranked is not None:
                yield ranked.features[0], not impossible


def _hits(searcher: Searcher, asked: list[Asked]) -> Iterator[tuple[np.ndarray, bool]]:
    for one in asked:
        for typed in (one.text, folded(one.text)):
            ranked = searcher.ranked(typed)
            if ranked is None:
                continue
            read = ranked.rows[: len(ranked.features)]
            right = [searcher.snapshot.passages[row].article.id == one.gold for row in read]
            if right[0]:
                yield ranked.features[0], True
            if not all(right):
                yield ranked.features[right.index(False)], False


def held_out(sets: list[Cases]) -> list[Matrix]:
    """For each case the confidence of a fit that did not see its neighbours."""
    sure = [np.zeros(len(cases.answers)) for cases in sets]
    for parts in zip(*(folds(len(cases.answers)) for cases in sets), strict=True):
        weights = fit_yes_no(
            np.concatenate([cases.rows[learn] for cases, (learn, _) in zip(sets, parts, strict=True)]),
            np.concatenate([cases.answers[learn] for cases, (learn, _) in zip(sets, parts, strict=True)]),
        )
        for found, cases, (_, test) in zip(sure, sets, parts, strict=True):
            found[test] = 1 / (1 + np.exp(-(cases.rows[test] @ weights[:-1] + weights[-1])))
    return sure


def main() -> None:
    """Fit and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    files: list[Path] = parser.parse_args().files
    sets = [read_cases(path) for path in files]
    for path, cases, sure in zip(files, sets, held_out(sets), strict=True):
        said = sure >= _HALF
        print(
            f"{path.name}: AUC {area_under_curve(sure, cases.answers):.3f}  precision {cases.answers[said].mean():.3f}  "
            f"recall {said[cases.answers].mean():.3f}  ({len(sure)} pairs, {cases.answers.mean():.3f} answer)"
        )
    weights = fit_yes_no(
        np.concatenate([cases.rows for cases in sets]), np.concatenate([cases.answers for cases in sets])
    )
    print("_ANSWERS", weights.round(3).tolist())


if __name__ == "__main__":
    main()
