"""Builds the object graph; every real part is an argument somewhere below."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.evidence.placed_search import PlacedSearch
from bot.answering.naming.finding import place_finder
from bot.answering.outside.curated_entries import CuratedStore
from bot.answering.ports import Answering
from bot.observability.metrics import SILENCE, Metrics
from bot.observability.tracing import QuestionObserver
from bot.settings import Settings
from bot.store import ArticleStore
from index.build import Watcher
from index.encoder import Encoder
from index.library import Library
from index.model.ready import open_cross_encoder, open_encoder
from index.places import PlaceIndex
from index.question_worker import QuestionWorker
from index.reranker import CrossEncoderReranker, Reranker
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
    curated: CuratedStore
    metrics: Metrics = SILENCE
    cross_encoder: Reranker | None = None

    def searcher(self, watcher: Watcher | None = None) -> Searcher:
        """A searcher over the index, opened and refreshed."""
        reranker = CrossEncoderReranker(self.settings.reranker) if self.settings.reranker else None
        return Searcher(self.library.open(watcher), self.encoder, reranker)

    def placed_search(self, watcher: Watcher | None = None) -> PlacedSearch:
        """A search that heeds the places a question names."""
        searcher = self.searcher(watcher)
        places = PlaceIndex(searcher.snapshot)
        country = NameBook(national_units())
        return PlacedSearch(searcher, places, place_finder(places, country, searcher.snapshot.words))

    def answerer(self, watcher: Watcher | None = None) -> Answering:
        """An answerer over the index, warm: the first question waits for nothing. With a language model if one is set."""
        return self.rewriting(self.answering(self.searcher(watcher)))

    def renewed(self, notice: Callable[[str], None], watcher: Watcher | None = None) -> Searcher:
        """A searcher over the corpus as it is now: a running bot's operators add, remove and hide articles."""
        library = Library(self.settings.data / "index", self.store.sources(), self.encoder, notice)
        return replace(self, library=library).searcher(watcher)

    def answering(self, searcher: Searcher) -> Answerer:
        """A warm answerer over one generation of the index, without a language model."""
        self.encoder.queries(["khởi động"])
        snapshot, manifest = searcher.snapshot, searcher.snapshot.manifest
        self.metrics.index(
            int(snapshot.name), datetime.fromisoformat(manifest.created), manifest.articles, manifest.passages
        )
        observer = QuestionObserver(self.metrics, shows_text=self.settings.log_questions)
        return Answerer(searcher, NameBook(national_units()), self.curated, observer, self.cross_encoder)

    def rewriting(self, answering: Answering) -> Answering:
        """`answering` with its answers put into a language model's words, where one is set."""
        return self.rewriter()(answering)

    def rewriter(self) -> Callable[[Answering], Answering]:
        """The same for any number of answerings, which then share the connections to the language model."""
        settings = self.settings
        if settings.llm_url is None or settings.llm_model is None:
            return lambda answering: answering
        from bot.rewriting.answering import RewritingAnswerer
        from bot.rewriting.client import ChatClient, Server
        from bot.rewriting.rewriter import Limits, Rewriter

        server = Server(str(settings.llm_url), settings.llm_model, settings.llm_key)
        limits = Limits(settings.llm_deadline, settings.llm_concurrency)
        return partial(RewritingAnswerer, rewriter=Rewriter(lambda: ChatClient(server), limits))


def bootstrap(
    settings: Settings,
    notice: Callable[[str], None],
    encoder: Encoder | None = None,
    metrics: Metrics = SILENCE,
) -> House:
    """The parts for `settings`; `notice` gets lines that the operator should see."""
    store = ArticleStore(settings.data, settings.articles)
    folders = [settings.data / "model", SETUP_MODEL]
    # Whoever brings an encoder of his own brings all that he wants read.
    cross_encoder = None
    if encoder is None:
        encoder = open_encoder(settings.model, folders, notice)
        cross_encoder = open_cross_encoder(folders, threads=1)
    # Several answers are prepared at once, each in a thread of its own: their questions share one.
    encoder = QuestionWorker(encoder)
    library = Library(settings.data / "index", store.sources(), encoder, notice)
    curated = CuratedStore(settings.data / "curated", notice)
    return House(settings, store, encoder, library, curated, metrics, cross_encoder)
