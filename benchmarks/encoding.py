"""One question to its vector: this project's int8 model and plain sentence-transformers in float32, turn by turn."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.figures import machine
from benchmarks.sets import TestSet
from benchmarks.systems_with_model import Model
from index.model.ready import open_encoder

_MOST = 100
_WARM = 5


@dataclass(frozen=True, slots=True)
class Encoding:
    """Milliseconds to encode one question: `cpu` is processor time, all threads together.

    `cosine` is how near ours and theirs are in the mean.
    """

    system: str
    questions: int
    p50: float
    p95: float
    cpu: float
    cosine: float
    machine: str


def measure_encoding(set_: TestSet, model: Path, threads: int) -> list[Encoding]:
    """Both on the same questions as they are written, each question by one and then by the other.

    A machine with other work slows both alike, which two runs one after the other would not show.
    """
    ours = open_encoder(None, [model], lambda line: print(line, file=sys.stderr), threads)
    plain = Model(model / "sentence-transformers")
    asked = [question.text for question in next(iter(set_.groups.values()))]
    texts = asked[:: max(1, len(asked) // _MOST)]
    ways: dict[str, Callable[[str], np.ndarray]] = {
        "HocBac, int8": lambda text: ours.queries([text])[0],
        "sentence-transformers, float32": lambda text: np.asarray(plain.question(text)[0]),
    }
    for text in texts[:_WARM]:
        for way in ways.values():
            way(text)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    near = []
    for text in texts:
        vectors = []
        for name, way in ways.items():
            start, busy = time.perf_counter(), time.process_time()
            vectors.append(way(text))
            taken[name].append(((time.perf_counter() - start) * 1e3, (time.process_time() - busy) * 1e3))
        near.append(float(vectors[0] @ vectors[1]))
    return [_encoding(name, times, near) for name, times in taken.items()]


def _encoding(name: str, taken: Sequence[tuple[float, float]], near: Sequence[float]) -> Encoding:
    p50, p95 = np.percentile([wall for wall, _ in taken], [50, 95])
    cpu = float(np.mean([busy for _, busy in taken]))
    return Encoding(name, len(taken), float(p50), float(p95), cpu, float(np.mean(near)), machine())
