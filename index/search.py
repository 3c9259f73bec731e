"""Find passages for a question: each leg proposes candidates, all are scored by every leg, the best read word by word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.columns import ranges
from index.copies import Gist, apart
from index.encoder import Encoder, Vectors
from index.matching import FEATURES, Features, PassageWords, QuestionWords
from index.plan import heading, indexed_text
from index.records import Hit
from index.reranker import Reranker
from index.scoring import Scores, answering, between_zero_and_one, by_features, by_legs
from index.snapshot.records import Snapshot
from index.weighed import Weighed
from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.restoring import Restorer
from knowledge.vietnamese.telex import untelexed

Rows = npt.NDArray[np.int64]

# How many passages (and sentences) each leg proposes.
_CANDIDATES = 100
# A filter that leaves no more passages than this is not searched: all of them are scored.
_ALL_OF = 1_000
# How many of them are read word by word.
_READ = 30
# How many a reranker reads again.
_RERANKED = 20
# Among so many hits none is a near-copy of another.
_DIVERSE = 5
# Passages whose words and gists are kept in memory.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates in order of rank; the first `len(features)` were read word by word.

    `rows` has shape (n,), `scores` falls and runs from 1 to 0, `sentences` are each row's cosines.
    """

    rows: Rows
    scores: Scores
    features: Features
    similarity: Scores
    sentences: Sequence[tuple[float, ...]]


class Searcher:
    """Searches one snapshot."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, reranker: Reranker | None = None) -> None:
        """`reranker`, if there is one, orders the best passages anew."""
        self._reranker = reranker
        self.snapshot = snapshot
        self._encoder = encoder
        self.restorer = Restorer((), snapshot.words.counts)
        # Passage row → the first of its rows among the sentence vectors.
        self._starts: Rows = snapshot.passage_columns.starts
        self._words = lru_cache(maxsize=_KEPT)(self._read_words)
        self._gist = lru_cache(maxsize=_KEPT)(self._read_gist)

    def vector(self, question: str) -> Vectors:
        """The vector of a question, its marks restored first; shape (dimension,), unit length."""
        vector: Vectors = self._encoder.queries([self.restorer.restore(nfc(question)).text])[0]
        return vector

    def search(self, question: str, k: int, within: Collection[int] | None = None) -> tuple[Hit, ...]:
        """The best `k` passages for `question`, only those of the rows `within` if given, best first.

        Of near-copies only the best is among the first five.
        """
        ranked = self.ranked(question, within)
        if ranked is None:
            return ()
        sure = answering(ranked.features)
        places = {int(row): place for place, row in enumerate(ranked.rows)}
        chosen, rest = apart(places, self._gist, _DIVERSE)
        if within is None and len(chosen) < _DIVERSE:
            rest = []
        return tuple(
            Hit(
                row=row,
                passage=self.snapshot.passages[row],
                score=float(ranked.scores[places[row]]),
                similarity=float(ranked.similarity[places[row]]),
                sentences=ranked.sentences[places[row]],
                confidence=float(sure[places[row]]) if places[row] < len(sure) else 0.0,
            )
            for row in [*chosen, *rest][:k]
        )

    def ranked(self, question: str, within: Collection[int] | None = None) -> Ranked | None:
        """All candidates for `question`, near-copies too; None where there is nothing to ask or to find."""
        question = untelexed(nfc(question))
        if not question.strip() or not len(self.snapshot.passages):
            return None
        text = self.restorer.restore(question).text
        vector = self._encoder.queries([text])[0]
        weighed = self.snapshot.terms.weigh(text)
        rows = self._candidates(vector, weighed, within)
        return self._rank(text, vector, weighed.of(rows), rows) if len(rows) else None

    def _rank(self, text: str, vector: Vectors, lexical: Scores, rows: Rows) -> Ranked:
        asked = QuestionWords(text, self.snapshot.terms.rarity)
        whole: Scores = self.snapshot.passage_vectors.vectors(rows) @ vector
        sentences = self._sentence_scores(rows, vector)
        best = np.array([max(scores, default=-1.0) for scores in sentences], np.float32)
        legs = by_legs(whole, best, lexical / np.float32(asked.most))
        order = np.argsort(-legs, kind="stable")
        read, left = order[:_READ], order[_READ:]
        features = np.array(
            [
                asked.features(
                    self._words(int(rows[at])), float(whole[at]), sentences[at], float(lexical[at])
                )
                for at in read
            ],
            np.float32,
        ).reshape(-1, len(FEATURES))
        scores = by_features(features)
        if self._reranker is not None:
            scores = self._reordered(self._reranker, text, rows[read], scores)
        again = np.argsort(-scores, kind="stable")
        order = np.concatenate([read[again], left])
        # What was not read stays behind all that was.
        behind = legs[left] - (legs[left[0]] - scores.min()) if len(left) else legs[left]
        return Ranked(
            rows=rows[order],
            scores=between_zero_and_one(np.concatenate([scores[again], behind]).astype(np.float32)),
            features=features[again],
            similarity=np.maximum(whole, best)[order],
            sentences=[sentences[at] for at in order],
        )

    def _reordered(self, reranker: Reranker, text: str, rows: Rows, scores: Scores) -> Scores:
        """`scores` with the reranker's order among the best of them, the rest behind as they were."""
        best = np.argsort(-scores, kind="stable")[:_RERANKED]
        opinion = reranker.scores(
            text, [indexed_text(self.snapshot.passages[int(row)]) for row in rows[best]]
        )
        new = scores.copy()
        # The same scores, dealt out in the reranker's order.
        new[best[np.argsort(-opinion, kind="stable")]] = scores[best]
        return new

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

    def _read_words(self, row: int) -> PassageWords:
        passage = self.snapshot.passages[row]
        return PassageWords.of(passage, heading(passage))

    def _read_gist(self, row: int) -> Gist:
        return Gist.of(self.snapshot.passages[row].text)
