"""The places of a question that are set side by side, each with what may answer for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_several, sets_beside
from bot.answering.texts.place_chains import FoundPlace
from index.places import PlaceIndex
from index.scopes import PlaceScope, Scope
from knowledge.entities.places import Place, place_chain
from knowledge.records import Passage
from knowledge.vietnamese.normalising import folded

# Between a unit and the larger one that it lies in: xã A (huyện B), tổ 5 ở xã A.
_OF = frozenset({"", "(", ",", "-", "–", "o", "cua", "thuoc", "tai", "trong", "(thuoc", ", thuoc"})
_SO_MANY = re.compile(r"\b(hai|ba|cac|nhung) (?:xa|phuong|huyen|tinh)\b(?! (?:nao|gi)\b)")
_NUMBERS = {"hai": 2, "ba": 3}
_EACH = re.compile(r"\bmoi (?:xa|phuong|huyen|noi|ben|dia phuong)\b|\bkhac nhau\b")
_LEAST, _MOST_INSIDE = 2, 4


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


def units_inside(question: Question, places: PlaceIndex, passages: Sequence[Passage]) -> Sequence[Side]:
    """The units of one district that are set beside each other unnamed: "hai xã huyện A, bên nào nhiều hơn?".

    As many as are asked for, or all of a few, must have an article; empty where there are others.
    """
    levels = asks_several(question.plain)
    match = _SO_MANY.search(question.plain)
    if (
        len(question.places) != 1
        or not levels
        or match is None
        or not (sets_beside(question.plain) or _EACH.search(question.plain))
    ):
        return ()
    larger = question.places[0]
    rows = places.scope(larger, inside=True).sentences
    chains = [place_chain(passages[row].article.place or "") for row in sorted(rows)]
    inside = {
        chain[0].key: chain[0]
        for chain in chains
        if chain and chain[0].level in levels and any(one.key == larger.key for one in chain[1:])
    }
    wanted = _NUMBERS.get(match[1])
    if len(inside) < _LEAST or len(inside) > _MOST_INSIDE or (wanted and wanted != len(inside)):
        return ()
    return [Side(place, places.resolve(place).scope) for place in inside.values()]


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
