"""This project at 10,000 to 1,000,000 passages: what a search takes, what it finds, what it needs.

    .venv/bin/python -m benchmarks.scale --passages 1000000 --work var/benchmarks

Builds an index over made-up communes (benchmarks/communes.py) if --work has none yet, opens it in a fresh process, and reports: build
passages a second and peak memory, size on disk, seconds and memory to open, latency of a whole search with the
place named and with no filter at all, questions a second with eight askers, recall@10 of the vectors against
one-by-one search, agreement of the words' ten best with all of BM25, R@1, wrong places, and places outside flagged.

The passages' vectors are SUBSTITUTES (benchmarks/substitute.py): the real model would encode a million passages in a
day. Latencies include the real model's time for the question; ranking figures hold for the place filter and the
words, not for the model. Memory is told apart: a process's own, and mapped from files, which the system takes back
whenever it is needed.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.communes import Country
from benchmarks.figures import Times, machine, memory_mb, size_mb
from benchmarks.own import Finding
from benchmarks.substitute import SubstituteEncoder
from bot.bootstrap import SETUP_MODEL
from index.build import Watcher, build
from index.model.ready import open_encoder
from index.question_worker import QuestionWorker
from index.snapshot.generations import Generations
from index.snapshot.records import Snapshot
from index.vector_source import exact_neighbours
from knowledge.corpus import Corpus

_DEPTH = 10
_TRIED = 100


@dataclass(frozen=True, slots=True)
class Built:
    """What building took."""

    seconds: float
    passages_per_second: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What is reported for one size."""

    passages: int
    sentences: int
    passage_vectors: str
    sentence_vectors: str
    index_mb: float
    open_seconds: float
    own_mb: float
    mapped_mb: float
    with_place: Times
    without_filter: Times
    vector_recall: float
    words_agree: float
    right_first: float
    right_first_plain: float
    wrong_place: float
    not_found: float
    flagged: float
    machine: str


def country_of(options: argparse.Namespace) -> Country:
    """The communes of this size."""
    return Country.of(options.passages, options.seed)


def make(options: argparse.Namespace, folder: Path) -> Built:
    """Build the index under `folder`."""
    articles = tuple(country_of(options).articles())
    generations = Generations(folder)
    start = time.perf_counter()
    with generations.building(lambda: None):
        corpus = Corpus(articles, (), ("",) * len(articles))
        snapshot = build(corpus, "", SubstituteEncoder(), generations, None, Watcher())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Built(seconds, len(snapshot.passages) / seconds, peak)


def ask(options: argparse.Namespace, folder: Path) -> Scale:
    """Open the index as a bot would, and ask."""
    real = open_encoder(None, [options.model], lambda line: print(line, file=sys.stderr))
    encoder = QuestionWorker(SubstituteEncoder(timed=real))
    encoder.queries(["khởi động"])
    start = time.perf_counter()
    snapshot, _ = Generations(folder).load_best()
    if snapshot is None:
        raise SystemExit(f"no index under {folder}")
    finding = Finding(snapshot, encoder)
    opened = time.perf_counter() - start
    country = country_of(options)
    inside = list(country.questions(options.questions))
    outside = [one.text for one in country.questions_outside(options.questions // 2)]
    texts = [one.text for one in inside]
    with_place = Times.of(lambda text: finding.find(text, _DEPTH), texts)
    without = Times.of(lambda text: finding.searcher.search(text, _DEPTH), texts)
    own, mapped = memory_mb()
    found = [finding.find(text, 1).hits for text in texts]
    first = [hits[0].passage if hits else None for hits in found]
    right = [
        passage is not None and passage.id in one.gold for passage, one in zip(first, inside, strict=True)
    ]
    wrong = [
        passage is not None and passage.article.place not in one.places
        for passage, one in zip(first, inside, strict=True)
    ]
    return Scale(
        passages=len(snapshot.passages),
        sentences=len(snapshot.sentence_vectors),
        passage_vectors=snapshot.passage_vectors.kind,
        sentence_vectors=snapshot.sentence_vectors.kind,
        index_mb=size_mb(folder / snapshot.name),
        open_seconds=opened,
        own_mb=own,
        mapped_mb=mapped,
        with_place=with_place,
        without_filter=without,
        vector_recall=_vector_recall(snapshot, encoder, texts[:_TRIED]),
        words_agree=_words_agree(snapshot, texts[:_TRIED]),
        right_first=_share([one for one, asked in zip(right, inside, strict=True) if asked.marks]),
        right_first_plain=_share([one for one, asked in zip(right, inside, strict=True) if not asked.marks]),
        wrong_place=_share(wrong),
        not_found=_share([passage is None for passage in first]),
        flagged=_share([finding.find(text, 1).unknown for text in outside]),
        machine=machine(),
    )


def _vector_recall(snapshot: Snapshot, encoder: QuestionWorker, texts: list[str]) -> float:
    """Of the ten nearest passages by one-by-one search in full precision, the share that the index finds."""

    def full(start: int, stop: int) -> np.ndarray:
        return encoder.passages(
            [f"{_heading(snapshot, row)}. {snapshot.passages[row].text}" for row in range(start, stop)]
        )

    questions = encoder.passages(texts)
    _, right = exact_neighbours(full, len(snapshot.passages), questions, _DEPTH)
    return _share(
        [
            row in set(snapshot.passage_vectors.search(question, _DEPTH).rows.tolist())
            for question, rows in zip(questions, right, strict=True)
            for row in rows.tolist()
        ]
    )


def _heading(snapshot: Snapshot, row: int) -> str:
    article = snapshot.passages[row].article
    return f"{article.title} ({article.place})"


def _words_agree(snapshot: Snapshot, texts: list[str]) -> float:
    """Of the ten best by words, the share that is as good as the ten best of all passages' BM25."""
    shares = []
    for text in texts:
        weighed = snapshot.terms.weigh(text)
        everywhere = weighed.everywhere()
        tenth = np.partition(everywhere, -_DEPTH)[-_DEPTH]
        shares.append(float(np.mean(everywhere[weighed.best(_DEPTH)] >= tenth - 1e-3)))
    return sum(shares) / max(1, len(shares))


def _share(flags: list[bool]) -> float:
    return sum(flags) / max(1, len(flags))


def show(built: Built | None, scale: Scale) -> None:
    """The figures as a table."""
    table = Table(
        title=f"{scale.passages:,} passages of made-up communes, substitute vectors ({scale.machine})"
    )
    table.add_column("what")
    table.add_column("figure", justify="right")
    if built:
        table.add_row("built, passages a second", f"{built.passages_per_second:.0f}")
        table.add_row("building, peak memory MB", f"{built.peak_mb:.0f}")
    for name, value in asdict(scale).items():
        if isinstance(value, dict):
            table.add_row(
                f"{name.replace('_', ' ')}: p50, p95, CPU ms; q/s with 8",
                f"{value['p50']:.1f}, {value['p95']:.1f}, {value['cpu']:.1f}; {value['per_second']:.1f}",
            )
        else:
            table.add_row(name.replace("_", " "), f"{value:.4g}" if isinstance(value, float) else str(value))
    Console(width=120).print(table)


def main() -> None:
    """Build if need be, then ask in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, default=SETUP_MODEL)
    parser.add_argument("--work", type=Path, default=Path("var/benchmarks"))
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--stage", choices=["make", "ask"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.work / f"scale-{options.passages}"
    stages: dict[str, Callable[[argparse.Namespace, Path], Built | Scale]] = {"make": make, "ask": ask}
    if options.stage:
        print(json.dumps(asdict(stages[options.stage](options, folder))))
        return
    built = None if (folder / "current").is_file() else Built(**_stage("make"))
    figures = _stage("ask")
    for name in ("with_place", "without_filter"):
        figures[name] = Times(**figures[name])
    scale = Scale(**figures)
    show(built, scale)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        both = {"built": asdict(built) if built else None, "asked": asdict(scale)}
        options.json.write_text(json.dumps(both, indent=1) + "\n", encoding="utf-8")


def _stage(name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale", *sys.argv[1:], "--stage", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
