"""Vectors too many to be in memory at once, read block by block: a sample of them, and exact search over them."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

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


def exact_neighbours(
    source: VectorSource, count: int, questions: Vectors, depth: int
) -> tuple[Vectors, npt.NDArray[np.int64]]:
    """Similarities and rows of the `depth` nearest to each question, in no order, both of shape (m, depth)."""
    best = np.full((len(questions), depth), -np.inf, np.float32)
    rows = np.full((len(questions), depth), -1, np.int64)
    for start in range(0, count, BLOCK):
        stop = min(count, start + BLOCK)
        scores = np.concatenate([best, questions @ source(start, stop).T], axis=1)
        here = np.broadcast_to(np.arange(start, stop), (len(questions), stop - start))
        order = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
        best = np.take_along_axis(scores, order, axis=1)
        rows = np.take_along_axis(np.concatenate([rows, here], axis=1), order, axis=1)
    return best, rows
