"""The columns of a generation: what is known of each article and passage without reading it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import read_column, write_column
from index.errors import SnapshotError

# 16-byte fingerprints as two numbers, shape (n, 2).
Fingerprints = npt.NDArray[np.uint64]
Starts = npt.NDArray[np.int64]

_WIDTH = 2


@dataclass(frozen=True, slots=True)
class ArticleColumns:
    """A row an article: fingerprints of its fields and of the file it was read from (0 where that is to be read again).

    The passages of article i are the rows from `starts[i]` to `starts[i + 1]`.
    """

    digests: Fingerprints
    files: Fingerprints
    starts: Starts

    def write(self, folder: Path) -> None:
        """Write into `folder`, which is made."""
        folder.mkdir()
        write_column(folder / "digests.npy", self.digests)
        write_column(folder / "files.npy", self.files)
        write_column(folder / "starts.npy", self.starts)

    @classmethod
    def read(cls, folder: Path) -> "ArticleColumns":
        """Map what `write` wrote.

        Raises:
            SnapshotError: the columns are damaged or do not belong together.
        """
        columns = cls(
            read_column(folder / "digests.npy", np.uint64, _WIDTH),
            read_column(folder / "files.npy", np.uint64, _WIDTH),
            read_column(folder / "starts.npy", np.int64),
        )
        if not len(columns.digests) == len(columns.files) == len(columns.starts) - 1:
            raise SnapshotError("Các cột về bài viết trong chỉ mục không khớp.")
        return columns


@dataclass(frozen=True, slots=True)
class PassageColumns:
    """A row a passage: the fingerprint of all that is encoded of it, and its `index.keys.passage_key` as a number.

    The sentences of passage i are the sentence vectors from `starts[i]` to `starts[i + 1]`.
    """

    keys: Fingerprints
    ids: npt.NDArray[np.uint64]
    starts: Starts

    def write(self, folder: Path) -> None:
        """Write into `folder`, which is made."""
        folder.mkdir()
        write_column(folder / "keys.npy", self.keys)
        write_column(folder / "ids.npy", self.ids)
        write_column(folder / "starts.npy", self.starts)

    @classmethod
    def read(cls, folder: Path) -> "PassageColumns":
        """Map what `write` wrote.

        Raises:
            SnapshotError: the columns are damaged or do not belong together.
        """
        columns = cls(
            read_column(folder / "keys.npy", np.uint64, _WIDTH),
            read_column(folder / "ids.npy", np.uint64),
            read_column(folder / "starts.npy", np.int64),
        )
        if not len(columns.keys) == len(columns.ids) == len(columns.starts) - 1:
            raise SnapshotError("Các cột về đoạn trong chỉ mục không khớp.")
        return columns


def fingerprints(digests: list[bytes]) -> Fingerprints:
    """16-byte digests as a column."""
    return np.frombuffer(b"".join(digests), np.uint64).reshape(len(digests), _WIDTH)


def matching(wanted: Fingerprints, known: Fingerprints) -> npt.NDArray[np.int64]:
    """For each fingerprint wanted, a row of `known` that has it, -1 where none does."""
    if not len(known):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(known[:, 0], kind="stable")
    at = np.minimum(np.searchsorted(known[order, 0], wanted[:, 0]), len(known) - 1)
    rows = order[at]
    return np.where((known[rows] == wanted).all(axis=1), rows, -1).astype(np.int64)
