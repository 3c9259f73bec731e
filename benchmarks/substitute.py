"""Vectors for corpora that the real model would take days to encode: a text is the sum of its words' directions.

NOT the model: made so that a million passages have vectors at all. Every word is one random direction, a text the
sum of its words' at unit length, and all texts share so much of one common direction that cosines lie in the narrow
range that multilingual-e5-small gives (.7 to 1). Passages that differ in place and figure only lie as near each
other as they do for the model. What is measured with them is speed, memory and how well the clusters find what
one-by-one search finds; never how well the model understands Vietnamese.
"""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.encoder import Encoder, Progress, Vectors, no_progress

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_COMMON = 0.8
_BATCH = 512
_DIRECTIONS = 1 << 16


class SubstituteEncoder(Encoder):
    """Made-up vectors; a question takes the time of the real model as well, if one is given."""

    def __init__(self, dimension: int = 384, timed: Encoder | None = None) -> None:
        rng = np.random.default_rng(20231130)
        self._directions = rng.standard_normal((_DIRECTIONS, dimension), dtype=np.float32)
        self._common = np.full(dimension, dimension**-0.5, np.float32)
        self._dimension = dimension
        self._timed = timed

    @property
    def identity(self) -> str:
        """Never that of a model."""
        return f"substitute:1:{self._dimension}"

    @property
    def dimension(self) -> int:
        """As given."""
        return self._dimension

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        if self._timed is not None:
            self._timed.queries(texts)
        return self.passages(texts)

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Vectors of texts."""
        vectors = np.empty((len(texts), self._dimension), np.float32)
        for start in range(0, len(texts), _BATCH):
            part = texts[start : start + _BATCH]
            words = [["", *_WORD.findall(text.lower())] for text in part]
            numbers = [crc32(word.encode()) % _DIRECTIONS for some in words for word in some]
            firsts = np.cumsum([0, *map(len, words)])[:-1]
            sums = np.add.reduceat(self._directions[numbers], firsts, axis=0)
            sums /= np.linalg.norm(sums, axis=1, keepdims=True)
            sums = (1 - _COMMON) ** 0.5 * sums + _COMMON**0.5 * self._common
            vectors[start : start + len(part)] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
            progress(len(part))
        return vectors
