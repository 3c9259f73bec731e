"""A place finder for one corpus: it has to know how the corpus writes its words, and of which bodies it speaks."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from bot.answering.naming.body_finder import BodyFinder
from bot.answering.naming.place_finder import PlaceFinder
from index.corpus_words import CorpusWords
from index.places import PlaceIndex
from knowledge.entities.names import NameBook
from knowledge.vietnamese.normalising import folded


def place_finder(places: PlaceIndex, country: NameBook, words: CorpusWords) -> PlaceFinder:
    """A finder that knows the corpus' places and bodies, the country's places, and which `words` the corpus writes large or small."""
    bodies = BodyFinder(places, country)
    readings: dict[str, list[str]] = defaultdict(list)
    for word in words.words:
        readings[folded(word)].append(word)

    def reads(pair: Sequence[str]) -> bool:
        first, second = (readings.get(word, ()) for word in pair)
        return any(words.pairs[f"{left} {right}"] for left, right in product(first, second))

    return PlaceFinder(
        places.book,
        country,
        common=words.small,
        proper=words.large,
        plain=words.plain,
        bodies=bodies,
        reads=reads,
    )
