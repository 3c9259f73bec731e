"""Vectors: nearest first, as many as there are, and back from disk unchanged."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import SnapshotError
from index.vectors import VectorIndex

_AXES = np.eye(4, dtype=np.float32)


def test_nearest_first() -> None:
    """Rows come by falling cosine, with the cosine as score."""
    index = VectorIndex.of(_AXES)
    found = index.search(np.array([0.1, 0.9, 0.4, 0.2], np.float32), 3)

    assert found.rows.tolist() == [1, 2, 3]
    np.testing.assert_allclose(found.scores, [0.9, 0.4, 0.2], rtol=1e-6)


@pytest.mark.parametrize(("k", "count"), [(-1, 0), (0, 0), (1, 1), (4, 4), (99, 4)])
def test_no_more_than_there_are(k: int, count: int) -> None:
    """`k` beyond the rows gives all of them, none or less gives none."""
    found = VectorIndex.of(_AXES).search(_AXES[0], k)

    assert count == len(found.rows) == len(found.scores)


def test_twins_come_in_the_same_order_every_time() -> None:
    """Equal scores are no source of chance: all twins are found, and always alike."""
    index = VectorIndex.of(np.repeat(_AXES[:1], 5, axis=0))
    first = index.search(_AXES[0], 5).rows.tolist()

    assert sorted(first) == [0, 1, 2, 3, 4]
    assert all(first == index.search(_AXES[0], 5).rows.tolist() for _ in range(3))


def test_empty_index(tmp_path: Path) -> None:
    """No vectors is an index too: it finds nothing, keeps its dimension and survives the disk."""
    VectorIndex.of(np.zeros((0, 4), np.float32)).write(tmp_path / "v.faiss")
    index = VectorIndex.read(tmp_path / "v.faiss")

    assert (len(index), index.dimension) == (0, 4)
    assert index.search(_AXES[0], 3).rows.tolist() == []
    assert index.vectors().shape == index.vectors([]).shape == (0, 4)


def test_round_trip(tmp_path: Path) -> None:
    """What was written is what is read, bit by bit; single rows are the rows of the whole."""
    vectors = np.random.default_rng(1).standard_normal((7, 16)).astype(np.float32)
    path = tmp_path / "thư mục có dấu.faiss"
    VectorIndex.of(vectors).write(path)
    index = VectorIndex.read(path)

    assert (len(index), index.dimension) == (7, 16)
    np.testing.assert_array_equal(vectors, index.vectors())
    np.testing.assert_array_equal(vectors[[5, 0]], index.vectors([5, 0]))


@pytest.mark.parametrize("length", [0, 1, 4, 20, 40, 60, -1])
def test_truncated_file_is_a_snapshot_error(tmp_path: Path, length: int) -> None:
    """A file cut short anywhere is an error of the tree."""
    path = tmp_path / "v.faiss"
    VectorIndex.of(_AXES).write(path)
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(SnapshotError, match=r"v\.faiss"):
        VectorIndex.read(path)


def test_missing_or_foreign_file_is_a_snapshot_error(tmp_path: Path) -> None:
    """So is a file that is not there, a folder, and one that FAISS never wrote."""
    (tmp_path / "text").write_text("không phải vectơ " * 20, encoding="utf-8")
    for name in ("missing", "text", "."):
        with pytest.raises(SnapshotError):
            VectorIndex.read(tmp_path / name)


def test_unwritable_path_is_an_os_error(tmp_path: Path) -> None:
    """FAISS's own error for a path it cannot write is given as the OSError that it is."""
    with pytest.raises(OSError, match="cannot write"):
        VectorIndex.of(_AXES).write(tmp_path / "missing" / "v.faiss")
