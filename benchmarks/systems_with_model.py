"""What a user would pick instead, of those that take the embedded model: in plain sentence-transformers, the same for all."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figures import size_mb
from benchmarks.sets import Document
from benchmarks.systems import System

_SAMPLE = 32


class Model:
    """The embedded model in plain sentence-transformers; vectors of documents are kept under `work`, by content."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self.folder = str(folder)
        self._model = SentenceTransformer(self.folder, device="cpu")
        self._known: dict[str, Any] = {}

    def question(self, text: str) -> Any:
        """One question's vector, shape (1, dimension)."""
        if text in self._known:
            return self._known[text]
        return self._model.encode([text], prompt_name="query", normalize_embeddings=True)

    @contextmanager
    def knowing(self, questions: Sequence[str], work: Path) -> Iterator[None]:
        """Take vectors of `questions` from where they were kept: all systems with this model have the same."""
        path = work / f"questions-{_digest(questions)}.npy"
        if not path.is_file():
            work.mkdir(parents=True, exist_ok=True)
            vectors = self._model.encode(list(questions), prompt_name="query", normalize_embeddings=True)
            np.save(path, vectors)
        self._known = {text: vector[None] for text, vector in zip(questions, np.load(path), strict=True)}
        try:
            yield
        finally:
            self._known = {}

    def documents(self, documents: Sequence[Document], work: Path) -> tuple[Any, float]:
        """Vectors of `documents`, and how long all of them take by the pace of a sample encoded now."""
        texts = [document.text for document in documents]
        path = work / f"float32-{_digest(texts)}.npy"
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


def _digest(texts: Sequence[str]) -> str:
    return blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


class WithModel(System):
    """A system that encodes questions with plain sentence-transformers."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    @contextmanager
    def knowing(self, questions: Sequence[str], work: Path) -> Iterator[None]:
        """With the vectors that were kept."""
        with self._model.knowing(questions, work):
            yield


class FlatFaiss(WithModel):
    """sentence-transformers and an exact FAISS index."""

    name = "sentence-transformers + FAISS flat"
    needs = ("sentence_transformers", "faiss")

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


class TxtaiHybrid(WithModel):
    """txtai's hybrid of its own BM25 and vectors."""

    name = "txtai hybrid"
    needs = ("txtai", "sentence_transformers")

    def __init__(self, model: Path) -> None:
        super().__init__(model)
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


class HaystackJoined(WithModel):
    """Haystack's BM25 and vectors in memory, joined by reciprocal ranks."""

    name = "Haystack in memory, joined"
    needs = ("haystack", "sentence_transformers")

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
