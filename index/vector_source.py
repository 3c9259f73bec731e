"""Vectors too many to be in memory at once, read block by block: a sample of them, and exact search over them."""

from collections.abc import Callable

import numpy as np

from index.encoder import Vectors

# Rows `start` to `stop` of the vectors that an index is made of.
VectorSource = Callable[[int, int], Vectors]

BLOCK = 16_384
"""Rows that are read at a time."""


def sample(source: VectorSource, count: int, wanted: int) -> Vectors:
    """About `wanted` vectors, taken evenly; the same for the same rows."""
    step = max(1, count // wanted)
    blocks = [
        source(start, min(count, start + BLOCK * step))[::step] for start in range(0, count, BLOCK * step)
    ]
    return np.ascontiguousarray(np.concatenate(blocks), np.float32)


def exact_scores(source: VectorSource, count: int, questions: Vectors, depth: int) -> Vectors:
    """The similarities of the `depth` nearest to each question, best first, shape (m, depth)."""
    best = np.full((len(questions), depth), -np.inf, np.float32)
    for start in range(0, count, BLOCK):
        scores = questions @ source(start, min(count, start + BLOCK)).T
        merged = np.concatenate([best, scores], axis=1)
        best = -np.sort(np.partition(-merged, depth - 1, axis=1)[:, :depth], axis=1)
    return best
