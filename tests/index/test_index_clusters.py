"""Many vectors: kept in clusters, as good as one-by-one search, extended and filtered."""

from pathlib import Path

import numpy as np
import pytest

from index import vectors as vectors_module
from index.encoder import Vectors
from index.errors import SnapshotError
from index.vectors import FLAT_LIMIT, VectorIndex

_DIMENSION = 32
_MANY = FLAT_LIMIT + 2_000


def _around(count: int, seed: int) -> Vectors:
    """Unit vectors in 200 bunches, as passages on the same subjects lie."""
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(7).standard_normal((200, _DIMENSION))
    found = centres[rng.integers(0, 200, count)] + 0.2 * rng.standard_normal((count, _DIMENSION))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def _over(vectors: Vectors, before: VectorIndex | None = None) -> VectorIndex:
    return VectorIndex.over(
        lambda start, stop: vectors[start:stop], len(vectors), _DIMENSION, _around(50, 99), before
    )


@pytest.fixture(name="many", scope="module")
def _many() -> Vectors:
    return _around(_MANY, 1)


@pytest.fixture(name="index", scope="module")
def _index(many: Vectors) -> VectorIndex:
    return _over(many)


def _exact(many: Vectors, question: Vectors, k: int) -> set[int]:
    return set(np.argsort(-(many @ question))[:k].tolist())


def test_few_are_exact(many: Vectors) -> None:
    """Up to the limit nothing is approximated."""
    assert _over(many[:FLAT_LIMIT]).kind == "flat"


def test_many_are_found_as_one_by_one(many: Vectors, index: VectorIndex) -> None:
    """Beyond it, for questions that the build did not see, the ten nearest are those of exact search."""
    asked = _around(100, 5)
    found = [len(_exact(many, one, 10) & set(index.search(one, 10).rows.tolist())) for one in asked]

    assert index.kind.startswith("ivf")
    assert np.mean(found) / 10 >= 0.98


def test_vectors_come_back_by_row(many: Vectors, index: VectorIndex) -> None:
    """Each row gives its vector, to half precision; no rows give none."""
    rows = [0, 5, _MANY - 1]

    np.testing.assert_allclose(index.vectors(rows), many[rows], atol=1e-3)
    assert index.vectors([]).shape == (0, _DIMENSION)


@pytest.mark.parametrize("share", [0.9, 0.01])
def test_filter_lets_only_its_rows_through(
    many: Vectors, index: VectorIndex, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many rows let through or of few, the nearest are found, and no other."""
    monkeypatch.setattr(vectors_module, "_FEW", 1_000)
    among = np.flatnonzero(np.random.default_rng(3).random(_MANY) < share)
    question = _around(1, 11)[0]
    rows = index.search(question, 10, among).rows
    right = set(among[np.argsort(-(many[among] @ question))[:10]].tolist())

    assert set(rows.tolist()) <= set(among.tolist())
    assert len(right & set(rows.tolist())) >= 9
    assert not len(index.search(question, 10, np.zeros(0, np.int64)).rows)


def test_clusters_survive_the_disk(index: VectorIndex, tmp_path: Path) -> None:
    """What is mapped from disk finds what was found before, and gives the same vectors."""
    index.write(tmp_path / "v.faiss")
    read = VectorIndex.read(tmp_path / "v.faiss")
    question = _around(1, 11)[0]

    assert (read.kind, len(read)) == (index.kind, _MANY)
    np.testing.assert_array_equal(read.search(question, 50).rows, index.search(question, 50).rows)
    np.testing.assert_array_equal(read.vectors([3, 9]), index.vectors([3, 9]))


def test_later_generation_keeps_the_clusters(many: Vectors, index: VectorIndex) -> None:
    """Some vectors more are put into the clusters that are there, and are found; nothing is learnt again."""
    more = np.concatenate([many, _around(500, 21)])
    grown = _over(more, index)
    question = more[-1]

    given, taken = index.clusters, grown.clusters

    np.testing.assert_array_equal(given.quantizer.reconstruct_n(0, 4), taken.quantizer.reconstruct_n(0, 4))
    assert len(grown) == _MANY + 500
    assert grown.search(question, 1).rows.tolist() == [_MANY + 499]


def test_hopeless_clusters_give_way_to_exact_search(many: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even many probes do not find enough, the index is exact."""
    monkeypatch.setattr(vectors_module, "LEAST_RECALL", 1.1)

    assert _over(many).kind == "flat"


@pytest.mark.parametrize("content", [b"", b"IxFI", b"IwSq\x20", b"\x80\x04N."])
def test_damaged_file_is_a_snapshot_error(tmp_path: Path, content: bytes) -> None:
    """No beginning of a file, of one kind or the other, is taken for an index."""
    (tmp_path / "v.faiss").write_bytes(content)

    with pytest.raises(SnapshotError):
        VectorIndex.read(tmp_path / "v.faiss")
