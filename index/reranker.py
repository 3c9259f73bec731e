"""An optional second opinion on the best passages: any sentence-transformers cross-encoder."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

_BATCH = 8


class Reranker(Protocol):
    """Reads question and passage together; slower than vectors, and only for a few."""

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """How well each text answers, shape (len(texts),); only differences mean anything."""


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder, by folder or hub name, on the CPU."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(name, device="cpu", num_labels=1)
        # safetensors, tokenizers, the hub's client and torch each raise Exception subclasses of their own.
        except Exception as error:
            raise ModelError(
                f"Không nạp được mô hình xếp hạng lại “{name}” (HOCBAC_RERANKER); hãy kiểm tra tên hoặc đường dẫn."
            ) from error

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score a text."""
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(question, text) for text in texts]
        found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return np.asarray(found, np.float32).reshape(len(texts))
