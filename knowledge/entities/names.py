"""A book of place names, and how a name is found in a question however it was typed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens


@dataclass(frozen=True, slots=True)
class Name:
    """A name in canonical form, and the levels of the units that bear it."""

    key: str
    shown: str
    levels: frozenset[str]


class NameBook:
    """Names by their folded syllables, longest first at any place of a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        levels: dict[str, set[str]] = defaultdict(set)
        shown: dict[str, str] = {}
        for place in places:
            key = canonical(place.name)
            shown.setdefault(key, place.name)
            levels[key].update({place.level} if place.level else ())
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for key, name in shown.items():
            syllables = tuple(folded(token.text) for token in tokens(name))
            self._names[syllables].append(Name(key, name, frozenset(levels[key])))
        self._longest = max(map(len, self._names), default=0)

    def at(self, syllables: tuple[str, ...], start: int) -> tuple[Name | None, int]:
        """The longest name that begins at `start` of canonical `syllables`, and how many syllables it takes.

        A syllable typed with marks must bear the name's marks; one typed without them fits any.
        """
        for length in range(min(self._longest, len(syllables) - start), 0, -1):
            typed = syllables[start : start + length]
            for name in self._names.get(tuple(map(folded, typed)), ()):
                if _fits(typed, name.key):
                    return name, length
        return None, 0


def _fits(typed: tuple[str, ...], key: str) -> bool:
    written = (canonical(token.text) for token in tokens(key))
    return all(mine in {theirs, folded(theirs)} for mine, theirs in zip(typed, written, strict=True))


def national_units() -> list[Place]:
    """Every unit of the country, before and since the mergers of July 2025 (source: scripts/derive_units.py)."""
    table = files("knowledge").joinpath("registry/units.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return [Place(level, name) for _, level, name, _, _ in rows]
