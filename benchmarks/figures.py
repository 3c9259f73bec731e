"""Figures that every benchmark reports: ranks, times, memory, sizes."""

import os
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ASKERS = 8
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Ranking:
    """Shares of questions: right passage first, among the first five; mean reciprocal rank over ten."""

    first: float
    five: float
    reciprocal: float

    @classmethod
    def of(cls, found: Sequence[Sequence[str]], gold: Sequence[Collection[str]]) -> "Ranking":
        """Of what was found for each question, best first, and what is right for it."""
        ranks = [
            next((rank for rank, one in enumerate(ids[:DEPTH], start=1) if one in right), None)
            for ids, right in zip(found, gold, strict=True)
        ]
        total = max(1, len(ranks))
        return cls(
            sum(rank == 1 for rank in ranks) / total,
            sum(rank is not None and rank <= 5 for rank in ranks) / total,  # noqa: PLR2004 - R@5
            sum(1 / rank for rank in ranks if rank) / total,
        )


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds a question, asked one after the other, and questions a second with eight askers at once.

    `cpu` are milliseconds of processor time a question, all threads together: a figure that a busy machine changes little.
    """

    p50: float
    p95: float
    cpu: float
    per_second: float

    @classmethod
    def of(cls, ask: Callable[[str], object], questions: Sequence[str]) -> "Times":
        """Of asking all `questions`, some twice: the first few warm up."""
        for question in questions[:5]:
            ask(question)
        taken, busy = [], time.process_time()
        for question in questions:
            start = time.perf_counter()
            ask(question)
            taken.append((time.perf_counter() - start) * 1e3)
        busy = (time.process_time() - busy) * 1e3 / max(1, len(questions))
        start = time.perf_counter()
        with ThreadPoolExecutor(ASKERS) as askers:
            list(askers.map(ask, questions))
        spent = time.perf_counter() - start
        p50, p95 = np.percentile(taken, [50, 95])
        return cls(float(p50), float(p95), busy, len(questions) / spent)


def memory_mb() -> tuple[float, float]:
    """Resident memory of this process: its own, and what it has mapped from files, which can be given up any time."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    own, mapped = (int(fields[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
    return own, mapped


def size_mb(folder: Path) -> float:
    """What a folder takes on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def machine() -> str:
    """What it was measured on."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, load {load:.1f}"
