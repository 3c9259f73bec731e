"""A place finder for one corpus: it has to know how the corpus writes its words, and of which bodies it speaks."""

from bot.answering.body_finder import BodyFinder
from bot.answering.place_finder import PlaceFinder
from index.corpus_words import CorpusWords
from index.places import PlaceIndex
from knowledge.entities.names import NameBook


def place_finder(places: PlaceIndex, country: NameBook, words: CorpusWords) -> PlaceFinder:
    """A finder that knows the corpus' places and bodies, the country's places, and which `words` the corpus writes large or small."""
    bodies = BodyFinder(places, country)
    return PlaceFinder(
        places.book, country, common=words.small, proper=words.large, plain=words.plain, bodies=bodies
    )
