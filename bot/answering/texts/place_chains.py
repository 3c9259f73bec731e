"""Places named one behind the other: a unit, and the larger ones that it lies in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product

from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical

# What may stand between a unit and the larger one that it lies in.
_BETWEEN = re.compile(r"\s*(?:[,(-]|thuộc|thuoc|của|cua|ở|o)?\s*")
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in the question; the span covers its level and the larger units named behind it.

    `spelled` is how the span is properly written. `mistyped` is the name as typed where a slip was taken for a name of
    the corpus, else empty. `readings` are all the names that it may be as typed: without marks Tiên Phong and Tiền
    Phong are one.
    """

    place: Place
    span: Span
    spelled: str
    mistyped: str = ""
    readings: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What a reader has to be told of a name that was mended, in Vietnamese; empty if none was."""
        return f"Hiểu “{self.mistyped}” là {self.place.text}." if self.mistyped else ""

    def read_as(self, name: str) -> "FoundPlace":
        """The same place under another of its readings."""
        old = self.place.name
        return replace(
            self,
            place=replace(self.place, name=name),
            spelled=f"{self.spelled.removesuffix(old)}{name}" if self.spelled.endswith(old) else self.spelled,
        )


class PlaceChains:
    """Knows which units lie in which, from the corpus and from the country."""

    def __init__(self, corpus: NameBook, country: NameBook) -> None:
        self._books = (corpus, country)
        # The same few pairs are looked at again and again while readings are tried.
        self._lies_in = lru_cache(maxsize=_KEPT)(self._look_up)

    def joined(self, found: Sequence[FoundPlace], text: str) -> Iterator[FoundPlace]:
        """`found` with each run of "xã A, huyện B" made one: A, within B."""
        chain: list[FoundPlace] = []
        for one in found:
            if chain and self._goes_on(chain[-1], one, text):
                chain.append(one)
                continue
            if chain:
                yield self._one(chain, text)
            chain = [one]
        if chain:
            yield self._one(chain, text)

    def _goes_on(self, last: FoundPlace, one: FoundPlace, text: str) -> bool:
        if not _BETWEEN.fullmatch(canonical(text[last.span.end : one.span.start])):
            return False
        return self._encloses(one.place, last.place) or any(
            self._is_known(smaller.place, larger.place)
            for smaller, larger in product(_readings(last), _readings(one))
        )

    def _one(self, chain: Sequence[FoundPlace], text: str) -> FoundPlace:
        """The first of `chain`, within the others, each read so that they lie in one another if that can be."""
        if len(chain) == 1:
            return chain[0]
        # Of readings that fit as well, the first: each place as it was found.
        first, *others = max(product(*map(_readings, chain)), key=self._agreeing)
        end, spelled = first.span.end, first.spelled
        for one in others:
            opened = "(" in text[end : one.span.start]
            end = one.span.end + (opened and text[one.span.end : one.span.end + 1] == ")")
            spelled = f"{spelled}, {one.spelled}"
        return replace(
            first,
            place=replace(first.place, within=tuple(one.place for one in others)),
            span=Span(first.span.start, end),
            spelled=spelled,
            mistyped=next((one.mistyped for one in (first, *others) if one.mistyped), ""),
        )

    def _agreeing(self, chain: Sequence[FoundPlace]) -> int:
        """How many pairs of `chain` are known to lie in one another."""
        return sum(self._is_known(one.place, other.place) for one, other in combinations(chain, 2))

    def _is_known(self, smaller: Place, larger: Place) -> bool:
        return larger.key in self._lies_in(smaller.level, smaller.name)

    def _look_up(self, level: str | None, name: str) -> frozenset[str]:
        """The keys of all that units of this level and name are known to lie in."""
        named = (one for book in self._books for one in book.named(name))
        return frozenset[str]().union(
            *(one.within for one in named if not level or level in one.levels or not one.levels)
        )

    def _encloses(self, larger: Place, smaller: Place) -> bool:
        """Whether `larger` named right behind `smaller` says where that lies: by their levels, or as is known of them."""
        if self._is_known(smaller, larger):
            return True
        if not larger.level or not smaller.level:
            return False
        return max(larger.tiers) > min(smaller.tiers) and larger.tiers != smaller.tiers


def _readings(found: FoundPlace) -> list[FoundPlace]:
    """`found` under each of its readings, as it was found first."""
    own = found.place.key
    return [found, *(found.read_as(name) for name in found.readings if canonical(name) != own)]
