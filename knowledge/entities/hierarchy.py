"""Which units lie in which: a commune's district and province by the national table, where its name is unmistakable."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical

_PARENT_LEVELS = ("huyện", "quận", "thị xã", "thành phố")


@cache
def _table() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Level and canonical name of a unit before the mergers → its possible districts ("" for a district) and provinces."""
    text = files("knowledge").joinpath("registry/units.tsv").read_text(encoding="utf-8")
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for line in text.splitlines()[1:]:
        era, level, name, district, province = line.split("\t")
        if era == "before" and level != "tỉnh":
            found[level, canonical(name)].append((district, province))
    return {key: tuple(units) for key, units in found.items()}


def _province_level(name: str) -> str:
    """A city governed as a province keeps its own word; the table has it without a province above it."""
    return "thành phố" if ("", "") in _table().get(("thành phố", canonical(name)), ()) else "tỉnh"


def larger_units(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """The units around `chain` (smallest first) that it does not state itself.

    Only where the table knows one unit of that name and level, or one within the stated larger units; else empty. The
    table is that of before July 2025, as are the articles that name districts.
    """
    for place in chain:
        units = _table().get((place.level or "", canonical(place.name)), ())
        stated = {canonical(other.name) for other in chain if other is not place}
        fitting = [
            (district, province)
            for district, province in units
            if not stated or canonical(district) in stated or canonical(province) in stated
        ]
        if len(fitting) == 1 and fitting[0][1]:
            district, province = fitting[0]
            around = [Place(_province_level(province), province)]
            if district:
                level = next(
                    (level for level in _PARENT_LEVELS if (level, canonical(district)) in _table()), None
                )
                around.insert(0, Place(level, district))
            return tuple(unit for unit in around if canonical(unit.name) not in stated)
    return ()
