"""How often each of very many texts was counted, kept as two columns instead of a dictionary of strings."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import read_column, write_column
from index.errors import SnapshotError
from index.keys import Keys, keys_of


class Tally:
    """Counts by text, looked up by the text's key; what was never counted is 0 and not contained."""

    def __init__(self, keys: Keys, counts: npt.NDArray[np.int64]) -> None:
        """Of `keys` in ascending order, each once, with its count above 0."""
        self._keys = keys
        self._counts = counts

    @classmethod
    def of(cls, counted: Mapping[str, int]) -> "Tally":
        """A tally of what was counted."""
        return cls(np.zeros(0, np.uint64), np.zeros(0, np.int64)).plus(counted)

    @classmethod
    def read(cls, stem: Path) -> "Tally":
        """Read what `write` wrote.

        Raises:
            SnapshotError: the files are damaged or do not belong together.
        """
        keys = read_column(stem.with_suffix(".keys.npy"), np.uint64)
        counts = read_column(stem.with_suffix(".counts.npy"), np.int64)
        if len(keys) != len(counts):
            raise SnapshotError(f"Bảng đếm {stem.name} của chỉ mục không khớp.")
        return cls(keys, counts)

    def write(self, stem: Path) -> None:
        """Write two columns beside each other: `stem`.keys.npy and `stem`.counts.npy."""
        write_column(stem.with_suffix(".keys.npy"), self._keys)
        write_column(stem.with_suffix(".counts.npy"), self._counts)

    def plus(self, change: Mapping[str, int]) -> "Tally":
        """A tally with `change` added; what falls to 0 is gone."""
        keys = np.concatenate([self._keys, keys_of(change)])
        counts = np.concatenate([self._counts, np.fromiter(change.values(), np.int64, len(change))])
        merged, where = np.unique(keys, return_inverse=True)
        sums = np.zeros(len(merged), np.int64)
        np.add.at(sums, where, counts)
        return Tally(merged[sums > 0], sums[sums > 0])

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, text: str) -> int:
        key = keys_of([text])[0]
        at = int(np.searchsorted(self._keys, key))
        return int(self._counts[at]) if at < len(self._keys) and self._keys[at] == key else 0

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self[text] > 0
