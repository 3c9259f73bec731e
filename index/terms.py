"""The lexical leg: BM25 over Vietnamese terms; the only module that knows bm25s.

bm25s was taken because it keeps plain numpy arrays, saves them without pickle and lets us bring our own terms.
"""

import hashlib
import logging
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import SnapshotError
from knowledge.vietnamese.tokens import terms

# BM25's saturation and length share, the best of six pairs on UIT-ViQuAD's development part.
_K1, _B = 1.2, 0.75
# Every kind of token that the terms treat in its own way: if one of them changes, so does the identity.
_SPECIMEN = (
    "Đảng ủy xã (ấp 3) có 97,09% đảng viên, 1.778 hộ; Chỉ thị 05-CT/TW ngày 15/5/2016. T.Ư, TP.HCM hoà bình"
)


def terms_identity() -> str:
    """Names the way texts become scored terms: an index of another identity must be built again."""
    made = "\n".join([f"{_K1} {_B}", *terms(_SPECIMEN)])
    return hashlib.blake2b(made.encode(), digest_size=8).hexdigest()


def _bm25s() -> Any:
    """The library, told to be quiet: on import it sets its own logger to DEBUG."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s


class TermIndex:
    """BM25 scores of every row for a question."""

    def __init__(self, index: Any, rows: int) -> None:
        self._index = index
        self._rows = rows

    @classmethod
    def of(cls, texts: Sequence[str]) -> "TermIndex":
        """An index whose row i is `texts[i]`."""
        bm25s = _bm25s()
        index = bm25s.BM25(method="lucene", k1=_K1, b=_B, backend="numpy")
        found = [terms(text) for text in texts]
        if not any(found):
            # bm25s cannot index nothing; one empty term keeps the rest of the code free of that case.
            found[:1] = [[""]]
        index.index(found, show_progress=False, leave_progress=False)
        return cls(index, len(texts))

    @classmethod
    def read(cls, folder: Path, rows: int) -> "TermIndex":
        """Read what `write` wrote; `rows` is how many texts it was made of.

        Raises:
            SnapshotError: the folder is not whole, or was made of another number of texts.
        """
        bm25s = _bm25s()
        try:
            index = bm25s.BM25.load(folder, show_progress=False)
            made_of = index.scores["num_docs"]
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise SnapshotError("Chỉ mục từ không đọc được.") from error
        if made_of != max(rows, 1):
            raise SnapshotError("Số đoạn trong chỉ mục từ không khớp.")
        return cls(index, rows)

    def write(self, folder: Path) -> None:
        """Write arrays and vocabulary into `folder`; nothing is pickled."""
        self._index.save(folder, show_progress=False)

    @property
    def greatest_rarity(self) -> float:
        """The rarity of a term that no row has."""
        return math.log(1.0 + (self._rows + 0.5) / 0.5)

    def rarity(self, term: str) -> float:
        """The inverse document frequency of one of `knowledge`'s terms, greatest for one that no row has."""
        number = self._index.vocab_dict.get(term)
        starts = self._index.scores["indptr"]
        rows = 0 if number is None else int(starts[number + 1] - starts[number])
        return math.log(1.0 + (self._rows - rows + 0.5) / (rows + 0.5))

    def scores(self, question: str) -> npt.NDArray[np.float32]:
        """BM25 of each row for `question`, shape (rows,), 0 where no term is shared."""
        known = self._index.get_tokens_ids(terms(question))
        if not known:
            return np.zeros(self._rows, np.float32)
        scores: npt.NDArray[np.float32] = self._index.get_scores_from_ids(known)
        return scores[: self._rows]
