"""The facts of the corpus as it is now, read once an article: an article that did not change is not read again."""

import threading
from collections.abc import Callable, Sequence

from knowledge.entities.places import place_chain
from knowledge.facts.book import FactBook
from knowledge.facts.extract import facts_of
from knowledge.facts.records import Fact
from knowledge.records import Article


class FactsAtHand:
    """A fact book that follows the corpus. `articles` gives those in use, the same object while they are the same."""

    def __init__(self, articles: Callable[[], Sequence[Article]]) -> None:
        self._articles = articles
        self._reading = threading.Lock()
        self._read: dict[Article, tuple[Fact, ...]] = {}
        self._book = FactBook(())
        self._of: Sequence[Article] | None = None

    def book(self) -> FactBook:
        """The facts of the articles in use, in their order. Whoever asks first after a change waits for the reading."""
        articles = self._articles()
        with self._reading:
            if articles is not self._of:
                self._book, self._of = self._bound(tuple(articles)), articles
            return self._book

    def _bound(self, articles: Sequence[Article]) -> FactBook:
        read = self._read
        self._read = {
            article: read[article] if article in read else tuple(facts_of(article)) for article in articles
        }
        places = (place for article in articles for place in place_chain(article.place or ""))
        return FactBook((fact for article in articles for fact in self._read[article]), places)
