"""Plain numpy arrays on disk, mapped into memory when read: a column of a million rows costs no start-up time."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import SnapshotError


def write_column(path: Path, column: npt.NDArray[Any]) -> None:
    """Write `column` as an `.npy` file; no object arrays, so nothing is pickled."""
    np.save(path, np.ascontiguousarray(column), allow_pickle=False)


def read_column(path: Path, kind: Any, width: int | None = None) -> npt.NDArray[Any]:
    """Map the column in `path`, of numpy type `kind`, shape (n,), or (n, `width`) where a width is given.

    Raises:
        SnapshotError: the file is not such a column.
    """
    try:
        column: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, EOFError, ValueError, TypeError, SyntaxError) as error:
        raise SnapshotError(f"Tệp {path.name} của chỉ mục không đọc được.") from error
    shape = () if width is None else (width,)
    if column.dtype != np.dtype(kind) or column.ndim != 1 + len(shape) or column.shape[1:] != shape:
        raise SnapshotError(f"Tệp {path.name} của chỉ mục không đúng kiểu.")
    # A plain view: numpy's own memmap class makes every slice several times dearer.
    return column.view(np.ndarray)


def ranges(starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """All whole numbers from each of `starts` up to its stop, one range after the other."""
    lengths = stops - starts
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    numbers: npt.NDArray[np.int64] = np.arange(total, dtype=np.int64)
    numbers += np.repeat(starts - (ends - lengths), lengths)
    return numbers
