"""What a neighbour's article says in passing of a place that has an article of its own."""

from collections.abc import Sequence
from functools import lru_cache

from index.scopes import Scope
from knowledge.entities.places import Place, place_chain
from knowledge.records import Passage

# A province is spoken of in every article of its communes: none of them is its neighbour.
_MOST_ROWS = 2000


def without_neighbours(passages: Sequence[Passage], scope: Scope, place: Place) -> Scope:
    """`scope` without the articles about other units of the same level, where one is about `place` itself.

    "Học tập kinh nghiệm của xã A" stands in B's article and tells of B: what is asked of A is not answered with it.
    """
    if len(scope.sentences) > _MOST_ROWS:
        return scope
    subjects = {row: _subject(passages[row].article.place or "") for row in scope.sentences}
    own = {one for one in subjects.values() if one is not None and one.key == place.key}
    tiers = frozenset[int]().union(*(one.tiers for one in own))
    return Scope(
        {
            row: numbers
            for row, numbers in scope.sentences.items()
            if (subject := subjects[row]) is None or subject in own or not subject.tiers & tiers
        }
    )


@lru_cache(maxsize=4096)
def _subject(place: str) -> Place | None:
    """The unit that an article is about, from its `place`."""
    return next(iter(place_chain(place.partition(",")[0])), None)
