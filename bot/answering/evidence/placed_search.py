"""Search that reads the question's places first: what is about them comes before all that is merely alike."""

from dataclasses import replace

from bot.answering.naming.place_finder import PlaceFinder
from index.places import PlaceIndex
from index.records import Hit
from index.search import Searcher
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.normalising import is_plain, nfc
from knowledge.vietnamese.telex import untelexed


class PlacedSearch:
    """Hundreds of communes report alike, so similarity alone finds the neighbour's passage."""

    def __init__(self, searcher: Searcher, places: PlaceIndex, finder: PlaceFinder) -> None:
        self._searcher = searcher
        self._places = places
        self._finder = finder

    def search(self, question: str, k: int) -> tuple[Hit, ...]:
        """The best `k` passages: those of articles about the places named, then the others, each best first."""
        shown = untelexed(nfc(question))
        text = expanded(shown)
        found = self._finder.find(text, plain=is_plain(shown))
        about = frozenset[int]().union(*(self._places.rows_about(one.place) for one in found))
        if not about:
            return self._searcher.search(shown, k)
        for one in reversed(found):
            text = text[: one.span.start] + one.spelled + text[one.span.end :]
        first = self._searcher.search(text, k, about)
        if len(first) >= k:
            return first
        others = (hit for hit in self._searcher.search(text, k + len(about)) if hit.row not in about)
        least = first[-1].score
        return (*first, *(replace(hit, score=min(hit.score, least)) for hit in others))[:k]
