"""Vectors and nearest neighbours; the only module that knows FAISS."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.errors import SnapshotError


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Rows and their similarities, best first, both of shape (k,)."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


class VectorIndex:
    """Unit vectors by row number; similarity is the inner product, which for them is the cosine."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> "VectorIndex":
        """An exact index over `vectors`, shape (n, dimension), n may be 0."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "VectorIndex":
        """Read what `write` wrote.

        Raises:
            SnapshotError: FAISS cannot read the file.
        """
        import faiss

        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise SnapshotError(f"Tệp vectơ {path.name} không đọc được.") from error

    def write(self, path: Path) -> None:
        """Write the index to `path`, in FAISS's own format.

        Raises:
            OSError: the file cannot be written.
        """
        import faiss

        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"cannot write {path}") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Numbers in each vector."""
        return int(self._index.d)

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """The `k` rows nearest to `vector`, shape (dimension,); fewer when there are fewer."""
        k = min(k, len(self))
        if k <= 0:
            return Neighbours(np.zeros(0, np.int64), np.zeros(0, np.float32))
        scores, rows = self._index.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), k)
        found = rows[0] >= 0
        return Neighbours(rows[0][found], scores[0][found])

    def vectors(self, rows: Sequence[int] | None = None) -> Vectors:
        """The stored vectors of `rows` (all without), shape (n, dimension)."""
        if rows is None:
            everything: Vectors = self._index.reconstruct_n(0, len(self))
            return everything
        some: Vectors = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return some
