"""A generation in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.snapshot.layout import Manifest
from index.terms import TermIndex
from index.vectors import VectorIndex
from knowledge.entities.places import Place
from knowledge.records import Article, Passage

# For each sentence of a passage, the places it names.
SentencePlaces = tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one generation knows; row i of each leg is `passages[i]`.

    `owners[j]` is the row of the passage that sentence vector j belongs to, shape (sentences,); a passage's
    sentences lie one after the other, in order. `keys[i]` names passage i's encoded content, `places[i]` says what
    each of its sentences names.
    """

    name: str
    manifest: Manifest
    articles: Sequence[Article]
    passages: Sequence[Passage]
    keys: Sequence[str]
    places: Sequence[SentencePlaces]
    passage_vectors: VectorIndex
    sentence_vectors: VectorIndex
    owners: npt.NDArray[np.int64]
    terms: TermIndex


def owners_of(passages: Sequence[Passage]) -> npt.NDArray[np.int64]:
    """For each sentence of all passages in order, the row of its passage."""
    counts = [len(passage.sentences) for passage in passages]
    return np.repeat(np.arange(len(passages), dtype=np.int64), counts)
