"""What a user would pick instead, each set up as its own documentation does, over the same documents and the same model.

Every system runs in a process of its own. `MISSING` below says how to install what is not there.
"""

import pickle
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.figures import size_mb
from benchmarks.sets import Document

INSTALL = "pip install bm25s rank-bm25 jieba txtai haystack-ai psutil matplotlib"


class System(ABC):
    """A search system: built once, asked often. `needs` are the packages that it takes."""

    name: str
    needs: tuple[str, ...] = ()

    @classmethod
    def missing(cls) -> list[str]:
        """Packages that are not installed."""
        return [package for package in cls.needs if find_spec(package) is None]

    @abstractmethod
    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Index `documents`, keeping what may be kept under `work`; returns the seconds it takes from nothing."""

    @abstractmethod
    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` best documents, best first."""

    @contextmanager
    def knowing(self, questions: Sequence[str], work: Path) -> Iterator[None]:
        """Search for `questions` without encoding each anew, for what is not timed."""
        yield

    @abstractmethod
    def size(self, work: Path) -> float:
        """MB that the index takes on disk."""


class Bm25s(System):
    """bm25s with its default tokenizer."""

    name = "bm25s, default tokenizer"
    needs = ("bm25s",)

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Tokenise and index."""
        import bm25s

        start = time.perf_counter()
        self._ids = [document.id for document in documents]
        self._index = bm25s.BM25()
        tokens = bm25s.tokenize([document.text for document in documents], show_progress=False)
        self._index.index(tokens, show_progress=False)
        return time.perf_counter() - start

    def search(self, question: str, k: int) -> list[str]:
        """Best by BM25."""
        import bm25s

        tokens = bm25s.tokenize([question], show_progress=False)
        if not tokens.vocab:
            return []
        rows, _ = self._index.retrieve(tokens, k=min(k, len(self._ids)), show_progress=False)
        return [self._ids[row] for row in rows[0]]

    def size(self, work: Path) -> float:
        """The saved folder."""
        self._index.save(str(work / "bm25s"))
        return size_mb(work / "bm25s")


class JiebaBm25(System):
    """rank-bm25 over jieba's words, as the nearest peer among Telegram bots does it."""

    name = "rank-bm25 with jieba"
    needs = ("rank_bm25", "jieba")

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Cut and index."""
        import jieba
        from rank_bm25 import BM25Okapi

        jieba.initialize()
        start = time.perf_counter()
        self._ids = [document.id for document in documents]
        self._index = BM25Okapi([jieba.lcut(document.text) for document in documents])
        return time.perf_counter() - start

    def search(self, question: str, k: int) -> list[str]:
        """Best by BM25."""
        import jieba

        scores = self._index.get_scores(jieba.lcut(question))
        return [self._ids[row] for row in np.argsort(-scores, kind="stable")[:k]]

    def size(self, work: Path) -> float:
        """As it would be pickled: it has no format of its own."""
        return len(pickle.dumps(self._index)) / 2**20


class HaystackBm25(System):
    """Haystack's BM25 in memory."""

    name = "Haystack BM25 in memory"
    needs = ("haystack",)

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Write into the store."""
        from haystack import Document as Stored
        from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        start = time.perf_counter()
        self._store = InMemoryDocumentStore()
        self._store.write_documents([Stored(id=document.id, content=document.text) for document in documents])
        self._words = InMemoryBM25Retriever(self._store)
        return time.perf_counter() - start

    def search(self, question: str, k: int) -> list[str]:
        """Best by BM25."""
        return [document.id for document in self._words.run(query=question, top_k=k)["documents"]]

    def size(self, work: Path) -> float:
        """As it saves itself."""
        path = work / "haystack.json"
        self._store.save_to_disk(str(path))
        return path.stat().st_size / 2**20
