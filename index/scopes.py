"""What may answer for a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from knowledge.entities.places import Place


@dataclass(frozen=True, slots=True)
class Scope:
    """What may answer for a place: passage row → the numbers of its sentences, from 0."""

    sentences: Mapping[int, frozenset[int]]

    def __or__(self, other: "Scope") -> "Scope":
        """What either lets through."""
        if not self.sentences:
            return other
        merged = dict(self.sentences)
        for row, numbers in other.sentences.items():
            merged[row] = merged.get(row, frozenset()) | numbers
        return Scope(merged)

    def __and__(self, other: "Scope") -> "Scope":
        """What both let through."""
        fewer, more = sorted((self.sentences, other.sentences), key=len)
        both = {row: numbers & more[row] for row, numbers in fewer.items() if row in more}
        return Scope({row: numbers for row, numbers in both.items() if numbers})


@dataclass(frozen=True, slots=True)
class PlaceScope:
    """What the corpus has for a place that was asked about.

    `units` are the corpus' units that the name may stand for, each with its own scope, in the order of the corpus; none
    where the corpus does not speak of it. More than one means that the name is ambiguous, or that a unit of today is
    asked for that several old ones became. `notes` are Vietnamese sentences that an answer must not keep to itself.
    """

    asked: Place
    units: tuple[tuple[Place, Scope], ...] = ()
    notes: tuple[str, ...] = ()
    merged: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the corpus speaks of the place."""
        return bool(self.units)

    @property
    def is_ambiguous(self) -> bool:
        """Whether the name stands for several units that are not parts of one."""
        return len(self.units) > 1 and not self.merged

    @property
    def scope(self) -> Scope:
        """What may answer for any of the units."""
        return reduce(or_, (scope for _, scope in self.units), Scope({}))
