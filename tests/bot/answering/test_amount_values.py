"""Figures made comparable."""

from decimal import Decimal

import pytest

from bot.answering.asking.several_wording import End, limit_of, more, most
from bot.answering.texts.amount_values import amount, are_comparable


@pytest.mark.parametrize(
    ("number", "unit", "value", "base"),
    [
        ("1,5", "tỷ đồng", "1500000000", "đồng"),
        ("320", "triệu đồng/người/năm", "320000000", "đồng"),
        ("2,3", "ha", "23000", "m2"),
        ("1.463", None, "1463", ""),
        ("97,09", "%", "97.09", "%"),
        ("6,5", "km", "6500", "m"),
    ],
)
def test_a_figure_is_told_in_base_units(number: str, unit: str | None, value: str, base: str) -> None:
    """Scales and larger units are multiplied out."""
    found = amount(number, unit)

    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), base)


def test_a_month_is_no_year() -> None:
    """Income a month is not set beside income a year."""
    month, year, unsaid = (
        amount("11,4", "triệu đồng/tháng"),
        amount("66", "triệu đồng/năm"),
        amount("58", "triệu đồng"),
    )

    assert month is not None
    assert year is not None
    assert unsaid is not None
    assert not are_comparable(month, year)
    assert are_comparable(year, unsaid)


@pytest.mark.parametrize(
    ("plain", "kept", "left"),
    [
        ("noi nao dat tren 90%", "90,1", "90"),
        ("quy nao tu 500 trieu tro len", "500000000", "499999999"),
        ("xa nao con duoi 5% ho ngheo", "4,9", "5"),
        ("xa nao hien it nhat 1.000 m2 dat", "1000", "999"),
    ],
)
def test_a_limit_is_kept_to(plain: str, kept: str, left: str) -> None:
    """`trên` leaves the bound itself out, `từ … trở lên` and `ít nhất` keep it."""
    limit = limit_of(plain)

    assert limit is not None
    assert [
        limit.holds(found)
        for number in (kept, left)
        if (found := amount(number, limit.amount.unit)) is not None
    ] == [True, False]


@pytest.mark.parametrize("plain", ["it nhat 5 dang vien", "huan chuong hang nhat", "dat giai nhat"])
def test_no_superlative_where_none_is_asked(plain: str) -> None:
    """`ít nhất 5` and `hạng nhất` are no superlatives."""
    assert most(plain) is None


@pytest.mark.parametrize("plain", ["tu nam 2021 den nay", "chi thi 05", "tren 2 xa"])
def test_no_limit_where_none_is_put(plain: str) -> None:
    """A year, a document's number and a number without unit put no limit."""
    assert limit_of(plain) is None


def test_the_end_asked_for() -> None:
    """`thấp hơn` asks for the lower one, `đông … nhất` for the highest."""
    assert more("noi nao thap hon") is End.LOW
    assert most("dang bo nao dong dang vien nhat") is End.HIGH
