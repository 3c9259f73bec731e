"""Places set side by side on one measure: which figure of each is the same thing, and what comes out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from bot.answering.asking.number_wording import asks_number
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import is_in_words, sets_beside
from bot.answering.asking.wording import Kind
from bot.answering.comparing.alone import Alone, Search, figure_span
from bot.answering.comparing.before_after import measure_of, told_before_after
from bot.answering.comparing.measured import Measured, Measures
from bot.answering.comparing.sides import Side
from bot.answering.comparing.verdicts import verdict_on
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.measuring import measuring
from bot.answering.measures.rates import asks_rate
from bot.answering.texts.amount_values import MONEY, are_comparable, counts_same
from index.scopes import Scope
from knowledge.entities.places import Place
from knowledge.entities.years import years
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical

# How surely a figure must be what is asked about: where figures are asked for, and where only names are set side by side.
_ENOUGH, _SURE = 0.75, 0.95
# A figure that is this far below the best of its side is another measure.
_NEAR = 0.3
_TRIED = 6
_MOST_SIDES = 4
# What the side would be answered alone is more surely the measure.
_ALONE = 0.3
# What is counted is called just as it is asked for, or partly so.
_JUST, _PARTLY = 0.95, 0.5
_SAME_UNIT, _SAME_COUNTED, _SAME_STATUS = 0.3, 0.25, 0.1

# "… hơn kém nhau ra sao?", "Mức góp ở A và B khác nhau thế nào?": so much of something, in whatever words it is asked.
_HOW_FAR = re.compile(r"\bhơn kém\b|\bchênh\b|\bmức (?!độ)|\btỷ lệ\b|\b(?:nhiều|ít|cao|thấp) hơn\b")


@dataclass(frozen=True, slots=True)
class Compared:
    """What is said of each side, in order, the sides that nothing was found for, and what follows from the figures.

    `verdict` is computed from the figures of `chosen`, so it may be said only together with all of them.
    """

    chosen: tuple[Evidence, ...]
    lacking: tuple[Place, ...]
    verdict: str = ""


class Comparing:
    """Compares sides by the figures of one snapshot."""

    def __init__(self, measures: Measures, alone: Alone, search: Search) -> None:
        self._measures = measures
        self._alone = alone
        self._search = search

    def figures(self, question: Question, sides: Sequence[Side]) -> Compared | None:
        """The same measure of each side; None where the question is about no figure, or no side has it."""
        if not _is_about_figures(question):
            return None
        asked = measuring(question)
        if not asked.content:
            return None
        least = _ENOUGH if question.kind is Kind.FIGURE or sets_beside(question.plain) else _SURE
        found = [self._of_side(asked, side, least) for side in sides]
        known = [measured for measured in found if measured]
        if not known or (least == _SURE and len(known) < len(sides)):
            return None
        told = _of_one_kind(
            _alike(known), [side.place for side, one in zip(sides, found, strict=True) if one]
        )
        told = _without_rates(told) if not asks_rate(question.plain) else told
        places = [place for place, _ in told]
        lacking = tuple(side.place for side in sides if side.place not in places)
        picked = [one for _, one in told]
        verdict = verdict_on(question, picked, places)
        return Compared(tuple(one.evidence for one in picked), lacking, verdict)

    def together(self, question: Question, sides: Sequence[Side]) -> Compared | None:
        """A sentence that gives the figure of each side by its name: `Phiêng Mạ (37 mô hình) và Háng Nhù (29 mô hình)`."""
        asked = measuring(question)
        if not _is_about_figures(question) or not asked.content:
            return None
        open_ = replace(asked, places=(), found=())
        found = [
            one
            for one in self._measures.of(open_, self._search(open_, None), None)
            if one.evidence.coverage >= _ENOUGH and _tells_of_all(one, sides)
        ]
        return Compared((_whole(found[0].evidence),), ()) if found else None

    def years(self, question: Question, scope: Scope | None) -> Compared | None:
        """The same measure in each of the years, in one sentence or in one for each; None where there is none."""
        if question.facet is not None or question.documents:
            return None
        asked = measuring(question)
        if not asked.content:
            return None
        found = self._measures.of(asked, self._search(asked, scope), scope)
        found = [one for one in found if one.match >= _SURE]
        ends = {min(question.years), max(question.years)}
        both = next((one for one in found if ends <= years(_whole(one.evidence).text)), None)
        if both is not None:
            return Compared((_whole(both.evidence),), ())
        each = [
            next((one for one in found if year in years(one.result.period or "")), None)
            for year in sorted(ends)
        ]
        if any(one is None for one in each) or not each:
            return None
        told = [one for one in each if one is not None]
        if not are_comparable(told[0].amount, told[1].amount):
            return None
        return Compared(tuple(dict.fromkeys(_whole(one.evidence) for one in told)), ())

    def before_after(self, question: Question, scope: Scope | None) -> Compared | None:
        """What the measure was and what it became; None where that is not told."""
        asked = measuring(measure_of(question))
        if not asked.content:
            return None
        found = self._measures.of(asked, self._search(asked, scope), scope)
        told = told_before_after(found)
        return Compared(tuple(_whole(one.evidence) for one in told), ()) if told else None

    def _of_side(self, question: Question, side: Side, least: float) -> list[Measured]:
        of_side = replace(question, places=(side.place,))
        found = self._measures.of(of_side, self._search(of_side, side.scope), side.scope)
        found = [one for one in found if _is_of(one, side.place)]
        if least < _SURE:
            found = _with_alone(found, self._alone.figure(question, side), least)
        best = found[0].match if found else 0.0
        return [one for one in found if one.match >= max(least, best - _NEAR)][:_TRIED]


def _with_alone(found: Sequence[Measured], alone: Evidence | None, least: float) -> list[Measured]:
    """`found`, best first, where the figure that `alone` has too gains by it and is at least enough.

    Where that is none of them, as in a name ("Tổ tiết kiệm 5.000 đồng"), the best sum of money of its sentence gains.
    """
    if alone is None:
        return list(found)
    at = figure_span(alone)
    within = [one for one in found if (one.evidence.row, one.evidence.number) == (alone.row, alone.number)]
    same = [one for one in within if figure_span(one.evidence) == at]
    gains = same or [one for one in within if one.amount.unit == MONEY][:1]
    gained = [replace(one, match=max(one.match + _ALONE, least)) if one in gains else one for one in found]
    return sorted(gained, key=lambda one: -one.match)


def _tells_of_all(one: Measured, sides: Sequence[Side]) -> bool:
    """Whether the sentence names every side, each with its figure right behind the name."""
    text = canonical(one.evidence.text)
    return all(re.search(rf"\b{re.escape(side.place.key)}\b[^\d,;.:]{{1,25}}\d", text) for side in sides)


def _whole(evidence: Evidence) -> Evidence:
    """The whole sentence of a clause."""
    span = evidence.passage.sentences[evidence.number]
    figure = evidence.figure
    moved = evidence.span.start - span.start
    if figure is not None:
        figure = replace(figure, span=Span(figure.span.start + moved, figure.span.end + moved))
    return replace(evidence, span=span, figure=figure)


def _is_about_figures(question: Question) -> bool:
    if question.facet is not None or question.documents:
        return False
    if question.kind is Kind.FIGURE:
        return True
    is_number = (
        asks_number(canonical(question.text))
        or _HOW_FAR.search(canonical(question.text))
        or not is_in_words(question.plain)
    )
    return question.kind in {Kind.TEXT, Kind.PLACES, Kind.LIST} and bool(is_number)


def _is_of(measured: Measured, place: Place) -> bool:
    """Whether the figure is the place's own or of a hamlet in it, not one that a district tells of its communes."""
    own = measured.own_place
    if own is None or own.key == place.key:
        return True
    return own.tiers == frozenset({0}) and any(larger.key == place.key for larger in measured.result.places)


def _of_one_kind(picked: Sequence[Measured], places: Sequence[Place]) -> list[tuple[Place, Measured]]:
    """The figures by their places, without counts of other things where one counts just what is asked about."""
    best = max(picked, key=lambda one: one.named)
    return [
        (place, one)
        for place, one in zip(places, picked, strict=True)
        if one.amount.unit
        or best.named < _JUST
        or one.named >= _PARTLY
        or counts_same(best.result.counted, one.result.counted)
    ]


def _without_rates(told: Sequence[tuple[Place, Measured]]) -> list[tuple[Place, Measured]]:
    """`told`, without what is given each day where of another place the sum is told: neither measures the other."""
    sums = [(place, one) for place, one in told if not one.is_rate]
    return sums or list(told)


def _alike(found: Sequence[Sequence[Measured]]) -> list[Measured]:
    """Of each side the figure that together are most surely the same measure."""
    few = [side[:_TRIED] for side in found[:_MOST_SIDES]]
    best = max(product(*few), key=_together)
    return [*best, *(side[0] for side in found[_MOST_SIDES:])]


def _together(combination: Sequence[Measured]) -> float:
    first = combination[0]
    return sum(one.match for one in combination) + sum(_likeness(first, one) for one in combination[1:])


def _likeness(one: Measured, other: Measured) -> float:
    alike = 0.0
    if are_comparable(one.amount, other.amount) and one.is_rate is other.is_rate:
        alike += _SAME_UNIT
        counted = counts_same(one.result.counted, other.result.counted)
        alike += _SAME_COUNTED if counted or one.amount.unit == MONEY else 0.0
    return alike + (_SAME_STATUS if one.result.status is other.result.status else 0.0)
