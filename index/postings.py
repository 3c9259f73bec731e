"""Postings: the rows that have each term, as columns; counted from texts, moved to other rows, merged."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.keys import Keys, keys_of
from knowledge.vietnamese.tokens import terms

Rows = npt.NDArray[np.int64]

# A term counted more often in one passage scores as if it were this often: the score has long levelled off.
_MOST = 255
_COUNT_BITS = 8


@dataclass(frozen=True, slots=True)
class Postings:
    """Which rows have which term, and how often.

    `keys` ascend, shape (terms,); the rows (ascending) and counts of term t are those from `starts[t]` to
    `starts[t + 1]`; `lengths[i]` is how many terms row i has, repetitions counted.
    """

    keys: Keys
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    counts: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int32]

    def files(self) -> Iterable[tuple[str, npt.NDArray[np.generic]]]:
        """Each column with the name of its file."""
        for name in ("keys", "starts", "rows", "counts", "lengths"):
            yield f"{name}.npy", getattr(self, name)

    def changed(self, moved: Rows, texts: Iterable[str]) -> "Postings":
        """Postings with row i at `moved[i]`, or gone where that is -1, and `texts` in the rows left free.

        `texts` come in the order of the free rows: kept and new rows together are numbered without a gap.
        """
        fresh = _counted(texts)
        stays = moved >= 0
        rows = int(np.count_nonzero(stays)) + len(fresh.lengths)
        lengths = np.zeros(rows, np.int32)
        lengths[moved[stays]] = self.lengths[stays]
        free = np.ones(rows, np.bool_)
        free[moved[stays]] = False
        lengths[free] = fresh.lengths
        keys = np.unique(np.concatenate([self.keys, fresh.keys]))
        bits = max(1, rows.bit_length())
        packed = _packed(np.searchsorted(keys, fresh.keys), np.flatnonzero(free), fresh, bits)
        if len(self.rows):
            packed = np.concatenate([packed, _moved(np.searchsorted(keys, self.keys), self, moved, bits)])
        packed.sort()
        return _unpacked(keys, packed, lengths, bits)


def no_postings() -> Postings:
    """Postings of no row at all."""
    empty = np.zeros(0, np.int32)
    return Postings(np.zeros(0, np.uint64), np.zeros(1, np.int64), empty, np.zeros(0, np.uint8), empty)


@dataclass(frozen=True, slots=True)
class _Counted:
    """New texts, text by text: `numbers` name their distinct terms among `keys`, `starts[i]` is where text i begins."""

    keys: Keys
    numbers: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int32]


def _counted(texts: Iterable[str]) -> _Counted:
    vocabulary: dict[str, int] = {}
    numbers, counts, starts, lengths = array("I"), array("B"), array("q", [0]), array("i")
    for text in texts:
        found = terms(text)
        counted = Counter(found)
        numbers.extend([vocabulary.setdefault(term, len(vocabulary)) for term in counted])
        counts.extend([min(times, _MOST) for times in counted.values()])
        starts.append(len(numbers))
        lengths.append(len(found))
    return _Counted(
        keys_of(vocabulary),
        np.frombuffer(numbers, np.uint32) if numbers else np.zeros(0, np.uint32),
        np.frombuffer(counts, np.uint8) if counts else np.zeros(0, np.uint8),
        np.frombuffer(starts, np.int64),
        np.frombuffer(lengths, np.int32) if lengths else np.zeros(0, np.int32),
    )


# A posting as one number that sorts by term, then row: term, row in `bits` bits, count in 8.
def _packed(terms_: Rows, places: Rows, new: _Counted, bits: int) -> Keys:
    packed = terms_.astype(np.uint64)[new.numbers]
    packed <<= np.uint64(bits)
    packed |= np.repeat(places.astype(np.uint64), np.diff(new.starts))
    packed <<= np.uint64(_COUNT_BITS)
    packed |= new.counts
    return packed


def _moved(terms_: Rows, old: Postings, moved: Rows, bits: int) -> Keys:
    rows = moved[old.rows]
    stays = rows >= 0
    packed = np.repeat(terms_.astype(np.uint64), np.diff(old.starts))[stays]
    packed <<= np.uint64(bits)
    packed |= rows[stays].astype(np.uint64)
    packed <<= np.uint64(_COUNT_BITS)
    packed |= old.counts[stays]
    return packed


def _unpacked(keys: Keys, packed: Keys, lengths: npt.NDArray[np.int32], bits: int) -> Postings:
    firsts = np.arange(len(keys) + 1, dtype=np.uint64) << np.uint64(bits + _COUNT_BITS)
    starts = np.searchsorted(packed, firsts)
    used = np.diff(starts) > 0
    counts = (packed & np.uint64(_MOST)).astype(np.uint8)
    packed >>= np.uint64(_COUNT_BITS)
    packed &= np.uint64((1 << bits) - 1)
    return Postings(
        keys[used],
        np.concatenate([starts[:-1][used], starts[-1:]]).astype(np.int64),
        packed.astype(np.int32),
        counts,
        lengths,
    )
