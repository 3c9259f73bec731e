"""Vectors and nearest neighbours; the only module that knows FAISS.

Few vectors are compared one by one. Many are kept in clusters (IVF, half precision), of which a question looks at the
nearest: at 100,000 vectors on two cores that is built in half the time of a graph (HNSW), answers a hundred times faster than
one by one, can be extended without learning the clusters again, and lets a place filter in. How many clusters a
question has to look at is found at build time, by comparing with one-by-one search.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.errors import SnapshotError
from index.vector_source import BLOCK, VectorSource, exact_neighbours, sample

# Above this many vectors one-by-one search takes longer than all the rest of a search together.
FLAT_LIMIT = 10_000
# The share of the ten nearest that clusters have to find when they are tried. People ask otherwise than the trials
# do, so more than the .98 that is promised, and twice the probes that the trials need.
LEAST_RECALL = 0.99
_MARGIN = 3
_DEPTH = 10
# How FAISS begins the file of an exact index of inner products.
_FLAT_MARK = b"IxFI"
# Clusters grow with the square root of what they hold, so that looking for clusters and in them costs about the same.
_CLUSTERS_PER_ROOT = 4
_SAMPLE_PER_CLUSTER = 48
# Of learning; more of them change hardly any cluster.
_ROUNDS = 10
_FEWEST_PROBES = 8
# Clusters of which one in so few has to be looked at are not worth having.
_MOST_OF = 4
# A filter that leaves so few vectors is looked through one by one.
_FEW = 20_000
# Clusters are learnt anew when the index has outgrown those of the generation before by this factor.
_OUTGROWN = 4


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
        return cls(_flat(vectors.shape[1], len(vectors), lambda start, stop: vectors[start:stop]))

    @classmethod
    def over(
        cls,
        source: VectorSource,
        count: int,
        dimension: int,
        questions: Vectors,
        before: "VectorIndex | None" = None,
    ) -> "VectorIndex":
        """An index over `count` vectors of `source`: exact for few, in clusters for many.

        In clusters, the ten nearest of `questions`, shape (m, dimension), are found with a recall of `LEAST_RECALL` or
        more; where no number of probes below a quarter of the clusters reaches that, the index is exact. The
        clusters of `before` are taken over while they fit.
        """
        if count <= FLAT_LIMIT:
            return cls(_flat(dimension, count, source))
        index = _clustered(source, count, dimension, before)
        exact = exact_neighbours(source, count, questions, _DEPTH)
        while _recall(index, questions, exact) < LEAST_RECALL:
            index.nprobe *= 2
            if index.nprobe * _MOST_OF > index.nlist:
                return cls(_flat(dimension, count, source))
        index.nprobe *= _MARGIN
        index.make_direct_map()
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "VectorIndex":
        """Map what `write` wrote into memory.

        Raises:
            SnapshotError: FAISS cannot read the file.
        """
        import faiss

        try:
            with path.open("rb") as file:
                is_flat = file.read(len(_FLAT_MARK)) == _FLAT_MARK
            # FAISS maps exact indexes by the first way only, clusters by the second.
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if is_flat else faiss.IO_FLAG_MMAP))
        except (OSError, RuntimeError) as error:
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

    @property
    def kind(self) -> str:
        """How neighbours are found, for people who measure: `flat`, or `ivf` with clusters and probes."""
        clusters = getattr(self._index, "nlist", 0)
        return f"ivf {self._index.nprobe}/{clusters}" if clusters else "flat"

    def search(self, vector: Vectors, k: int, among: npt.NDArray[np.int64] | None = None) -> Neighbours:
        """The `k` rows nearest to `vector`, shape (dimension,); fewer when there are fewer.

        With `among`, ascending, only those rows: few are compared one by one, of many the nearest clusters are asked.
        """
        k = min(k, len(self) if among is None else len(among))
        if k <= 0:
            return Neighbours(np.zeros(0, np.int64), np.zeros(0, np.float32))
        if among is not None and len(among) <= _FEW:
            scores = self.vectors(among) @ vector
            best = np.argsort(-scores, kind="stable")[:k]
            return Neighbours(among[best], scores[best])
        return self._search(vector, k, among)

    def _search(self, vector: Vectors, k: int, among: npt.NDArray[np.int64] | None) -> Neighbours:
        faiss, options = _untyped_faiss(), dict[str, Any]()
        if among is not None:
            allowed = np.zeros(-(-len(self) // 8) * 8, np.bool_)
            allowed[among] = True
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(bits)
            clusters = getattr(self._index, "nlist", 0)
            if clusters:
                # The nearest clusters may hold few of the rows let through: the fewer those are, the more are asked.
                probes = min(clusters, self._index.nprobe * len(self) // len(among))
                options["params"] = faiss.SearchParametersIVF(sel=selector, nprobe=int(probes))
            else:
                options["params"] = faiss.SearchParameters(sel=selector)
        scores, rows = self._index.search(np.ascontiguousarray(vector[None, :], np.float32), k, **options)
        found = rows[0] >= 0
        return Neighbours(rows[0][found], scores[0][found])

    def vectors(self, rows: Sequence[int] | npt.NDArray[np.int64] | None = None) -> Vectors:
        """The stored vectors of `rows` (all without), shape (n, dimension)."""
        wanted = np.arange(len(self)) if rows is None else np.asarray(rows, dtype=np.int64)
        if not len(wanted):
            return np.zeros((0, self.dimension), np.float32)
        some: Vectors = self._index.reconstruct_batch(wanted)
        return some

    @property
    def clusters(self) -> Any:
        """FAISS's trained index without rows, for a later generation to fill; None of an exact one."""
        import faiss

        if not getattr(self._index, "nlist", 0):
            return None
        empty = faiss.IndexIVFScalarQuantizer(
            faiss.clone_index(self._index.quantizer),
            self.dimension,
            self._index.nlist,
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
            False,  # not what is left after the cluster's centre: the vectors themselves
        )
        empty.is_trained = True
        empty.nprobe = _FEWEST_PROBES
        return empty


def _untyped_faiss() -> Any:
    """FAISS, whose type stubs do not know what its Python layer adds to selectors and search parameters."""
    import faiss

    return faiss


def _flat(dimension: int, count: int, source: VectorSource) -> Any:
    import faiss

    index = faiss.IndexFlatIP(dimension)
    for start in range(0, count, BLOCK):
        index.add(np.ascontiguousarray(source(start, min(count, start + BLOCK)), np.float32))
    return index


def _clustered(source: VectorSource, count: int, dimension: int, before: VectorIndex | None) -> Any:
    import faiss

    index = None
    if before is not None and len(before) * _OUTGROWN >= count:
        index = before.clusters
    if index is None:
        clusters = 1 << int(_CLUSTERS_PER_ROOT * count**0.5).bit_length() - 1
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            clusters,
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
            False,
        )
        index.cp.min_points_per_centroid = 1
        index.cp.niter = _ROUNDS
        index.cp.max_points_per_centroid = _SAMPLE_PER_CLUSTER
        index.nprobe = _FEWEST_PROBES
        index.train(sample(source, count, clusters * _SAMPLE_PER_CLUSTER))
    for start in range(0, count, BLOCK):
        index.add(np.ascontiguousarray(source(start, min(count, start + BLOCK)), np.float32))
    return index


def _recall(index: Any, questions: Vectors, exact: tuple[Vectors, npt.NDArray[np.int64]]) -> float:
    """The share of the `exact` nearest that the clusters find; one just as near as the farthest of them is as good."""
    scores, rows = index.search(np.ascontiguousarray(questions, np.float32), _DEPTH)
    near, right = exact
    found = (rows[:, :, None] == right[:, None, :]).any(axis=2) | (scores >= near.min(axis=1)[:, None])
    return float(found.mean())
