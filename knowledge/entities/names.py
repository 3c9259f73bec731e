"""A book of place names, and how a name is found in a question however it was typed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.entities.gazetteer import gazetteer
from knowledge.entities.places import Place
from knowledge.entities.slips import run_together, slipped
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens


@dataclass(frozen=True, slots=True)
class Name:
    """A name in canonical form, the levels of the units that bear it, and the canonical names that they lie within."""

    key: str
    shown: str
    levels: frozenset[str]
    within: frozenset[str] = frozenset()


class NameBook:
    """Names by their folded syllables, longest first at any place of a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        levels: dict[str, set[str]] = defaultdict(set)
        within: dict[str, set[str]] = defaultdict(set)
        shown: dict[str, str] = {}
        for place in places:
            key = canonical(place.name)
            shown.setdefault(key, place.name)
            levels[key].update({place.level} if place.level else ())
            within[key].update(canonical(larger.name) for larger in place.within)
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for key, name in shown.items():
            syllables = tuple(folded(token.text) for token in tokens(name))
            self._names[syllables].append(Name(key, name, frozenset(levels[key]), frozenset(within[key])))
        self._longest = max(map(len, self._names), default=0)
        self._gapped: dict[tuple[str, ...], list[Name]] = defaultdict(list)

    def at(self, syllables: tuple[str, ...], start: int, level: str | None = None) -> tuple[Name | None, int]:
        """The longest name that begins at `start` of canonical `syllables`, and how many syllables it takes.

        A syllable typed with marks must bear the name's marks; one typed without them fits any. Of several names that
        fit, one of a unit of that `level` is taken before one that is written just so, and that before others.
        """
        for length in range(min(self._longest, len(syllables) - start), 0, -1):
            typed = syllables[start : start + length]
            fitting = self.fitting(typed)
            if fitting:
                written = " ".join(typed)
                return max(fitting, key=lambda name: (level in name.levels, name.key == written)), length
        return None, 0

    def fitting(self, typed: tuple[str, ...]) -> list[Name]:
        """The names that all of canonical syllables `typed` may be."""
        return [name for name in self._names.get(tuple(map(folded, typed)), ()) if _fits(typed, name.key)]

    def named(self, name: str) -> tuple[Name, ...]:
        """The name that is written just so, marks and all, case and place of the tone mark aside."""
        syllables = _syllables(canonical(name))
        key = canonical(name)
        return tuple(one for one in self._names.get(tuple(map(folded, syllables)), ()) if one.key == key)

    def of_initials(self, letters: str, level: str) -> list[Name]:
        """The names of units of `level` whose syllables begin with these folded letters, in order: tg, tỉnh → Tiền Giang."""
        return [
            name
            for syllables, names in self._names.items()
            if len(syllables) == len(letters) and "".join(one[0] for one in syllables) == letters
            for name in names
            if level in name.levels
        ]

    def near(self, typed: tuple[str, ...]) -> tuple[Name, ...]:
        """The names of two syllables and more that canonical syllables `typed` are with one slip, or run together."""
        if not self._gapped:
            self._index_gapped()
        places = range(len(typed)) if len(typed) > 1 else ()
        gapped = [_gap(tuple(map(folded, typed)), place) for place in places]
        candidates = {
            name.key: name
            for key in (*gapped, ("", *map(folded, typed)))
            for name in self._gapped.get(key, ())
        }
        return tuple(name for name in candidates.values() if _is_near(typed, _syllables(name.key)))

    def _index_gapped(self) -> None:
        """By their folded syllables with one of them missing, and run together."""
        for syllables, names in self._names.items():
            if len(syllables) > 1:
                for place in range(len(syllables)):
                    self._gapped[_gap(syllables, place)].extend(names)
                self._gapped["", "".join(syllables)].extend(names)


def _gap(syllables: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*syllables[:place], "", *syllables[place + 1 :])


def _is_near(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return run_together(typed[0], name) if len(typed) == 1 else slipped(typed, name)


def _syllables(key: str) -> tuple[str, ...]:
    return tuple(canonical(token.text) for token in tokens(key))


def _fits(typed: tuple[str, ...], key: str) -> bool:
    return all(mine in {theirs, folded(theirs)} for mine, theirs in zip(typed, _syllables(key), strict=True))


def national_units() -> list[Place]:
    """Every unit of the country, before and since the mergers of July 2025 (source: scripts/derive_units.py)."""
    return [unit.place for unit in gazetteer().units]
