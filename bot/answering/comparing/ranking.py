"""Figures of one measure from everywhere: those that keep to a limit, the highest, the lowest."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import (
    End,
    Limit,
)
from bot.answering.comparing.measured import Measured, Measures
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.stock import is_stock
from bot.answering.statements.saying import bare, units
from bot.answering.statements.surroundings import around
from bot.answering.statements.told import Search, Told, within
from bot.answering.texts.amount_values import MONEY, SHARE, are_comparable, counts_same
from bot.answering.texts.once import is_of_start
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import place_chain, place_mentions
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded

_READ = 40  # passages
# A figure, or a sentence that tells of each, must hold this much of what is asked.
_SURE_FIGURE, _SURE = 0.85, 0.8
_NEAR_FIGURE = 0.25
_HALF = 0.5
_MOST_RANKED = 6
_HAMLET = frozenset({0})
# "Nơi có nhiều “Ngôi nhà xanh” nhất với 17 điểm", "nhận 103 em, nhiều nhất tỉnh".
_WHAT = r"(?: [“\"«][^”\"»]{3,40}[”\"»]| [^\W\d_]+ [^\W\d_]+)?"
_BEFORE = r"\d ?(?:[^\W\d_]+ ?){0,3}, (?:là (?:nơi|địa phương|đơn vị) )?"
_EXTREME = {
    End.HIGH: re.compile(
        rf"\b(?:cao|nhiều|đông|lớn|dài){_WHAT} nhất\b[^.;]{{0,60}}\d|\d ?%?,? (?:là )?(?:mức )?(?:cao|lớn) nhất\b|{_BEFORE}(?:cao|nhiều|đông|lớn|dài) nhất\b"
    ),
    End.LOW: re.compile(
        rf"\b(?<!\d )(?:thấp|ít|nhỏ|ngắn){_WHAT} nhất\b(?! \d)[^.;]{{0,60}}\d|\d ?%?,? (?:là )?(?:mức )?(?:thấp|nhỏ) nhất\b|{_BEFORE}(?:thấp|ít|nhỏ|ngắn) nhất\b"
    ),
}
_LEADS = {
    End.HIGH: re.compile(r"\b(?:dẫn đầu|(?<!người )đứng đầu|đứng thứ nhất|xếp thứ nhất)\b[^.;]{0,60}\d"),
    End.LOW: re.compile(r"\b(?:đứng cuối|xếp cuối|xếp chót)\b[^.;]{0,60}\d"),
}
# Lũng Vài có 263 …, Phiêng Mạ 231, …
_NAMED_FIGURE = re.compile(rf"((?:[{UPPER}]\w*)(?: [{UPPER}]\w*)+) (?:có |đạt |với |là |còn |được |\()*\d")
_SEVERAL = 3


class Ranking:
    """Ranks the figures of one snapshot."""

    def __init__(self, measures: Measures, terms: TermIndex, search: Search) -> None:
        self._measures = measures
        self._terms = terms
        self._search = search

    def told(
        self,
        question: Question,
        scope: Scope | None,
        levels: frozenset[str],
        limit: Limit | None,
        end: End | None,
    ) -> Told | None:
        """The figures of the asked measure that keep to `limit`, or all of them from one `end` on; None where there are none."""
        asked = bare(question)
        if not asked.content:
            return None
        hits = self._search(asked, scope, _READ)
        said = (self._says_most(asked, hits, scope, end) if end else None) or self._tells_of_each(
            asked, hits, scope
        )
        if said is not None:
            return Told((said,))
        found = self._measures.of(asked, hits, scope)
        if limit is not None:
            found = [one for one in found if limit.amount.unit == one.amount.unit or not limit.amount.unit]
            listed = next((one for one in found if _lists_them(one, limit)), None)
            if listed is not None:
                return Told((listed.evidence,))
        elif _asks_what_there_is(asked):
            found = [one for one in found if _tells_stock(one)] or found
        if not found or found[0].match < _SURE_FIGURE:
            return None
        alike = [
            one
            for one in found
            if _is_same_measure(found[0], one) or (limit is not None and _counts_more(found[0], one))
        ]
        if limit is not None:
            alike = [one for one in alike if limit.holds(one.amount)]
        ranked = sorted(
            _one_a_place(alike, levels), key=lambda one: one.amount.value, reverse=end is not End.LOW
        )
        if not ranked:
            return None
        return Told(tuple(within([one.evidence for one in ranked], _MOST_RANKED)), _lead(ranked, end))

    def _says_most(
        self, question: Question, hits: Iterable[Hit], scope: Scope | None, end: End
    ) -> Evidence | None:
        """A sentence that itself says which is highest or lowest."""
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found_in = list(units(question, hits, scope, coverage, split=False))
        found = [
            evidence
            for evidence in found_in
            if _EXTREME[end].search(canonical(evidence.text)) and evidence.coverage >= _HALF
        ]
        return max(found, key=lambda one: one.coverage, default=None) or self._leads(found_in, coverage, end)

    @staticmethod
    def _leads(found: Sequence[Evidence], coverage: Coverage, end: End) -> Evidence | None:
        """A sentence that says who leads in what is asked: its paragraph and whom the article is about say the rest of it."""
        leading = [
            one
            for one in found
            if one.coverage and _LEADS[end].search(canonical(one.text)) and any(place_mentions(one.text))
        ]
        leading = [
            one
            for one in leading
            if coverage.said(one.text, f"{one.passage.text}\n{around(one)}").share >= _SURE
        ]
        return max(leading, key=lambda one: one.coverage, default=None)

    def _tells_of_each(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> Evidence | None:
        """A sentence that itself gives the figure of each of several places."""
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = [
            evidence
            for evidence in units(question, hits, scope, coverage, split=False)
            if len(set(_NAMED_FIGURE.findall(evidence.text))) >= _SEVERAL
            and evidence.coverage >= _SURE
            and ("%" in evidence.text or not question.percent)
        ]
        return max(found, key=lambda one: one.coverage, default=None)


def _is_same_measure(best: Measured, other: Measured) -> bool:
    # Counts of people and units must be what is asked in number; shares, money and lengths are told apart by their unit.
    far = (
        best.match - other.match if not best.amount.unit else best.evidence.coverage - other.evidence.coverage
    )
    if other.evidence.coverage < _SURE_FIGURE - _NEAR_FIGURE or far > _NEAR_FIGURE:
        return False
    return are_comparable(best.amount, other.amount) and (
        best.amount.unit == MONEY or counts_same(best.result.counted, other.result.counted)
    )


def _asks_what_there_is(asked: Question) -> bool:
    """Whether nothing is asked but how much of something a thing of that name has: "Tổ tàu nơi nào đông tàu nhất?"."""
    said = {folded(word) for name in asked.names for word in name.split()}
    return bool(asked.names) and {folded(word) for word in asked.content} <= said | set(asked.counted)


def _tells_stock(one: Measured) -> bool:
    """Whether the figure is of all there are, not of those to whom something was done: "đã cứu 9 tàu"."""
    figure = one.evidence.figure
    before = one.evidence.text[: figure.span.start] if figure else ""
    return figure is not None and is_stock(before) and not is_of_start(before)


def _counts_more(best: Measured, other: Measured) -> bool:
    """Whether the share is of those asked for together with others: `cán bộ, đảng viên`."""
    named = re.split(r",| và ", canonical(other.result.counted or ""))
    return (
        other.evidence.coverage >= _SURE_FIGURE
        and are_comparable(best.amount, other.amount)
        and best.amount.unit == SHARE
        and (
            not best.result.counted
            or not other.result.counted
            or any(counts_same(best.result.counted, one.strip()) for one in named)
        )
    )


def _lists_them(one: Measured, limit: Limit) -> bool:
    """Whether the figure is the limit itself, of a sentence that names all who keep to it: `các xã trên 97% là …`."""
    head = folded(canonical(one.result.counted or "")).split()[:1]
    return one.amount.value == limit.amount.value and head in (["cac"], ["nhung"])


def _one_a_place(found: Iterable[Measured], levels: frozenset[str]) -> Iterator[Measured]:
    """The surest figure of each place."""
    told: set[str] = set()
    for one in found:
        chain = one.result.places or place_chain(one.evidence.passage.article.place or "")
        place = next((place for place in chain if place.tiers != _HAMLET), None)
        key = place.key if place else one.evidence.passage.article.id
        if key in told or (levels and place is not None and place.level and place.level not in levels):
            continue
        told.add(key)
        yield one


def _lead(ranked: Sequence[Measured], end: End | None) -> str:
    if end is None:
        return f"Trong kho tư liệu có {len(ranked)} nơi:" if len(ranked) > 1 else ""
    if len(ranked) == 1:
        return "Kho tư liệu chỉ có số liệu này của một nơi:"
    order = "thấp đến cao" if end is End.LOW else "cao xuống thấp"
    return f"Trong {len(ranked)} nơi có số liệu này, xếp từ {order}:"
