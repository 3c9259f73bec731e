"""Sentences gathered for a question, the first of them to be read together with it by a cross-encoder."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence, gather
from bot.answering.statements.decide import is_sure
from bot.answering.texts.figures import figures
from bot.answering.texts.shown import shown
from index.records import Hit
from index.reranker import Reranker
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.vietnamese.restoring import Restorer

# Sentences that may be read together with the question; those behind them are hardly ever said.
_MOST_READ = 3
# Where the best by its words is not likely to answer (log-odds), the readings may put another before it: so much they weigh,
# and within so many log-odds.
_LIKELY, _WEIGHT, _WIDTH = 1.0, 0.8, 4.0
# Where the words find nothing, so many of the sentences nearest in meaning are read, and one from such log-odds on is given.
_NEAREST, _SURELY = 4, 1.0
_OF_ONE = frozenset({Kind.FIGURE, Kind.TEXT, Kind.PERSON, Kind.TIME, Kind.LIST})
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

    def anew(self, question: Question, hits: Sequence[Hit], scope: Scope | None) -> list[Evidence]:
        """Where the words find nothing: of the sentences nearest in meaning the one that is read as an answer, if one is.

        The names, places, documents and years of the question bind here as everywhere; how it is said does not.
        """
        if self._odds is None or question.kind not in _OF_ONE or question.claimed:
            return []
        found = [
            one
            for one in gather(question, hits, scope, self._terms, loosely=True)
            if one.has_bodies and (question.kind is not Kind.FIGURE or any(map(str.isdigit, one.text)))
        ]
        asked = self._restorer.restore(question.spelled).text
        nearest = sorted(found, key=lambda one: -one.similarity)[:_NEAREST]
        read = [(self._odds(asked, one), one) for one in nearest]
        odds, best = max(read, key=lambda each: each[0], default=(-math.inf, None))
        return [_with_figure(question, best)] if best and odds >= _SURELY else []


def _with_figure(question: Question, one: Evidence) -> Evidence:
    """`one` with its figure, where a figure is asked for and it holds no other."""
    held = figures(one.text)
    is_plain = question.kind is Kind.FIGURE and one.figure is None and len(held) == 1
    return replace(one, figure=held[0]) if is_plain else one


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

    return lambda question, one: read(question, shown(one.passage, one.number, one.span))
