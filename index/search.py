"""Find passages for a question: each leg proposes candidates, all of them are scored by every leg, and fused."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from index.columns import ranges
from index.encoder import Encoder, Vectors
from index.records import Hit
from index.snapshot.records import Snapshot
from index.weighed import Weighed
from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.restoring import Restorer

Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Passage vector, best sentence vector, BM25: convex fusion of the min-max scaled legs, the best of a grid of tenths
# on UIT-ViQuAD's development part (benchmarks/ranking.py --fit).
_MARKED = (0.30, 0.40, 0.30)
# The model was trained on marked Vietnamese: what it makes of unmarked text is close to noise.
_PLAIN = (0.05, 0.05, 0.90)
# Restored with less confidence than this, a question is as good as unmarked.
_NOISE = 0.6
# How many passages (and sentences) each leg proposes.
_CANDIDATES = 100
# A filter that leaves no more passages than this is not searched: all of them are scored.
_ALL_OF = 1_000


class Searcher:
    """Searches one snapshot."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.snapshot = snapshot
        self._encoder = encoder
        self.restorer = Restorer((), snapshot.words.counts)
        # Passage row → the first of its rows among the sentence vectors.
        self._starts: Rows = snapshot.passage_columns.starts

    def search(self, question: str, k: int, within: Collection[int] | None = None) -> tuple[Hit, ...]:
        """The best `k` passages for `question`, only those of the rows `within` if given, best first."""
        question = nfc(question)
        if not question.strip() or not len(self.snapshot.passages):
            return ()
        restored = self.restorer.restore(question)
        vector = self._encoder.queries([restored.text])[0]
        weighed = self.snapshot.terms.weigh(restored.text)
        rows = self._candidates(vector, weighed, within)
        if not len(rows):
            return ()
        dense: Scores = self.snapshot.passage_vectors.vectors(rows) @ vector
        sentences = self._sentence_scores(rows, vector)
        best_sentence = np.array([max(scores, default=-1.0) for scores in sentences], np.float32)
        fused = _fuse(_weights(restored.confidence), dense, best_sentence, weighed.of(rows))
        return tuple(
            Hit(
                row=int(rows[at]),
                passage=self.snapshot.passages[int(rows[at])],
                score=float(fused[at]),
                similarity=float(max(dense[at], best_sentence[at])),
                sentences=sentences[at],
            )
            for at in np.argsort(-fused, kind="stable")[:k]
        )

    def _candidates(self, vector: Vectors, weighed: Weighed, within: Collection[int] | None) -> Rows:
        """Few rows `within` are all candidates; else the union of what each leg puts among its first, ascending."""
        among = None if within is None else np.array(sorted(within), dtype=np.int64)
        if among is not None and len(among) <= _ALL_OF:
            return among
        snapshot = self.snapshot
        allowed = sentences = None
        if among is not None:
            allowed = np.zeros(len(snapshot.passages), np.bool_)
            allowed[among] = True
            sentences = ranges(self._starts[among], self._starts[among + 1])
        by_words = weighed.best(_CANDIDATES, allowed)
        by_passage = snapshot.passage_vectors.search(vector, _CANDIDATES, among).rows
        by_sentence = snapshot.owners_of(
            snapshot.sentence_vectors.search(vector, _CANDIDATES, sentences).rows
        )
        return np.unique(np.concatenate([by_words, by_passage, by_sentence])).astype(np.int64)

    def _sentence_scores(self, rows: Rows, vector: Vectors) -> list[tuple[float, ...]]:
        """For each of `rows` the similarities of its sentences, in order."""
        starts, stops = self._starts[rows], self._starts[rows + 1]
        scores = (self.snapshot.sentence_vectors.vectors(ranges(starts, stops)) @ vector).tolist()
        ends = np.cumsum(stops - starts).tolist()
        return [tuple(scores[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _weights(confidence: float) -> tuple[float, ...]:
    """The legs' weights for a question whose marks were restored with `confidence` (1: typed with marks)."""
    trust = max(0.0, (confidence - _NOISE) / (1 - _NOISE))
    return tuple(trust * marked + (1 - trust) * plain for marked, plain in zip(_MARKED, _PLAIN, strict=True))


def _fuse(weights: tuple[float, ...], *legs: Scores) -> Scores:
    fused = np.zeros(len(legs[0]), np.float32)
    for weight, leg in zip(weights, legs, strict=True):
        low, high = float(leg.min()), float(leg.max())
        if high > low:
            fused += weight * (leg - low) / (high - low)
        else:
            fused += weight
    return fused
