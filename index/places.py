"""Which passages and sentences speak of a place: the filter that comes before any similarity.

Hundreds of communes report nearly the same in the same words, so a figure found by similarity alone is often a
neighbour's. A sentence speaks of a place if it names it, if it follows in its paragraph a sentence that does and names
none itself, or if its article is about that very place.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.snapshot.records import SentencePlaces, Snapshot
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place, place_chain
from knowledge.records import Passage


@dataclass(frozen=True, slots=True)
class Scope:
    """What may answer for a place: passage row → the numbers of its sentences, from 0."""

    sentences: Mapping[int, frozenset[int]]

    def __or__(self, other: "Scope") -> "Scope":
        """What either lets through."""
        merged = {row: frozenset(numbers) for row, numbers in self.sentences.items()}
        for row, numbers in other.sentences.items():
            merged[row] = merged.get(row, frozenset()) | numbers
        return Scope(merged)

    def __and__(self, other: "Scope") -> "Scope":
        """What both let through."""
        both = {
            row: numbers & other.sentences[row]
            for row, numbers in self.sentences.items()
            if row in other.sentences
        }
        return Scope({row: numbers for row, numbers in both.items() if numbers})


class PlaceIndex:
    """The places of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._levels: dict[str, set[str]] = defaultdict(set)
        # Name → level, row and sentence of all that speaks of a place of that name.
        self._named: dict[str, list[tuple[str | None, int, int]]] = defaultdict(list)
        # Name → level and row of the articles about units inside the place.
        self._inside: dict[str, list[tuple[str | None, int]]] = defaultdict(list)
        self._counts = [len(passage.sentences) for passage in snapshot.passages]
        places: list[Place] = []
        for row, (passage, named) in enumerate(zip(snapshot.passages, snapshot.places, strict=True)):
            places.extend(self._learn(row, passage, named))
        self.book = NameBook(places)

    def _learn(self, row: int, passage: Passage, named: SentencePlaces) -> Iterable[Place]:
        chain = place_chain(passage.article.place or "")
        for place in chain[:1]:
            self._named[place.key].extend((place.level, row, number) for number in range(len(named)))
        for place in chain[1:]:
            self._inside[place.key].append((place.level, row))
        yield from chain
        for place in chain:
            self._levels[place.key].update({place.level} if place.level else ())
        carried: tuple[Place, ...] = ()
        for number, here in enumerate(named):
            if (
                number
                and "\n" in passage.text[passage.sentences[number - 1].end : passage.sentences[number].start]
            ):
                carried = ()
            carried = here or carried
            for place in carried:
                self._named[place.key].append((place.level, row, number))
                self._levels[place.key].update({place.level} if place.level else ())
            yield from here

    def knows(self, place: Place) -> bool:
        """Whether the corpus speaks of a place of that name, and of that level where both state one."""
        levels = self._levels.get(place.key)
        return levels is not None and (place.level is None or not levels or place.level in levels)

    def scope(self, place: Place, *, inside: bool = False) -> Scope:
        """What may answer for `place`: a district of the same name does not answer for a commune.

        With `inside` the articles about units inside it may answer too: their deeds are the district's to tell of,
        their figures are not its own.
        """
        allowed: dict[int, set[int]] = defaultdict(set)
        for level, row, number in self._named.get(place.key, ()):
            if _levels_agree(place.level, level):
                allowed[row].add(number)
        for level, row in self._inside.get(place.key, ()) if inside else ():
            if _levels_agree(place.level, level):
                allowed[row].update(range(self._counts[row]))
        return Scope({row: frozenset(numbers) for row, numbers in allowed.items()})


def _levels_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
