"""Builds the object graph; every real part is an argument somewhere below."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.settings import Settings
from bot.store import ArticleStore
from index.build import Watcher
from index.encoder import Encoder
from index.library import Library
from index.model.ready import open_encoder
from index.question_worker import QuestionWorker
from index.search import Searcher
from knowledge.entities.names import NameBook, national_units

# Where `make setup` leaves the model: looked at, never written, when another data folder is in use.
SETUP_MODEL = Path("var/model")


@dataclass(frozen=True, slots=True)
class House:
    """The parts a command needs, made for one set of settings."""

    settings: Settings
    store: ArticleStore
    encoder: Encoder
    library: Library

    def searcher(self, watcher: Watcher | None = None) -> Searcher:
        """A searcher over the index, opened and refreshed."""
        return Searcher(self.library.open(watcher), self.encoder)

    def answerer(self, watcher: Watcher | None = None) -> Answerer:
        """An answerer over the index, warm: the first question waits for nothing."""
        searcher = self.searcher(watcher)
        self.encoder.queries(["khởi động"])
        return Answerer(searcher, NameBook(national_units()))


def bootstrap(settings: Settings, notice: Callable[[str], None], encoder: Encoder | None = None) -> House:
    """The parts for `settings`; `notice` gets lines that the operator should see."""
    store = ArticleStore(settings.data, settings.articles)
    encoder = encoder or open_encoder(settings.model, [settings.data / "model", SETUP_MODEL], notice)
    # Several answers are prepared at once, each in a thread of its own: their questions share one.
    encoder = QuestionWorker(encoder)
    library = Library(settings.data / "index", store.sources(), encoder, notice)
    return House(settings, store, encoder, library)
