"""The lexical leg: BM25 over Vietnamese terms, as memory-mapped columns that hold at a million passages.

For each term the rows that have it and how often; lengths and rarities are worked out from those, so that rows can
be added and taken away without reading a text again. The scores are those of BM25 as Lucene defines it.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.columns import read_column, write_column
from index.errors import SnapshotError
from index.identity import knowledge_identity
from index.keys import key_of
from index.postings import Postings, no_postings
from index.weighed import K1, B, Rows, Scores, Weighed, WeighedTerm
from knowledge.vietnamese.tokens import TWIN, terms

# Every kind of token that the terms treat in its own way: if one of them changes, so does the identity.
_SPECIMEN = (
    "Đảng ủy xã (ấp 3) có 97,09% đảng viên, 1.778 hộ; Chỉ thị 05-CT/TW ngày 15/5/2016. T.Ư, TP.HCM hoà bình"
)


def terms_identity() -> str:
    """Names the way texts become scored terms: an index of another identity must be built again."""
    made = "\n".join([knowledge_identity(), f"{K1} {B}", *terms(_SPECIMEN)])
    return hashlib.blake2b(made.encode(), digest_size=8).hexdigest()


class TermIndex:
    """BM25 scores of rows for a question."""

    def __init__(self, columns: Postings) -> None:
        self._columns = columns
        lengths = columns.lengths.astype(np.float32)
        average = max(1.0, float(lengths.mean()) if len(lengths) else 1.0)
        self._norms: Scores = np.asarray(K1 * (1 - B + B * lengths / average), np.float32)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "TermIndex":
        """An index whose row i is the i-th text."""
        return cls(no_postings().changed(np.zeros(0, np.int64), texts))

    def changed(self, moved: Rows, texts: Iterable[str]) -> "TermIndex":
        """An index with row i of this one at row `moved[i]`, or gone where that is -1, and `texts` in the rows left free.

        `texts` come in the order of the free rows: kept and new rows together are numbered without a gap.
        """
        return TermIndex(self._columns.changed(moved, texts))

    @classmethod
    def read(cls, folder: Path, rows: int) -> "TermIndex":
        """Map what `write` wrote; `rows` is how many texts it was made of.

        Raises:
            SnapshotError: the folder is not whole, or was made of another number of texts.
        """
        columns = Postings(
            keys=read_column(folder / "keys.npy", np.uint64),
            starts=read_column(folder / "starts.npy", np.int64),
            rows=read_column(folder / "rows.npy", np.int32),
            counts=read_column(folder / "counts.npy", np.uint8),
            lengths=read_column(folder / "lengths.npy", np.int32),
        )
        if len(columns.lengths) != rows:
            raise SnapshotError("Số đoạn trong chỉ mục từ không khớp.")
        whole = len(columns.starts) == len(columns.keys) + 1 and len(columns.rows) == len(columns.counts)
        if not whole or columns.starts[-1] != len(columns.rows):
            raise SnapshotError("Chỉ mục từ không đọc được.")
        return cls(columns)

    def write(self, folder: Path) -> None:
        """Write the columns into `folder`; nothing is pickled."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, column in self._columns.files():
            write_column(folder / name, column)

    def __len__(self) -> int:
        return len(self._columns.lengths)

    @property
    def greatest_rarity(self) -> float:
        """The rarity of a term that no row has."""
        return self._rarity_of(0)

    def rarity(self, term: str) -> float:
        """The inverse document frequency of one of `knowledge`'s terms, greatest for one that no row has."""
        start, stop = self._found(term)
        return self._rarity_of(stop - start)

    def weigh(self, question: str) -> Weighed:
        """The terms of `question` that any row has, ready to score rows with."""
        known = []
        for term, times in Counter(terms(question)).items():
            start, stop = self._found(term)
            if stop > start:
                part = slice(start, stop)
                weight = times * self._rarity_of(stop - start)
                known.append(WeighedTerm(weight, self._columns.rows[part], self._columns.counts[part]))
        return Weighed(known, self._norms)

    def scores(self, question: str) -> Scores:
        """BM25 of each row for `question`, shape (rows,), 0 where no term is shared."""
        return self.weigh(question).everywhere()

    def having(self, text: str) -> Rows:
        """The rows that have every word and every pair of neighbours of `text`, with marks or without; ascending."""
        found = [self._found(term) for term in terms(text) if term.startswith(TWIN)]
        parts = sorted((self._columns.rows[start:stop] for start, stop in found), key=len)
        if not parts:
            return np.zeros(0, np.int64)
        rows = parts[0]
        for part in parts[1:]:
            rows = rows[np.isin(rows, part, assume_unique=True)] if len(rows) else rows
        return rows.astype(np.int64)

    def _rarity_of(self, rows: int) -> float:
        return math.log(1.0 + (len(self) - rows + 0.5) / (rows + 0.5))

    def _found(self, term: str) -> tuple[int, int]:
        key = np.uint64(key_of(term))
        at = int(np.searchsorted(self._columns.keys, key))
        if at == len(self._columns.keys) or self._columns.keys[at] != key:
            return 0, 0
        return int(self._columns.starts[at]), int(self._columns.starts[at + 1])
