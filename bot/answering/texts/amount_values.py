"""The values of stated figures, made comparable: in base units, by what they measure."""

from dataclasses import dataclass
from decimal import Decimal

from bot.answering.texts.figures import value_of
from knowledge.facts.records import Result
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.synonyms import synonyms

_SCALES = {
    "nghin": Decimal(1_000),
    "ngan": Decimal(1_000),
    "van": Decimal(10_000),
    "trieu": Decimal(1_000_000),
    "ty": Decimal(1_000_000_000),
    "ti": Decimal(1_000_000_000),
}
# Unit as folded → (how it is called, how many of that).
_MEASURES = {
    "ha": ("m2", Decimal(10_000)),
    "hecta": ("m2", Decimal(10_000)),
    "hec-ta": ("m2", Decimal(10_000)),
    "km2": ("m2", Decimal(1_000_000)),
    "met vuong": ("m2", Decimal(1)),
    "km": ("m", Decimal(1_000)),
    "cay so": ("m", Decimal(1_000)),
    "met": ("m", Decimal(1)),
    "tan": ("kg", Decimal(1_000)),
    "ta": ("kg", Decimal(100)),
    "yen": ("kg", Decimal(10)),
    "ki-lo-gam": ("kg", Decimal(1)),
    "met khoi": ("m3", Decimal(1)),
}
_PER_TIME = frozenset({"nam", "thang", "ngay", "quy", "tuan"})
# They say of how many, not what is counted.
_TURNS = frozenset({"luot", "so", "tong", "ty", "le", "muc", "do", "cac", "toan"})
# Syllables of what is counted: `đảng viên`, `tập thể và cá nhân`.
_WORD, _BOTH = 2, 5
MONEY = "đồng"
SHARE = "%"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in base units. `unit` is %, đồng, m2, m, kg …, empty for a count; `per` the time it is for, if any.

    `exact` is False for a range, a part of a whole and what is softened ("hơn 98 %").
    """

    value: Decimal
    unit: str
    per: str
    exact: bool


def amount_of(result: Result) -> Amount | None:
    """The figure of a result; None if it has none."""
    if result.value is None:
        return None
    first, *_ = result.value.replace("/", "-").split("-")
    return amount(first, result.unit, exact=first == result.value and result.qualifier is None)


def amount(number: str, unit: str | None, *, exact: bool = True) -> Amount | None:
    """The figure `number` (as Vietnamese is written: 1.463 or 2,15) of a `unit`; None if it is no number."""
    try:
        value, _ = value_of(number)
    except ValueError:
        return None
    written, *rates = folded(canonical(unit or "")).split("/")
    per = next((rate for rate in rates if rate in _PER_TIME), "")
    words = written.split()
    if words and words[0] in _SCALES:
        value *= _SCALES[words[0]]
        words = words[1:]
    name = " ".join(words)
    if name in {"dong", "vnd", "d"}:
        return Amount(value, MONEY, per, exact)
    if name in {"%", "diem phan tram", "phan tram"}:
        return Amount(value, SHARE, per, exact)
    base, times = _MEASURES.get(name, (name, Decimal(1)))
    return Amount(value * times, base, per, exact)


def are_comparable(one: Amount, other: Amount) -> bool:
    """Whether two figures are in the same unit, and for the same time as far as that is said."""
    return one.unit == other.unit and (one.per == other.per or not one.per or not other.per)


def counts_same(one: str | None, other: str | None) -> bool:
    """Whether what two results count, as written, is called by the same head or by words for the same thing."""
    first, second = _head(one), _head(other)
    if not first or not second:
        return False
    return first[:2] == second[:2] or any(
        _overlaps(first[:length], second) or _overlaps(second[:length], first) for length in (2, 1)
    )


def _overlaps(head: tuple[str, ...], other: tuple[str, ...]) -> bool:
    # With their marks: chi hội are no chị em.
    names = set(synonyms(head))
    return any(other[: len(name)] == name for name in names)


def _head(counted: str | None) -> tuple[str, ...]:
    words = canonical(counted or "").split()
    while words and folded(words[0]) in _TURNS:
        words.pop(0)
    return tuple(words)


def difference(result: Result, one: Amount, other: Amount) -> str:
    """How far two comparable figures are apart, as the first of them, `result`, is written: `2.050 m2`, `67 đảng viên`."""
    written = (result.unit or "").split("/")[0]
    unit = folded(canonical(written))
    scale = next((times for name, times in _SCALES.items() if unit.split()[:1] == [name]), Decimal(1))
    scale *= _MEASURES.get(unit, ("", Decimal(1)))[1]
    shown = _written(abs(one.value - other.value) / scale)
    if one.unit == SHARE:
        return f"{shown} điểm phần trăm"
    return f"{shown} {written or _counted(result)}".strip()


def _counted(result: Result) -> str:
    """What is counted, in a word or two: `tập thể và cá nhân` are as many together."""
    words = (result.counted or "").split()
    both = words[2:3] in (["và"], ["hoặc"]) or words[1:2] == [","]
    return " ".join(words[: _BOTH if both and len(words) >= _BOTH else _WORD])


def _written(value: Decimal) -> str:
    digits = f"{value.normalize():,f}"
    return digits.replace(",", " ").replace(".", ",").replace(" ", ".")
