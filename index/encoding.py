"""The vectors of a new generation: those of unchanged passages from the one before, the rest from the model."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import ranges
from index.encoder import Encoder, Progress, Vectors
from index.plan import Plan, indexed_text, sentences_of
from index.snapshot.records import Snapshot
from index.vector_source import VectorSource
from knowledge.records import Passage

# Passages that go to the encoder at a time: enough to sort them by length, few enough for memory.
_AT_A_TIME = 4_096


@dataclass(frozen=True, slots=True)
class Encoded:
    """Vectors of the passages of `Plan.to_encode` and of their sentences, one after the other."""

    passages: Vectors
    sentences: Vectors


def encode(plan: Plan, encoder: Encoder, scratch: Path, done: Progress) -> Encoded:
    """Encode what has no vectors yet, into files under `scratch` so that any number of them fits into memory."""
    passages, sentences = to_do(plan)
    whole = _room(scratch / "passages.npy", passages, encoder.dimension)
    parts = _room(scratch / "sentences.npy", sentences, encoder.dimension)
    at = part = 0
    for some in _chunks(plan.to_encode()):
        texts = [sentence for passage in some for sentence in sentences_of(passage)]
        whole[at : at + len(some)] = encoder.passages([indexed_text(passage) for passage in some], done)
        parts[part : part + len(texts)] = encoder.passages(texts, done)
        at, part = at + len(some), part + len(texts)
    return Encoded(whole, parts)


def to_do(plan: Plan) -> tuple[int, int]:
    """How many passages and how many sentences have to be encoded."""
    new = plan.encoded < 0
    return int(np.count_nonzero(new)), int(np.diff(plan.passages.starts)[new].sum())


def passage_source(plan: Plan, previous: Snapshot | None, made: Encoded) -> VectorSource:
    """The passage vectors of the new generation."""
    stored = None if previous is None else previous.passage_vectors.vectors
    return _source(plan.encoded, stored, made.passages)


def sentence_source(plan: Plan, previous: Snapshot | None, made: Encoded) -> VectorSource:
    """The sentence vectors of the new generation."""
    starts = plan.passages.starts
    origin = np.full(int(starts[-1]), -1, np.int64)
    known = plan.encoded >= 0
    if previous is None:
        return _source(origin, None, made.sentences)
    before, rows = previous.passage_columns.starts, plan.encoded[known]
    origin[ranges(starts[:-1][known], starts[1:][known])] = ranges(before[rows], before[rows + 1])
    return _source(origin, previous.sentence_vectors.vectors, made.sentences)


def _source(
    origin: npt.NDArray[np.int64], stored: Callable[[npt.NDArray[np.int64]], Vectors] | None, made: Vectors
) -> VectorSource:
    """Row i is the vector that was `stored` at `origin[i]`; where that is -1 the next one that was `made`."""
    new = origin < 0
    numbers = np.cumsum(new) - 1

    def vectors(start: int, stop: int) -> Vectors:
        here = new[start:stop]
        block = np.empty((stop - start, made.shape[1]), np.float32)
        block[here] = made[numbers[start:stop][here]]
        if stored is not None:
            block[~here] = stored(origin[start:stop][~here])
        return block

    return vectors


def _room(path: Path, rows: int, dimension: int) -> Vectors:
    if not rows:
        return np.zeros((0, dimension), np.float32)
    room: Vectors = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(rows, dimension))
    return room


def _chunks(passages: Iterable[Passage]) -> Iterator[Sequence[Passage]]:
    rest = iter(passages)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some
