"""Texts to vectors: the port that the index uses, and sentence-transformers behind it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

Vectors = npt.NDArray[np.float32]
# Called with the number of texts that were just encoded.
Progress = Callable[[int], None]

_BATCH = 8


def no_progress(_count: int) -> None:
    """A progress callback for those who do not watch."""


class Encoder(Protocol):
    """Turns questions and passages into vectors of unit length, float32, one row a text."""

    @property
    def identity(self) -> str:
        """Names model, tokenizer and precision: vectors of two identities are never compared."""

    @property
    def dimension(self) -> int:
        """Columns of every result."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, shape (len(texts), dimension)."""

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode texts that are to be found, shape (len(texts), dimension)."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by folder or hub name, in float32 on the CPU."""

    def __init__(self, name: str, identity: str | None = None) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name, device="cpu")
        # safetensors, tokenizers, the hub's client and torch each raise Exception subclasses of their own.
        except Exception as error:
            raise ModelError(
                f"Không nạp được mô hình “{name}” (HOCBAC_MODEL); hãy kiểm tra tên hoặc đường dẫn."
            ) from error
        self.identity = identity or f"sentence-transformers:{_revision(name)}"
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        if not self.dimension:
            raise ModelError(f"Mô hình “{name}” (HOCBAC_MODEL) không cho vectơ có số chiều cố định.")

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, with the model's own `query` prompt where it has one."""
        return self._encode(texts, "query")

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode passages, with the model's own `passage` or `document` prompt where it has one."""
        parts = [np.zeros((0, self.dimension), np.float32)]
        for start in range(0, len(texts), _BATCH):
            part = texts[start : start + _BATCH]
            parts.append(self._encode(part, "passage", "document"))
            progress(len(part))
        return np.concatenate(parts)

    def _encode(self, texts: Sequence[str], *prompts: str) -> Vectors:
        # sentence-transformers names `query` and `document` in every model and leaves them empty where untrained.
        prompt = next((name for name in prompts if self._model.prompts.get(name)), None)
        vectors = self._model.encode(
            list(texts),
            prompt_name=prompt,
            batch_size=_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension)


def _revision(name: str) -> str:
    """The name, and for a folder its weights' size and time, so that a model exchanged in place is noticed."""
    folder = Path(name)
    if not folder.is_dir():
        return name
    weights = sorted(folder.rglob("*.safetensors")) + sorted(folder.rglob("tokenizer.json"))
    marks = [f"{path.stat().st_size}-{path.stat().st_mtime_ns}" for path in weights]
    return ":".join([str(folder.resolve()), *marks])
