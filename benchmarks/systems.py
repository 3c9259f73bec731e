"""What a user would pick instead, each set up as its own documentation does, over the same documents and the same model.

Every system runs in a process of its own. `MISSING` below says how to install what is not there.
"""

import pickle
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figures import size_mb
from benchmarks.sets import Document

INSTALL = "pip install bm25s rank-bm25 jieba txtai haystack-ai psutil matplotlib"
_SAMPLE = 64


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

    @abstractmethod
    def size(self, work: Path) -> float:
        """MB that the index takes on disk."""


class Model:
    """The embedded model in plain sentence-transformers; vectors of documents are kept under `work`, by content."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self.folder = str(folder)
        self._model = SentenceTransformer(self.folder, device="cpu")

    def question(self, text: str) -> Any:
        """One question's vector."""
        return self._model.encode([text], prompt_name="query", normalize_embeddings=True)

    def documents(self, documents: Sequence[Document], work: Path) -> tuple[Any, float]:
        """Vectors of `documents`, and how long all of them take by the pace of a sample encoded now."""
        texts = [document.text for document in documents]
        digest = blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()
        path = work / f"float32-{digest}.npy"
        start = time.perf_counter()
        sample = texts[:: max(1, len(texts) // _SAMPLE)]
        self._encode(sample)
        seconds = (time.perf_counter() - start) / len(sample) * len(texts)
        if not path.is_file():
            work.mkdir(parents=True, exist_ok=True)
            np.save(path, self._encode(texts))
        return np.load(path), seconds

    def _encode(self, texts: Sequence[str]) -> Any:
        return self._model.encode(list(texts), prompt_name="passage", normalize_embeddings=True)


class FlatFaiss(System):
    """sentence-transformers and an exact FAISS index."""

    name = "sentence-transformers + FAISS flat"
    needs = ("sentence_transformers", "faiss")

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Encode and add."""
        import faiss

        vectors, seconds = self._model.documents(documents, work)
        start = time.perf_counter()
        self._ids = [document.id for document in documents]
        self._index: Any = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)
        return seconds + time.perf_counter() - start

    def search(self, question: str, k: int) -> list[str]:
        """Nearest by cosine."""
        _, rows = self._index.search(self._model.question(question), k)
        return [self._ids[row] for row in rows[0] if row >= 0]

    def size(self, work: Path) -> float:
        """The index file."""
        import faiss

        faiss.write_index(self._index, str(work / "flat.faiss"))
        return (work / "flat.faiss").stat().st_size / 2**20


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


class TxtaiHybrid(System):
    """txtai's hybrid of its own BM25 and vectors."""

    name = "txtai hybrid"
    needs = ("txtai", "sentence_transformers")

    def __init__(self, model: Path) -> None:
        self._model = Model(model)
        self._stored: dict[str, Any] = {}

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Index, with vectors from outside so that they are encoded but once for all systems."""
        from txtai import Embeddings

        vectors, seconds = self._model.documents(documents, work)
        self._stored = {document.text: vector for document, vector in zip(documents, vectors, strict=True)}
        start = time.perf_counter()
        self._ids = [document.id for document in documents]
        # txtai tells functions from classes to be called first: a bound method is neither to it.
        transform = lambda texts: self._vectors(texts)  # noqa: E731, PLW0108
        self._index = Embeddings({"method": "external", "transform": transform, "hybrid": True})
        self._index.index([(row, document.text, None) for row, document in enumerate(documents)])
        spent = time.perf_counter() - start
        self._stored = {}
        return seconds + spent

    def _vectors(self, texts: Sequence[str]) -> Any:
        if all(text in self._stored for text in texts):
            return np.array([self._stored[text] for text in texts], np.float32)
        return np.concatenate([self._model.question(text) for text in texts])

    def search(self, question: str, k: int) -> list[str]:
        """Best by its fusion."""
        return [self._ids[row] for row, _ in self._index.search(question, k)]

    def size(self, work: Path) -> float:
        """The saved folder."""
        self._index.save(str(work / "txtai"))
        return size_mb(work / "txtai")


class HaystackJoined(System):
    """Haystack's BM25 and vectors in memory, joined by reciprocal ranks."""

    name = "Haystack in memory, joined"
    needs = ("haystack", "sentence_transformers")

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """Write into the store."""
        from haystack import Document as Stored
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import (
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        vectors, seconds = self._model.documents(documents, work)
        start = time.perf_counter()
        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        self._store.write_documents(
            [
                Stored(id=document.id, content=document.text, embedding=vector.tolist())
                for document, vector in zip(documents, vectors, strict=True)
            ]
        )
        self._words = InMemoryBM25Retriever(self._store)
        self._near = InMemoryEmbeddingRetriever(self._store)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")
        return seconds + time.perf_counter() - start

    def search(self, question: str, k: int) -> list[str]:
        """Both retrievers, then the joiner."""
        words = self._words.run(query=question, top_k=k)["documents"]
        vector = self._model.question(question)[0].tolist()
        near = self._near.run(query_embedding=vector, top_k=k)["documents"]
        joined = self._joiner.run(documents=[words, near], top_k=k)["documents"]
        return [document.id for document in joined]

    def size(self, work: Path) -> float:
        """As it saves itself."""
        path = work / "haystack.json"
        self._store.save_to_disk(str(path))
        return path.stat().st_size / 2**20
