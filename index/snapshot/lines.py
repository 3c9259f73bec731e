"""A file of JSON lines of which any one is read by itself, so that a million records cost no memory."""

import json
import mmap
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

import numpy as np

from index.columns import read_column, write_column
from index.errors import SnapshotError

Record = TypeVar("Record")

_CACHED = 2048


def offsets_path(path: Path) -> Path:
    """Where the offsets of the lines in `path` lie."""
    return path.with_suffix(".offsets.npy")


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write `lines`, none with a line break in it, and where each begins."""
    offsets = [0]
    with path.open("wb") as file:
        for line in lines:
            offsets.append(offsets[-1] + file.write(line + b"\n"))
    write_column(offsets_path(path), np.array(offsets, np.int64))


def json_line(record: dict[str, Any]) -> bytes:
    """One record as a line."""
    return json.dumps(record, ensure_ascii=False).encode()


class Lines:
    """The lines of a file, mapped into memory."""

    def __init__(self, path: Path) -> None:
        """Map the lines that `write_lines` wrote to `path`.

        Raises:
            SnapshotError: the file is not as long as its offsets say, or cannot be read.
        """
        self._name = path.name
        self._offsets = read_column(offsets_path(path), np.int64)
        try:
            with path.open("rb") as file:
                size = file.seek(0, 2)
                # Nothing cannot be mapped.
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        except OSError as error:
            raise SnapshotError(f"Không đọc được tệp {path.name} của chỉ mục.") from error
        if not len(self._offsets) or self._offsets[0] != 0 or self._offsets[-1] != size:
            raise SnapshotError(f"Tệp {path.name} của chỉ mục không khớp mục lục dòng.")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def raw(self, row: int) -> bytes:
        """Line `row`, without its line break."""
        return bytes(self._bytes[int(self._offsets[row]) : int(self._offsets[row + 1]) - 1])

    def read(self, row: int) -> dict[str, Any]:
        """The record in line `row`.

        Raises:
            SnapshotError: the line is no JSON object.
        """
        try:
            record = json.loads(self.raw(row))
        except ValueError as error:
            raise SnapshotError(f"Dòng {row + 1} của tệp {self._name} bị hỏng.") from error
        if not isinstance(record, dict):
            raise SnapshotError(f"Dòng {row + 1} của tệp {self._name} bị hỏng.")
        return record


class Stored(Sequence[Record], Generic[Record]):
    """Records that are read from their lines when they are asked for; those asked for lately are at hand."""

    def __init__(self, count: int, read: Callable[[int], Record]) -> None:
        self._count = count
        self._read = lru_cache(maxsize=_CACHED)(read)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        if isinstance(at, slice):
            return [self._read(row) for row in range(*at.indices(self._count))]
        row = int(at) + (self._count if at < 0 else 0)
        if not 0 <= row < self._count:
            raise IndexError(at)
        return self._read(row)
