"""The places of a question that are set side by side, each with what may answer for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from bot.answering.place_chains import FoundPlace
from bot.answering.question import Question
from index.places import PlaceIndex
from index.scopes import PlaceScope, Scope
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import folded

# Between a unit and the larger one that it lies in: xã A (huyện B), tổ 5 ở xã A.
_OF = frozenset({"", "(", ",", "-", "–", "o", "cua", "thuoc", "tai", "trong", "(thuoc", ", thuoc"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of several places set side by side; `scope` is what may answer for it."""

    place: Place
    scope: Scope


def sides_of(question: Question, scopes: Sequence[Scope]) -> list[Side]:
    """The places set side by side; a larger unit that only says where one lies is no side of its own."""
    if len(question.found) != len(question.places):
        # Taken over from an earlier question: nothing stands between them that could tell.
        return [Side(place, scope) for place, scope in zip(question.places, scopes, strict=True)]
    sides: list[Side] = []
    last: FoundPlace | None = None
    for found, place, scope in zip(question.found, question.places, scopes, strict=True):
        if last is not None and sides and _is_address(question.text, last, found, sides[-1].scope, scope):
            sides[-1] = Side(sides[-1].place, sides[-1].scope & scope)
        elif all(side.place.key != place.key for side in sides):
            sides.append(Side(place, scope))
        last = found
    return sides


def namesakes(question: Question, resolved: Sequence[PlaceScope], places: PlaceIndex) -> Sequence[Side]:
    """The units that the one place asked about may be: of one name in two districts, or alike without their marks.

    Of names that are alike only those count that an article is about; empty where the place is just one.
    """
    if len(resolved) != 1:
        return ()
    if resolved[0].is_ambiguous:
        return [Side(*unit) for unit in resolved[0].units]
    asked = question.places[0]
    if [found.place for found in question.found] != [asked] or not places.rows_about(asked):
        return ()
    read = [question.found[0].read_as(name).place for name in question.found[0].readings]
    others = [place for place in read if place.key != asked.key and places.rows_about(place)]
    return [Side(*unit) for place in (asked, *others) for unit in places.resolve(place).units]


def _is_address(text: str, one: FoundPlace, other: FoundPlace, inner: Scope, outer: Scope) -> bool:
    between = " ".join(folded(text[one.span.end : other.span.start]).split())
    if between.strip(" ") not in _OF:
        return False
    smaller = min(one.place.tiers, default=0), min(other.place.tiers, default=0)
    if one.place.level and other.place.level and smaller[0] >= smaller[1]:
        return False
    both = reduce(and_, (inner, outer))
    # Of two neighbours a district's report may say something in one sentence; what lies in a place does so throughout.
    return bool(both.sentences) and _size(both) * 2 >= _size(inner)


def _size(scope: Scope) -> int:
    return sum(map(len, scope.sentences.values()))
