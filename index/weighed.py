"""A question's terms over the rows that have them: BM25 of all rows, of some, or the best of a million."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# BM25's saturation and length share, the best of six pairs on UIT-ViQuAD's development part.
K1, B = 1.2, 0.75
# Up to so many postings every one is counted, which no question reaches below some tens of thousands of passages.
# Beyond, the rarest terms choose the candidates and the rest only weigh those (benchmarks/scale.py measures both).
_BUDGET = 1_500_000
_PROMISING = 1_000
# Scores are looked through in blocks: the best k of all rows lie in the k blocks whose best are best.
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term of the question: its weight (rarity, times how often it was asked), its rows ascending, and counts."""

    weight: float
    rows: npt.NDArray[np.int32]
    counts: npt.NDArray[np.uint8]


class Weighed:
    """The terms of one question."""

    def __init__(self, terms: Sequence[WeighedTerm], norms: Scores) -> None:
        self._terms = sorted(terms, key=lambda term: len(term.rows))
        self._norms = norms

    def everywhere(self) -> Scores:
        """The score of every row, shape (rows,)."""
        return self._added(self._terms)

    def of(self, rows: Rows) -> Scores:
        """The scores of `rows`, which ascend; shape (len(rows),)."""
        return self._looked_up(self._terms, rows)

    def best(self, count: int, allowed: npt.NDArray[np.bool_] | None = None) -> Rows:
        """The `count` rows with the highest scores, ascending by row; only `allowed` ones, a mask over all rows.

        Exact while the terms have few postings. Beyond, the rarest terms that fit the budget propose a thousand rows,
        and all terms choose among those: what is lost could only have won by words that most passages share.
        """
        count = min(count, len(self._norms))
        if not count:
            return np.zeros(0, np.int64)
        budget, cheap = _BUDGET, 0
        while cheap < len(self._terms) and (not cheap or budget >= len(self._terms[cheap].rows)):
            budget -= len(self._terms[cheap].rows)
            cheap += 1
        scores = self._added(self._terms[:cheap])
        if allowed is not None:
            scores[~allowed] = -1.0
        rows = np.sort(_highest(scores, max(count, min(_PROMISING, len(scores)))))
        if allowed is not None:
            rows = rows[allowed[rows]]
        exact = scores[rows] + self._looked_up(self._terms[cheap:], rows)
        return np.sort(rows[_highest(exact, min(count, len(rows)))])

    def _added(self, terms: Sequence[WeighedTerm]) -> Scores:
        scores = np.zeros(len(self._norms), np.float32)
        for term in terms:
            scores[term.rows] += self._part(term.weight, term.counts, self._norms[term.rows])
        return scores

    def _looked_up(self, terms: Sequence[WeighedTerm], rows: Rows) -> Scores:
        scores = np.zeros(len(rows), np.float32)
        norms, wanted = self._norms[rows], rows.astype(np.int32)
        for term in terms:
            at = np.minimum(np.searchsorted(term.rows, wanted), len(term.rows) - 1)
            counts = np.where(term.rows[at] == wanted, term.counts[at], 0)
            scores += self._part(term.weight, counts, norms)
        return scores

    @staticmethod
    def _part(weight: float, counts: npt.NDArray[np.uint8], norms: Scores) -> Scores:
        times = counts.astype(np.float32)
        part: Scores = np.float32(weight) * times / (times + norms)
        return part


def _highest(scores: Scores, count: int) -> Rows:
    """The rows of the `count` highest scores, in no order; of equal ones any."""
    blocks = -(-len(scores) // _BLOCK)
    if count >= len(scores):
        return np.arange(len(scores), dtype=np.int64)
    if count * 4 > blocks:
        return np.argpartition(-scores, count - 1)[:count].astype(np.int64)
    padded = np.full(blocks * _BLOCK, -np.inf, np.float32)
    padded[: len(scores)] = scores
    grid = padded.reshape(blocks, _BLOCK)
    chosen = np.argpartition(-grid.max(axis=1), count - 1)[:count]
    best = np.argpartition(-grid[chosen].ravel(), count - 1)[:count]
    found: Rows = (chosen[best // _BLOCK] * _BLOCK + best % _BLOCK).astype(np.int64)
    return found
