"""A place finder for one corpus: it has to know how the corpus writes its words."""

from bot.answering.place_finder import PlaceFinder
from index.corpus_words import CorpusWords
from knowledge.entities.names import NameBook


def place_finder(corpus: NameBook, country: NameBook, words: CorpusWords) -> PlaceFinder:
    """A finder that knows the corpus' places, the country's, and which `words` the corpus writes large or small."""
    return PlaceFinder(corpus, country, common=words.small, proper=words.large, plain=words.plain)
