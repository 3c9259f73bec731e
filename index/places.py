"""Which passages and sentences speak of a place: the filter that comes before any similarity.

Hundreds of communes report nearly the same in the same words, so a figure found by similarity alone is often a
neighbour's. A sentence speaks of a place if it names it, if it follows in its paragraph a sentence that does and names
none itself, or if its article is about that very place.
"""

import operator
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, reduce

import numpy as np

from index.snapshot.records import Snapshot
from knowledge.entities.names import NameBook
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


class PlaceIndex:
    """The places of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._postings = snapshot.place_postings
        self._sentences = snapshot.passage_columns.starts
        # Name → the places of that name, of one level or another, by their numbers.
        self._named: dict[str, list[int]] = defaultdict(list)
        self._levels: dict[str, set[str]] = defaultdict(set)
        for number, place in enumerate(self._postings.names):
            self._named[place.key].append(number)
            self._levels[place.key].update({place.level} if place.level else ())
        self.book = NameBook(self._postings.names)

    def knows(self, place: Place) -> bool:
        """Whether the corpus speaks of a place of that name, and of that level where both state one."""
        levels = self._levels.get(place.key)
        return levels is not None and (place.level is None or not levels or place.level in levels)

    def scope(self, place: Place, *, inside: bool = False) -> Scope:
        """What may answer for `place`: a district of the same name does not answer for a commune.

        With `inside` the articles about units inside it may answer too: their deeds are the district's to tell of,
        their figures are not its own.
        """
        scopes = [
            self._spoken(number, inside=inside)
            for number in self._named.get(place.key, ())
            if _levels_agree(place.level, self._postings.names[number].level)
        ]
        return reduce(operator.or_, scopes, Scope({}))

    def _spoken(self, number: int, *, inside: bool) -> Scope:
        """What speaks of the place with this number; a province may be spoken of by ten thousands of passages."""
        posting = self._postings.of(number)
        own = ~posting.inside
        rows, numbers = posting.rows[own], posting.numbers[own].tolist()
        firsts = np.flatnonzero(np.diff(rows, prepend=-1)).tolist()
        spoken = {
            row: frozenset(numbers[first:end])
            for row, first, end in zip(
                rows[firsts].tolist(), firsts, [*firsts, len(numbers)][1:], strict=True
            )
        }
        if inside:
            within = posting.rows[posting.inside]
            counts = self._sentences[within + 1] - self._sentences[within]
            spoken |= zip(within.tolist(), map(_all_of, counts.tolist()), strict=True)
        return Scope(spoken)


@cache
def _all_of(count: int) -> frozenset[int]:
    return frozenset(range(count))


def _levels_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
