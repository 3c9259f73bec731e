"""A generation, opened: little of it is in memory, the rest is read from its mapped files when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.corpus_words import CorpusWords
from index.keys import passage_key
from index.name_postings import NamePostings
from index.place_postings import PlacePostings
from index.snapshot.columns import ArticleColumns, PassageColumns
from index.snapshot.layout import Manifest
from index.snapshot.lines import Lines
from index.terms import TermIndex
from index.vectors import VectorIndex
from knowledge.entities.places import Place
from knowledge.records import Article, Passage

# For each sentence of a passage, the places it names.
SentencePlaces = tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one generation knows; row i of each leg is `passages[i]`.

    `places[i]` says what each sentence of passage i names. Articles and passages are sequences that read from
    disk: ask for those needed, do not walk through them while somebody waits. `trials`, shape (questions, dimension),
    are what clusters were tried with; none where all is exact.
    """

    name: str
    manifest: Manifest
    articles: Sequence[Article]
    passages: Sequence[Passage]
    places: Sequence[SentencePlaces]
    article_columns: ArticleColumns
    passage_columns: PassageColumns
    passage_lines: Lines
    passage_vectors: VectorIndex
    sentence_vectors: VectorIndex
    trials: npt.NDArray[np.float32]
    terms: TermIndex
    place_postings: PlacePostings
    names: NamePostings
    words: CorpusWords

    @property
    def owners(self) -> npt.NDArray[np.int64]:
        """The row of the passage of each sentence vector, shape (sentences,); a passage's sentences lie in order."""
        return self.owners_of(np.arange(len(self.sentence_vectors)))

    def owners_of(self, sentences: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The rows of the passages that these sentence vectors belong to."""
        return np.searchsorted(self.passage_columns.starts, sentences, side="right").astype(np.int64) - 1

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `passage_key`, or None."""
        try:
            number = int(key, 16)
        except ValueError:
            return None
        if number >= 1 << 64:
            return None
        # A few milliseconds for a million rows, and only when a button is pressed.
        for row in np.flatnonzero(self.passage_columns.ids == np.uint64(number)):
            if passage_key(self.passages[int(row)].id) == key:
                return self.passages[int(row)]
        return None
