"""The country's administrative units, before and since the mergers of July 2025, and which became which.

Derived from the package vietnamadminunits (MIT) by scripts/derive_units.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.entities.places import Place, place_chain

_DISTRICT, _PROVINCE = 2, 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the country lists it: `place` with what is around it, and the units that it became, if it was merged.

    `before` says that it is one of those that were before July 2025. A divided unit became several, the main one first.
    """

    place: Place
    before: bool
    became: tuple[Place, ...] = ()


class Gazetteer:
    """Units by name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._named: dict[str, list[Unit]] = defaultdict(list)
        self._into: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            self._named[unit.place.key].append(unit)
            for place in unit.became:
                self._into[place.key].append(unit)

    def named(self, place: Place) -> tuple[Unit, ...]:
        """The units, old and new, that `place` may mean by its name, its level and what it is within."""
        return tuple(
            unit
            for unit in self._named.get(place.key, ())
            if _levels_agree(place, unit.place) and self.may_lie_in(unit.place.within, place.within)
        )

    def merged_into(self, place: Place) -> tuple[Unit, ...]:
        """The units of before July 2025 that `place` as it is now was made of, itself among them if it was one.

        None where a district is named around it: there are none today.
        """
        if any(self._size(larger) == {_DISTRICT} for larger in place.within):
            return ()
        return tuple(
            unit
            for unit in self._into.get(place.key, ())
            for now in unit.became
            if now.key == place.key
            and _levels_agree(place, now)
            and self.may_lie_in(now.within, place.within)
        )

    def is_only_one(self, place: Place) -> bool:
        """Whether just one unit of today is called so, and no unit of before that became another."""
        units = self.named(place)
        today = [unit.place for unit in units if not unit.before]
        return len(today) == 1 and all(
            any(now == today[0] and now.within == today[0].within for now in unit.became)
            for unit in units
            if unit.before
        )

    def may_lie_in(self, around: Sequence[Place], within: Sequence[Place]) -> bool:
        """Whether what lies in `around` may lie in all of `within` as well, old provinces counting as their new ones.

        What neither states is no contradiction, and a name that the country does not list is not held against it.
        """
        return all(self._may_be_around(around, wanted) for wanted in within)

    def _may_be_around(self, around: Sequence[Place], wanted: Place) -> bool:
        if any(self._same(larger, wanted) for larger in around):
            return True
        size = self._size(wanted)
        if any(self._size(larger) & size for larger in around):
            return False
        # "huyện B" is listed within its province.
        known = [chain for larger in around for chain in self._chains(larger) if self._reaches(chain, size)]
        if known:
            return any(self._same(larger, wanted) for chain in known for larger in chain)
        # And what is wanted may be listed within another.
        beyond = [
            chain
            for chain in self._chains(wanted)
            if any(self._reaches(chain, self._size(p)) for p in around)
        ]
        return not beyond or any(
            self._same(one, other) for chain in beyond for one in chain for other in around
        )

    def _chains(self, place: Place) -> list[tuple[Place, ...]]:
        """What the units that `place` may be lie in."""
        return [
            unit.place.within for unit in self._named.get(place.key, ()) if _levels_agree(place, unit.place)
        ]

    def _reaches(self, chain: Sequence[Place], size: frozenset[int]) -> bool:
        return any(self._size(place) & size for place in chain)

    def _size(self, place: Place) -> frozenset[int]:
        """The tiers that a unit around another may be of; none where nothing tells."""
        if place.level and place.level != "thành phố":
            return place.tiers
        # A city is a province if nothing lies around it, else it is a district.
        listed = [unit.place for unit in self._named.get(place.key, ()) if _levels_agree(place, unit.place)]
        tiers = {
            tier
            for one in listed
            for tier in one.tiers
            if tier == (_PROVINCE if not one.within else tier % _PROVINCE)
        }
        return frozenset(tiers) if listed else frozenset({_DISTRICT} if place.level else ())

    def _same(self, one: Place, other: Place) -> bool:
        """Whether two mean the same unit, be it by its old name or its new one."""
        if not _levels_agree(one, other):
            return False
        return one.key == other.key or bool(self._provinces_now(one) & self._provinces_now(other))

    def _provinces_now(self, place: Place) -> frozenset[str]:
        """The keys of the provinces of today that a province's name may stand for."""
        provinces = [
            unit
            for unit in self._named.get(place.key, ())
            if _PROVINCE in place.tiers and not unit.place.within
        ]
        return frozenset(now.key for unit in provinces for now in unit.became or (unit.place,))


@cache
def gazetteer() -> Gazetteer:
    """The country's, read once."""
    table = files("knowledge").joinpath("registry/units.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    provinces = {
        f"{level} {name}": now
        for era, level, name, _, province, now in rows
        if era == "before" and not province
    }
    return Gazetteer(_unit(row, provinces) for row in rows)


def _unit(row: Sequence[str], provinces: dict[str, str]) -> Unit:
    era, level, name, district, province, now = row
    around = _chain(f"{district}, {province}")
    inside = _chain(provinces[province]) if era == "before" and province else ()
    became = tuple(Place(new.level, new.name, inside) for part in now.split("; ") for new in _chain(part))
    return Unit(Place(level, name, around), era == "before", became)


@cache
def _chain(place: str) -> tuple[Place, ...]:
    return place_chain(place)


def _levels_agree(one: Place, other: Place) -> bool:
    return one.level is None or other.level is None or one.level == other.level
