"""Which units lie in which: a commune's district and province by the national table, where its name is unmistakable."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from knowledge.entities.gazetteer import gazetteer
from knowledge.entities.places import Place


@cache
def _table() -> Mapping[tuple[str | None, str], tuple[tuple[Place, ...], ...]]:
    """Level and key of a unit before the mergers → what each unit called so lies in, the smallest first."""
    found: dict[tuple[str | None, str], list[tuple[Place, ...]]] = defaultdict(list)
    for unit in gazetteer().units:
        if unit.before:
            found[unit.place.level, unit.place.key].append(unit.place.within)
    return {key: tuple(chains) for key, chains in found.items()}


def larger_units(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """The units around `chain` (smallest first) that it does not state itself.

    Only where the table knows one unit of that name and level, or one within the stated larger units; else empty. The
    table is that of before July 2025, as are the articles that name districts.
    """
    for place in chain:
        stated = {other.key for other in chain if other is not place}
        fitting = [
            around
            for around in _table().get((place.level, place.key), ())
            if not stated or any(unit.key in stated for unit in around)
        ]
        if len(fitting) == 1 and fitting[0]:
            return tuple(unit for unit in fitting[0] if unit.key not in stated)
    return ()
