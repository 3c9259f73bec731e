"""Which passages and sentences speak of a place: the filter that comes before any similarity.

Hundreds of communes report nearly the same in the same words, so a figure found by similarity alone is often a
neighbour's. A sentence speaks of a place if it names it, if it follows in its paragraph a sentence that does and names
none itself, or if its article is about that very place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

import numpy as np

from index.bodies import BodyIndex
from index.hamlets import put_into
from index.place_postings import Posting, levels_agree
from index.scopes import PlaceScope, Scope
from index.snapshot.records import Snapshot
from knowledge.entities.gazetteer import Gazetteer, Unit, gazetteer
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place

_HAMLET = frozenset({0})


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a place that has this level and, as far as is known, this around it."""

    level: str | None
    around: tuple[Place, ...]
    posting: Posting


class PlaceIndex:
    """The places of one snapshot; `country` knows what lies in what, and what was merged into what in 2025."""

    def __init__(self, snapshot: Snapshot, country: Gazetteer | None = None) -> None:
        self._country = country or gazetteer()
        self._said: dict[str, list[_Said]] = defaultdict(list)
        self._shown: dict[str, str] = {}
        self._passages = snapshot.passages
        self._starts = snapshot.passage_columns.starts
        postings = snapshot.place_postings
        for number, place in enumerate(postings.names):
            self._shown.setdefault(place.key, place.name)
            self._said[place.key].append(_Said(place.level, place.within, postings.of(number)))
        self.book = NameBook(postings.names)
        self.bodies = BodyIndex(snapshot)

    def knows(self, place: Place) -> bool:
        """Whether the corpus speaks of the place, of the level and within the larger units that are stated."""
        if self._fitting(place) or self.bodies.scope(place).sentences:
            return True
        return bool(self._former(place)) and not self._is_old_as_well(place)

    def rows_about(self, place: Place) -> frozenset[int]:
        """The passages of the articles that are about `place`, about what lies in it, or about what it was made of."""
        if not self._fitting(place) and (about := self.bodies.rows_about(place)):
            return about
        wanted = [place, *(unit.place for unit in self._former(place))]
        found: set[int] = set()
        for posting in (said.posting for one in wanted for said in self._fitting(one)):
            rows, spoken = np.unique(posting.rows[~posting.inside], return_counts=True)
            # Every sentence speaks of the place that the article is about.
            whole = spoken >= self._starts[rows + 1] - self._starts[rows]
            found.update(posting.rows[posting.inside].tolist(), rows[whole].tolist())
        return frozenset(found)

    def scope(self, place: Place, *, inside: bool = False) -> Scope:
        """What may answer for `place`: a district of the same name does not answer for a commune.

        With `inside` the articles about units inside it may answer too: their deeds are the district's to tell of,
        their figures are not its own.
        """
        return self.resolve(place, inside=inside).scope

    def resolve(self, place: Place, *, inside: bool = False) -> PlaceScope:
        """The units that `place` stands for in this corpus, what may answer for each, and what is to be told of them."""
        fitting = self._fitting(place)
        if not fitting and (spoken := self.bodies.scope(place)).sentences:
            return PlaceScope(place, ((place, spoken),))
        former = self._former(place)
        if former and not fitting and self._is_old_as_well(place):
            return PlaceScope(place, (), tuple(map(_belongs_now, former)))
        if fitting and (not former or self._says_itself(fitting)):
            return PlaceScope(place, tuple(self._units(place, fitting, inside)), self._now(place, fitting))
        units = [
            *self._units(place, fitting, inside),
            *((unit.place, self._scope(self._fitting(unit.place), inside)) for unit in former),
        ]
        notes = tuple(map(_belongs_now, former)) or self._where_it_went(place)
        return PlaceScope(place, tuple(units), notes, merged=bool(former))

    def _now(self, place: Place, fitting: Iterable[_Said]) -> tuple[str, ...]:
        """That a province named around `place` is today's, where the corpus names the one of before."""
        old = {larger for said in fitting for larger in said.around} - set(place.within)
        old |= {
            larger
            for said in fitting
            for around in said.around
            for unit in self._country.named(around)
            for larger in unit.place.within
        } - set(place.within)
        return tuple(
            _belongs_now(unit)
            for wanted in place.within
            for unit in self._country.merged_into(wanted)
            if unit.place in old
        )

    def _where_it_went(self, place: Place) -> tuple[str, ...]:
        """What became of a place that the corpus does not speak of, if just one of the country's was merged away."""
        gone = [unit for unit in self._country.named(place) if unit.before]
        if len(gone) != 1 or len(self._country.named(place)) != 1 or not gone[0].became:
            return ()
        return (_belongs_now(gone[0]),)

    def _fitting(self, place: Place) -> list[_Said]:
        """What is said of a place of that name, level and surroundings."""
        named = [said for said in self._said.get(place.key, ()) if levels_agree(place.level, said.level)]
        found = [said for said in named if self._country.may_lie_in(said.around, place.within)]
        if not place.within or place.tiers != _HAMLET or (found and not place.name.isdigit()):
            return found
        # Every ward has a quarter 3: whose it is has to be said.
        sure = [said for said in found if any(around.tiers & place.within[0].tiers for around in said.around)]
        return [*sure, *self._beside(named, place)]

    def _beside(self, named: Iterable[_Said], hamlet: Place) -> Iterable[_Said]:
        """Of the hamlets of that name in reports on something larger, the one that the text puts into its commune."""
        commune = hamlet.within[0]
        for said in named:
            if not any(around.tiers & commune.tiers for around in said.around):
                posting = put_into(self._passages, said.posting, hamlet)
                if len(posting.rows):
                    yield _Said(said.level, (commune,), posting)

    @staticmethod
    def _says_itself(fitting: Iterable[_Said]) -> bool:
        """Whether any of it is about the place, not about what lies in it."""
        return any(not said.posting.inside.all() for said in fitting)

    def _former(self, place: Place) -> list[Unit]:
        """The old units that `place` as it is today was made of and that the corpus speaks of, itself aside."""
        if not place.within and not self._country.is_only_one(place):
            return []
        return [
            unit
            for unit in self._country.merged_into(place)
            if (unit.place.key, unit.place.level) != (place.key, place.level or unit.place.level)
            and self._fitting(unit.place)
        ]

    def _is_old_as_well(self, place: Place) -> bool:
        """Whether a unit of before of that very name, below a province, is just as well meant.

        Then no neighbour that it was merged with answers for it. The old one may be part of today's, or lie elsewhere.
        """
        return any(
            (unit.place.key, unit.place.level) == (place.key, place.level or unit.place.level)
            and unit.place.within
            and {larger.key for larger in place.within} <= {larger.key for larger in unit.place.within}
            for unit in self._country.named(place)
            if unit.before
        )

    def _units(self, place: Place, fitting: Sequence[_Said], inside: bool) -> Iterable[tuple[Place, Scope]]:
        """`fitting` parted by what is around: two communes of one name lie in different districts."""
        groups: list[tuple[tuple[Place, ...], list[_Said]]] = []
        for said in sorted(fitting, key=lambda said: -len(said.around)):
            for around, members in groups:
                if self._country.may_lie_in(around, said.around):
                    members.append(said)
                    break
            else:
                groups.append((said.around, [said]))
        for around, members in groups:
            level = place.level or next((said.level for said in members if said.level), None)
            yield Place(level, self._shown[place.key], around), self._scope(members, inside)

    def _scope(self, fitting: Iterable[_Said], inside: bool) -> Scope:
        return reduce(or_, (self._spoken(said.posting, inside) for said in fitting), Scope({}))

    def _spoken(self, posting: Posting, inside: bool) -> Scope:
        """What a posting lets through; a province may be spoken of by ten thousands of passages."""
        own = ~posting.inside
        rows, numbers = posting.rows[own], posting.numbers[own].tolist()
        firsts = np.flatnonzero(np.diff(rows, prepend=-1)).tolist()
        ends = [*firsts, len(numbers)][1:]
        spoken = {
            row: frozenset(numbers[first:end])
            for row, first, end in zip(rows[firsts].tolist(), firsts, ends, strict=True)
        }
        if not inside:
            return Scope(spoken)
        within = posting.rows[posting.inside]
        counts = self._starts[within + 1] - self._starts[within]
        return Scope(spoken) | Scope(dict(zip(within.tolist(), map(_all_of, counts.tolist()), strict=True)))


@cache
def _all_of(count: int) -> frozenset[int]:
    return frozenset(range(count))


def _belongs_now(unit: Unit) -> str:
    """`Tỉnh A nay thuộc tỉnh B.`: what an old unit is part of today."""
    said = unit.place.full
    now = " và ".join(place.text for place in unit.became)
    around = ", ".join(larger.text for larger in unit.became[0].within)
    verb = "nay chia về" if len(unit.became) > 1 else "nay thuộc"
    return f"{said[0].upper()}{said[1:]} {verb} {f'{now}, {around}' if around else now}."
