"""This project as one of the systems that are measured: question → places → passages, as an answer is prepared."""

import operator
from dataclasses import dataclass
from functools import reduce

from bot.answering.naming.place_finder import PlaceFinder
from index.encoder import Encoder
from index.places import PlaceIndex
from index.records import Hit
from index.search import Searcher
from index.snapshot.records import Snapshot
from knowledge.entities.names import NameBook, national_units
from knowledge.vietnamese.normalising import is_plain, nfc


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; `unknown` where the question names a place that the corpus does not speak of."""

    hits: tuple[Hit, ...]
    unknown: bool


class Finding:
    """Finds passages over one snapshot; the place named in a question comes before any similarity."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.searcher = Searcher(snapshot, encoder)
        self._places = PlaceIndex(snapshot)
        words = snapshot.words
        self._finder = PlaceFinder(
            self._places.book,
            NameBook(national_units()),
            common=words.small,
            proper=words.large,
            plain=words.plain,
        )

    def find(self, question: str, k: int) -> Found:
        """The `k` best passages; of several places named, those that are about all of them if there are any."""
        text = nfc(question)
        places = [found.place for found in self._finder.find(text, plain=is_plain(text))]
        if not all(map(self._places.knows, places)):
            return Found((), unknown=True)
        scopes = [self._places.scope(place, inside=True) for place in places]
        if not scopes:
            return Found(self.searcher.search(text, k), unknown=False)
        together = reduce(operator.and_, scopes)
        if not together.sentences:
            # Each place is in the corpus, but not this one inside that one.
            return Found((), unknown=True)
        return Found(self.searcher.search(text, k, together.sentences.keys()), unknown=False)
