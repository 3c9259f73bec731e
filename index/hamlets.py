"""Hamlets that a report on something larger names: in which commune its text puts them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index.place_postings import Posting
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage

# So many sentences are read to see where they put a hamlet.
_MOST_READ = 50


def put_into(passages: Sequence[Passage], posting: Posting, hamlet: Place) -> Posting:
    """Of the sentences of `posting` that speak of a hamlet of that name, those that put it into `hamlet.within`."""
    own = ~posting.inside
    spoken = list(zip(posting.rows[own].tolist(), posting.numbers[own].tolist(), strict=True))[:_MOST_READ]
    put = [(row, number) for row, number in spoken if _puts(passages[row], number, hamlet)]
    return Posting(
        np.array([row for row, _ in put], np.int32),
        np.array([number for _, number in put], np.uint16),
        np.zeros(len(put), np.bool_),
    )


def _puts(passage: Passage, number: int, hamlet: Place) -> bool:
    """Whether the paragraph of a sentence speaks of no other commune than the hamlet's, or names that right behind it."""
    start = passage.text.rfind("\n", 0, passage.sentences[number].start) + 1
    text = passage.text[start:].partition("\n")[0]
    found = list(place_mentions(text))
    commune = hamlet.within[0]
    if {one.place for one in found if one.place.tiers == commune.tiers} == {commune}:
        return True
    return any(
        one.place == hamlet
        and other.place == commune
        and not text[one.span.end : other.span.start].strip(" ,(")
        for one, other in pairwise(found)
    )
