"""Measures one system on one set, in this process; the figures go to standard output as JSON."""

import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.figures import DEPTH, Ranking, Times, machine, memory_mb, size_mb
from benchmarks.own import Finding
from benchmarks.sets import Document, Question, TestSet
from benchmarks.systems import Bm25s, HaystackBm25, JiebaBm25, System
from benchmarks.systems_with_model import FlatFaiss, HaystackJoined, TxtaiHybrid, WithModel
from index.build import Watcher, build
from index.encoder import Encoder
from index.model.ready import open_encoder
from index.plan import indexed_text, sentences_of
from index.question_worker import QuestionWorker
from index.snapshot.generations import Generations
from knowledge.corpus import Corpus
from knowledge.passages import split

_SAMPLE = 32
# Questions of a group that are timed; all of them are ranked.
_TIMED = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system reached on one group of questions; times in milliseconds, memory and size in MB.

    `wrong_place` is the share of first documents that are about another place than the one asked about;
    `flagged` the share of questions answered with "this place is not in the corpus".
    """

    system: str
    group: str
    questions: int
    ranking: Ranking
    wrong_place: float
    flagged: float
    times: Times
    built_per_second: float
    own_memory: float
    mapped_memory: float
    size: float
    machine: str


class Ours(System):
    """This project, as `hocbac` sets it up: int8 model, places first, all signals."""

    name = "HocBac"

    def __init__(self, encoder: Encoder, set_: TestSet) -> None:
        self._encoder = QuestionWorker(encoder)
        self._set = set_

    def build(self, documents: Sequence[Document], work: Path) -> float:
        """A generation under `work`; encoding is timed on a sample, as it is for the peers."""
        del documents  # the same articles, cut by ourselves
        cut = [passage for article in self._set.articles for passage in split(article)]
        sample = cut[:: max(1, len(cut) // _SAMPLE)]
        start = time.perf_counter()
        self._encoder.passages([indexed_text(passage) for passage in sample])
        self._encoder.passages([text for passage in sample for text in sentences_of(passage)])
        seconds = (time.perf_counter() - start) / len(sample) * len(cut)
        generations = Generations(work / "index")
        corpus = Corpus(tuple(self._set.articles), (), ("",) * len(self._set.articles))
        with generations.building(lambda: None):
            previous, _ = generations.load_best()
            if previous is None:
                previous = build(corpus, "", self._encoder, generations, None, Watcher())
            # The vectors are there now: what is timed is all the rest, from nothing.
            start = time.perf_counter()
            snapshot = build(corpus, "", self._encoder, generations, previous, Watcher(), reuse_reading=False)
            seconds += time.perf_counter() - start
        self._folder = work / "index" / snapshot.name
        self._finding = Finding(snapshot, self._encoder)
        return seconds

    def search(self, question: str, k: int) -> list[str]:
        """Documents in the order of their best passages."""
        if self._set.place_of:
            hits = self._finding.find(question, 3 * k).hits
        else:
            # A public set speaks of no commune: this is what `hocbac search` gives.
            hits = self._finding.searcher.search(question, 3 * k)
        return list(dict.fromkeys(self._set.document_of(hit.passage) for hit in hits))[:k]

    def flags(self, question: str) -> bool:
        """Whether the place asked about is said not to be in the corpus."""
        return self._finding.find(question, 1).unknown

    def size(self, work: Path) -> float:
        """One generation."""
        return size_mb(self._folder)


PEERS: dict[str, type[System]] = {
    "faiss": FlatFaiss,
    "bm25s": Bm25s,
    "jieba": JiebaBm25,
    "txtai": TxtaiHybrid,
    "haystack-bm25": HaystackBm25,
    "haystack": HaystackJoined,
}


def measure(which: str, set_: TestSet, model: Path, work: Path, threads: int) -> None:
    """Build the system, ask it everything, print one JSON line a group."""
    work.mkdir(parents=True, exist_ok=True)
    if which == "ours":
        system: System = Ours(
            open_encoder(None, [model], lambda line: print(line, file=sys.stderr), threads), set_
        )
    else:
        kind = PEERS[which]
        system = kind(model / "sentence-transformers") if issubclass(kind, WithModel) else kind()
    seconds = system.build(set_.documents, work)
    scratch = work / f"size-{which}"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    size = system.size(scratch)
    shutil.rmtree(scratch)
    for group, questions in set_.groups.items():
        texts = [question.text for question in questions]
        timed = texts[:: max(1, len(texts) // _TIMED)]
        times = Times.of(lambda text: system.search(text, DEPTH), timed)
        with system.knowing(texts, work):
            found = [system.search(text, DEPTH) for text in texts]
        own, mapped = memory_mb()
        measured = Measured(
            system.name,
            group,
            len(questions),
            Ranking.of(found, [question.gold for question in questions]),
            _wrong_places(found, questions, set_),
            sum(map(system.flags, texts)) / len(texts) if isinstance(system, Ours) else 0.0,
            times,
            len(set_.documents) / seconds,
            own,
            mapped,
            size,
            machine(),
        )
        print(json.dumps(asdict(measured)), flush=True)


def _wrong_places(found: Sequence[Sequence[str]], questions: Sequence[Question], set_: TestSet) -> float:
    wrong = [
        bool(ids) and set_.place_of[ids[0]] not in question.places
        for ids, question in zip(found, questions, strict=True)
        if question.places or question.outside
    ]
    return sum(wrong) / max(1, len(wrong))
