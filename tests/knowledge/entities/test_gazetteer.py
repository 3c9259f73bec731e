"""The country's units, what they lie in, and what they became in July 2025."""

import pytest

from knowledge.entities.gazetteer import Gazetteer, Unit, gazetteer
from knowledge.entities.places import Place, place_chain


def _place(chain: str) -> Place:
    return place_chain(chain)[0]


@pytest.mark.parametrize(
    ("today", "before"),
    [
        ("tỉnh Đồng Tháp", {"tỉnh Tiền Giang", "tỉnh Đồng Tháp"}),
        ("Đồng Tháp", {"tỉnh Tiền Giang", "tỉnh Đồng Tháp"}),
        ("thành phố Huế", {"thành phố Huế"}),
        (
            "xã Long Bình, tỉnh Đồng Tháp",
            {"xã Bình Tân, huyện Gò Công Tây, tỉnh Tiền Giang", "xã Long Bình, huyện Gò Công Tây, tỉnh Tiền Giang"},
        ),
        # There are no districts today, so who names one means the old commune.
        ("xã Long Bình, huyện Gò Công Tây", set()),
        ("tỉnh Tiền Giang", set()),
        ("xã Không Có", set()),
    ],
)  # fmt: skip
def test_merged_into(today: str, before: set[str]) -> None:
    """A unit of today knows the ones that it was made of."""
    assert before == {unit.place.full for unit in gazetteer().merged_into(_place(today))}


@pytest.mark.parametrize(
    ("around", "within", "may"),
    [
        ("huyện Gò Công Tây", "tỉnh Tiền Giang", True),
        ("huyện Gò Công Tây", "tỉnh Đồng Tháp", True),
        ("huyện Gò Công Tây", "huyện Gò Công Đông", False),
        ("huyện Gò Công Tây", "tỉnh Cà Mau", False),
        ("tỉnh Tiền Giang", "tỉnh Đồng Tháp", True),
        ("tỉnh Tiền Giang", "tỉnh Cà Mau", False),
        ("Quan Sơn", "huyện Lệ Thủy", False),
        ("Quan Sơn", "tỉnh Thanh Hóa", True),
        ("thành phố Biên Hòa", "tỉnh Đồng Nai", True),
        ("thành phố Biên Hòa", "tỉnh Cà Mau", False),
        ("thành phố Thủ Đức", "thành phố Hồ Chí Minh", True),
        # What nobody lists, and what nobody says, contradicts nothing.
        ("huyện Đá Trắng", "tỉnh Long An", True),
        ("", "tỉnh Long An", True),
        ("huyện Gò Công Tây", "", True),
    ],
)
def test_may_lie_in(around: str, within: str, *, may: bool) -> None:
    """Surroundings agree by name, by what the country lists, and across the mergers."""
    assert may == gazetteer().may_lie_in(place_chain(around), place_chain(within))


def test_every_old_unit_became_one_that_is_listed() -> None:
    """Each commune and province of before has successors, and each of them is a unit of today."""
    units = gazetteer().units
    today = {(unit.place.level, unit.place.name, unit.place.within) for unit in units if not unit.before}
    became = [
        place
        for unit in units
        if unit.before and len(unit.place.within) != 1
        for place in unit.became or (None,)
    ]

    assert len(became) > 10_000
    assert all(place and (place.level, place.name, place.within) in today for place in became)


def test_a_divided_unit_has_several_successors() -> None:
    """What was divided between two units became both, and each of them was made of it."""
    one, two = Place("xã", "Bãi Vàng"), Place("xã", "Cát Lở")
    old = Unit(Place("xã", "Đá Bạc"), before=True, became=(one, two))
    country = Gazetteer([old, Unit(one, before=False), Unit(two, before=False)])

    assert (old,) == country.merged_into(one) == country.merged_into(two)


@pytest.mark.parametrize(
    ("place", "only"),
    [
        ("tỉnh Đồng Tháp", True),
        ("xã Sơn Thủy", False),
        ("xã Sơn Thủy, tỉnh Thanh Hóa", True),
        ("xã Không Có", False),
    ],
)
def test_the_only_one(place: str, *, only: bool) -> None:
    """A name is one unit's only if no other unit, of today or of before, bears it."""
    assert only == gazetteer().is_only_one(_place(place))
