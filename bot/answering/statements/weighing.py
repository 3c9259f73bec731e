"""Sentences gathered for a question, the first of them to be read together with it by a cross-encoder."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from bot.answering.asking.question import Question
from bot.answering.evidence.evidence import Evidence, gather
from bot.answering.statements.decide import is_sure
from bot.answering.texts.outline import offset_of, outline_of
from index.model.joined import as_read
from index.records import Hit
from index.reranker import Reranker
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.vietnamese.restoring import Restorer

# Sentences that may be read together with the question; those behind them are hardly ever said.
_MOST_READ = 3
# Where the best by its words is not likely to answer (log-odds), the readings may put another before it: so much they weigh,
# and within so many log-odds.
_LIKELY, _WEIGHT, _WIDTH = 0.0, 0.4, 4.0
# Questions and sentences whose odds are kept: about a megabyte.
_KEPT = 4096


class Weighing:
    """Gathers evidence; with `cross_encoder` each of the best can say how likely the sentence answers.

    `restorer` gives a question typed plainly its marks before it is read.
    """

    def __init__(self, terms: TermIndex, restorer: Restorer, cross_encoder: Reranker | None) -> None:
        self._terms = terms
        self._restorer = restorer
        self._odds = _kept(cross_encoder) if cross_encoder else None

    def __call__(self, question: Question, hits: Sequence[Hit], scope: Scope | None) -> list[Evidence]:
        """The sentences of `hits` that may answer, best first by their words, and by readings where those leave it open."""
        found = gather(question, hits, scope, self._terms)
        if self._odds is None or not found or is_sure(question, found[0]):
            return found
        asked = self._restorer.restore(question.spelled).text
        read = [replace(one, odds=partial(self._odds, asked, one)) for one in found[:_MOST_READ]]
        return _reordered(read, found[_MOST_READ:])


def _reordered(read: Sequence[Evidence], unread: Sequence[Evidence]) -> list[Evidence]:
    """All by words and readings together, where the first of `read` needs that; those unread count as surely wrong."""
    odds = [one.odds() for one in read[:1] if one.odds]
    if not odds or odds[0] >= _LIKELY:
        return [*read, *unread]
    weighed = [
        replace(one, score=one.score + _WEIGHT * (math.tanh(one.odds() / _WIDTH) if one.odds else -1.0))
        for one in (*read, *unread)
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.row, one.span.start))


def _kept(cross_encoder: Reranker) -> Callable[[str, Evidence], float]:
    @lru_cache(maxsize=_KEPT)
    def read(question: str, text: str) -> float:
        return float(cross_encoder.scores(question, [text])[0])

    return lambda question, one: read(question, _shown(one))


def _shown(one: Evidence) -> str:
    """The sentence under its heading, as the cross-encoder learned to read it."""
    outline, offset = outline_of(one.passage.article), offset_of(one.passage)
    return as_read(outline.over(offset + one.span.start), one.text)
