"""The fast path: the embedded model as int8 ONNX, with neither torch nor sentence-transformers in the process.

Importing sentence-transformers alone takes longer on two cores than a cadre waits for a whole answer; this encoder
is ready in about a third of that time and a question takes about a tenth of the time it takes in torch.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import Progress, Vectors, no_progress
from index.onnx_session import open_graph

# int8 activations are scaled over a whole batch: a small batch keeps the scale close to each text's own.
_BATCH = 4
_MAX_TOKENS = 512


class OnnxEncoder:
    """multilingual-e5-small, exported by `index.model.export`; its prefixes are added here."""

    def __init__(self, graph: Path, tokenizer: Path, identity: str, threads: int = 0) -> None:
        self._session, self._tokenizer = open_graph(graph, tokenizer, threads)
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self.identity = identity
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions one by one: each gets the same vector alone and in company."""
        parts = [self._encode([f"query: {text}"]) for text in texts]
        return np.concatenate([np.zeros((0, self.dimension), np.float32), *parts])

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode passages, those of like length together so that little is padded."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._encode([f"passage: {texts[row]}" for row in rows])
            progress(len(rows))
        return vectors

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(texts), longest), np.int64)
        mask = np.zeros((len(texts), longest), np.int64)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        outputs: list[Any] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(outputs[0], dtype=np.float32)
