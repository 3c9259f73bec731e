"""What follows from the figures of several places, in one line; it may be said only together with all of them."""

from collections.abc import Sequence

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import End, more, most, sets_beside
from bot.answering.comparing.measured import Measured
from bot.answering.texts.amount_values import MONEY, SHARE, are_comparable, counts_same, difference
from knowledge.entities.places import Place
from knowledge.entities.years import years
from knowledge.facts.records import Status

_TWO = 2
# Figures that are softened are told apart only if they are further apart than this.
_CLEARLY = 0.05


def verdict_on(question: Question, picked: Sequence[Measured], places: Sequence[Place]) -> str:
    """What the figures tell of the places; empty where that was not asked or cannot be told."""
    if len(picked) < _TWO or not sets_beside(question.plain):
        return ""
    first = picked[0]
    apart = _only_beside(picked)
    if apart:
        return apart
    if first.amount.unit != MONEY and not all(
        counts_same(first.result.counted, one.result.counted) for one in picked[1:]
    ):
        return ""
    if len(picked) > _TWO:
        return _ranked(question, picked, places)
    return _of_two(question, picked, places)


def _only_beside(picked: Sequence[Measured]) -> str:
    """Why nothing is computed from the figures; empty where something may be."""
    if not all(are_comparable(picked[0].amount, one.amount) for one in picked[1:]):
        return "Hai số liệu tính theo đơn vị khác nhau, nên chỉ đặt cạnh nhau:"
    if len({one.is_rate for one in picked}) > 1:
        return "Hai số liệu tính theo kỳ khác nhau, nên chỉ đặt cạnh nhau:"
    statuses = {one.result.status for one in picked}
    if Status.PLANNED in statuses and len(statuses) > 1:
        return "Có số liệu mới là kế hoạch, nên chỉ đặt cạnh nhau:"
    return "Số liệu của các năm khác nhau, nên chỉ đặt cạnh nhau:" if _are_of_other_years(picked) else ""


def _are_of_other_years(picked: Sequence[Measured]) -> bool:
    """Whether each figure is told of years, and some two of none in common."""
    told = [years(one.result.period or "") for one in picked]
    return all(told) and not frozenset.intersection(*map(frozenset, told))


def _of_two(question: Question, picked: Sequence[Measured], places: Sequence[Place]) -> str:
    one, other = picked[0].amount, picked[1].amount
    if one.value == other.value:
        return "Hai nơi có số liệu bằng nhau:" if one.exact and other.exact else ""
    high, low = (0, 1) if one.value > other.value else (1, 0)
    apart = abs(one.value - other.value) / max(one.value, other.value)
    exact = one.exact and other.exact
    if not exact and apart < _CLEARLY:
        return ""
    far = difference(picked[high].result, picked[high].amount, picked[low].amount) if exact else ""
    lower = more(question.plain) is End.LOW
    subject, object_ = (low, high) if lower else (high, low)
    word = _adjective(picked[0].amount.unit, lower=lower)
    said = f"{places[subject].text[:1].upper()}{places[subject].text[1:]} {word} hơn {places[object_].text}"
    return f"{said} {far} (tính từ hai số liệu dưới đây):" if far else f"{said}, theo hai số liệu dưới đây:"


def _ranked(question: Question, picked: Sequence[Measured], places: Sequence[Place]) -> str:
    end = most(question.plain) or more(question.plain)
    if end is None:
        return ""
    ordered = sorted(
        zip(picked, places, strict=True), key=lambda pair: pair[0].amount.value, reverse=end is End.HIGH
    )
    if ordered[0][0].amount.value == ordered[1][0].amount.value:
        return ""
    word = _adjective(picked[0].amount.unit, lower=end is End.LOW)
    name = ordered[0][1].text
    return f"{name[:1].upper()}{name[1:]} {word} nhất, theo các số liệu dưới đây:"


def _adjective(unit: str, *, lower: bool) -> str:
    if unit == SHARE:
        return "thấp" if lower else "cao"
    return "ít" if lower else "nhiều"
