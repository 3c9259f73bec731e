"""Names that the corpus gives, and which passages give them, as columns: a million passages are opened, not read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import read_column, write_column
from index.errors import SnapshotError
from index.keys import Keys, keys_of
from index.snapshot.lines import Lines, Stored, write_lines
from knowledge.entities.own_names import beginnings, quoted_names, subject_names
from knowledge.records import Passage
from knowledge.vietnamese.normalising import folded

Rows = npt.NDArray[np.int64]

_FLAG_BITS = 1


@dataclass(frozen=True, slots=True)
class NamePostings:
    """The canonical `names` of a corpus in alphabetical order, and the passages that give them.

    The postings of name i are `starts[i]` to `starts[i + 1]`: rows, and whether the row's article is about what bears
    the name (else the name stands in quotes there). `keys` ascend and are those of every name and of every beginning
    that it is called by, folded; `called[j]` is the name that key j may mean.
    """

    names: Sequence[str]
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    subject: npt.NDArray[np.bool_]
    keys: Keys
    called: npt.NDArray[np.int32]

    def of(self, name: int) -> tuple[Rows, bool]:
        """The rows that give the name with this number, ascending, and whether any article is about what bears it."""
        part = slice(int(self.starts[name]), int(self.starts[name + 1]))
        return np.unique(self.rows[part]).astype(np.int64), bool(self.subject[part].any())

    def meant(self, texts: Sequence[str]) -> list[list[int]]:
        """For each folded text the numbers of the names that it is, or begins."""
        wanted = keys_of(texts)
        lefts = np.searchsorted(self.keys, wanted, side="left").tolist()
        rights = np.searchsorted(self.keys, wanted, side="right").tolist()
        return [self.called[left:right].tolist() for left, right in zip(lefts, rights, strict=True)]

    def changed(self, moved: Rows, rows: Rows, fresh: Iterable[Passage]) -> "NamePostings":
        """Postings with row i at `moved[i]`, or gone where that is -1, and the `fresh` passages at `rows`."""
        numbers = {name: number for number, name in enumerate(self.names)}
        bits = max(1, (int(np.count_nonzero(moved >= 0)) + len(rows)).bit_length()) + _FLAG_BITS
        added = [
            (numbers.setdefault(name, len(numbers)) << bits) | (int(row) << _FLAG_BITS) | is_subject
            for row, passage in zip(rows, fresh, strict=True)
            for name, is_subject in _given(passage)
        ]
        packed = np.concatenate([self._moved(moved, bits), np.array(added, np.uint64)])
        return _unpacked(list(numbers), np.unique(packed), bits)

    def _moved(self, moved: Rows, bits: int) -> Keys:
        if not len(self.rows):
            return np.zeros(0, np.uint64)
        rows = moved[self.rows]
        stays = rows >= 0
        packed = np.repeat(np.arange(len(self.names), dtype=np.uint64), np.diff(self.starts))[stays]
        packed = (packed << np.uint64(bits)) | (rows[stays].astype(np.uint64) << np.uint64(_FLAG_BITS))
        result: Keys = packed | self.subject[stays].astype(np.uint64)
        return result

    def write(self, folder: Path) -> None:
        """Write the names as lines and the columns beside them."""
        folder.mkdir()
        write_lines(folder / "names.txt", (name.encode() for name in self.names))
        for name in ("starts", "rows", "subject", "keys", "called"):
            write_column(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def read(cls, folder: Path, rows: int) -> "NamePostings":
        """Map what `write` wrote, of `rows` passages.

        Raises:
            SnapshotError: the files are damaged or do not belong together.
        """
        lines = Lines(folder / "names.txt")
        postings = cls(
            Stored(len(lines), partial(_name, lines)),
            read_column(folder / "starts.npy", np.int64),
            read_column(folder / "rows.npy", np.int32),
            read_column(folder / "subject.npy", np.bool_),
            read_column(folder / "keys.npy", np.uint64),
            read_column(folder / "called.npy", np.int32),
        )
        total = len(postings.rows)
        whole = len(postings.starts) == len(lines) + 1 and postings.starts[-1] == total
        if not whole or len(postings.subject) != total or len(postings.keys) != len(postings.called):
            raise SnapshotError("Chỉ mục tên gọi không khớp.")
        if total and int(postings.rows.max()) >= rows:
            raise SnapshotError("Số đoạn trong chỉ mục tên gọi không khớp.")
        if len(postings.called) and int(postings.called.max()) >= len(lines):
            raise SnapshotError("Chỉ mục tên gọi không khớp.")
        return postings


def no_names() -> NamePostings:
    """Postings of no passage at all."""
    empty = np.zeros(0, np.int32)
    return NamePostings(
        (), np.zeros(1, np.int64), empty, np.zeros(0, np.bool_), np.zeros(0, np.uint64), empty
    )


def _name(lines: Lines, row: int) -> str:
    try:
        return lines.raw(row).decode()
    except ValueError as error:
        raise SnapshotError("Chỉ mục tên gọi có dòng bị hỏng.") from error


def _given(passage: Passage) -> set[tuple[str, bool]]:
    """The names that a passage has in quotes, and those of what its article is about."""
    return {
        *((name, False) for name in quoted_names(passage.text)),
        *((name, True) for name in subject_names(passage.article)),
    }


def _unpacked(names: list[str], packed: Keys, bits: int) -> NamePostings:
    starts = np.searchsorted(packed, np.arange(len(names) + 1, dtype=np.uint64) << np.uint64(bits))
    # Those that nothing gives any more are gone.
    order = sorted(np.flatnonzero(np.diff(starts)).tolist(), key=names.__getitem__)
    parts = [packed[starts[name] : starts[name + 1]] for name in order]
    packed = np.concatenate([np.zeros(0, np.uint64), *parts])
    kept = [names[name] for name in order]
    forms = [(form, number) for number, name in enumerate(kept) for form in (*beginnings(name), name)]
    keys = keys_of(folded(form) for form, _ in forms)
    by_key = np.argsort(keys, kind="stable")
    return NamePostings(
        kept,
        np.cumsum([0, *map(len, parts)]).astype(np.int64),
        ((packed >> np.uint64(_FLAG_BITS)) & np.uint64((1 << (bits - _FLAG_BITS)) - 1)).astype(np.int32),
        (packed & np.uint64(1)).astype(np.bool_),
        keys[by_key],
        np.array([number for _, number in forms], np.int32)[by_key],
    )
