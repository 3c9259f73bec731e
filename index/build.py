"""From a corpus to a new generation: what is unchanged is carried over, the rest is read and encoded."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.columns import write_column
from index.corpus_words import no_words
from index.encoder import Encoder
from index.encoding import encode, passage_source, sentence_source, to_do
from index.errors import SnapshotError
from index.name_postings import no_names
from index.place_postings import no_postings
from index.plan import Plan, indexed_text, named_places, plan
from index.snapshot.files import article_line, passage_line
from index.snapshot.generations import Generations
from index.snapshot.layout import FORMAT, Layout, Manifest, checksum
from index.snapshot.lines import write_lines
from index.snapshot.records import Snapshot
from index.terms import TermIndex, terms_identity
from index.trials import trial_questions
from index.vectors import VectorIndex
from knowledge.corpus import Corpus, corpus_digest

_CANARIES = 5
# int8 scales differ with the company a text is encoded in: the same text twice agrees to about .995.
_SAME = 0.98
# When the clusters may be those of the generation before, which passed: every fifth.
_FEWER = 5


@dataclass(frozen=True, slots=True)
class Watcher:
    """How a build tells what it does: `expect(n)` once, `done(k)` as texts are encoded, `waiting()` behind another."""

    expect: Callable[[int], None] = lambda _count: None
    done: Callable[[int], None] = lambda _count: None
    waiting: Callable[[], None] = lambda: None


def build(
    corpus: Corpus,
    stamp: str,
    encoder: Encoder,
    generations: Generations,
    previous: Snapshot | None,
    watcher: Watcher,
    *,
    reuse_reading: bool = True,
) -> Snapshot:
    """Build, check and make current a generation of `corpus`; the caller holds `generations.building`.

    Without `reuse_reading` only the vectors of `previous` are carried over, and every article is read anew.

    Raises:
        SnapshotError: the new generation failed its check; the old one stays current.
        OSError: the disk refused; the old one stays current.
    """
    same_encoder = previous is not None and previous.manifest.encoder == encoder.identity
    same_reading = (
        reuse_reading
        and same_encoder
        and previous is not None
        and previous.manifest.terms == terms_identity()
    )
    planned = plan(corpus, previous, same_reading=same_reading, same_encoder=same_encoder)
    watcher.expect(sum(to_do(planned)))
    base = previous if same_reading else None

    def write(root: Path) -> None:
        layout = Layout(root)
        _write_records(layout, planned, base)
        _write_derived(layout, planned, base)
        _write_vectors(layout, planned, previous if same_encoder else None, encoder, watcher)
        Manifest(
            format=FORMAT,
            encoder=encoder.identity,
            terms=terms_identity(),
            dimension=encoder.dimension,
            articles=len(corpus.articles),
            passages=len(planned.kept),
            sentences=int(planned.passages.starts[-1]),
            corpus_digest=corpus_digest(corpus),
            corpus_stamp=stamp,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            files={path.relative_to(root).as_posix(): checksum(path) for path in layout.data_files()},
        ).write(layout.manifest)

    return generations.add(write, lambda snapshot: _try_canaries(snapshot, encoder))


def _write_records(layout: Layout, planned: Plan, base: Snapshot | None) -> None:
    write_lines(layout.articles, map(article_line, planned.corpus.articles))
    planned.articles.write(layout.article_columns)
    planned.passages.write(layout.passage_columns)
    fresh = iter(planned.fresh)

    def lines() -> Iterator[bytes]:
        for row in planned.kept:
            if base is None or row < 0:
                passage = next(fresh)
                yield passage_line(passage, named_places(passage))
            else:
                yield base.passage_lines.raw(int(row))

    write_lines(layout.passages, lines())


def _write_derived(layout: Layout, planned: Plan, base: Snapshot | None) -> None:
    """Terms, places, names and words: those of `base` with the rows moved, and the fresh passages added."""
    moved = planned.moved if base is not None else np.zeros(0, np.int64)
    texts = (indexed_text(passage) for passage in planned.fresh)
    terms = base.terms if base is not None else TermIndex.of(())
    terms.changed(moved, texts).write(layout.terms)
    places = base.place_postings if base is not None else no_postings()
    named = ((passage, named_places(passage)) for passage in planned.fresh)
    places.changed(moved, planned.fresh_rows, named).write(layout.places)
    names = base.names if base is not None else no_names()
    names.changed(moved, planned.fresh_rows, planned.fresh).write(layout.names)
    words = base.words if base is not None else no_words()
    gone = (
        base.passages[int(row)].text for row in np.flatnonzero(moved < 0)
    ) if base is not None else ()  # fmt: skip
    words.changed(gone, (passage.text for passage in planned.fresh)).write(layout.words)


def _write_vectors(
    layout: Layout, planned: Plan, previous: Snapshot | None, encoder: Encoder, watcher: Watcher
) -> None:
    scratch = layout.root / "encoding"
    scratch.mkdir()
    made = encode(planned, encoder, scratch, watcher.done)
    earlier = previous.trials if previous else np.zeros((0, encoder.dimension), np.float32)
    trials = trial_questions(layout, planned, encoder, earlier)
    write_column(layout.trials, trials)
    questions = trials[::_FEWER] if len(earlier) else trials
    VectorIndex.over(
        passage_source(planned, previous, made),
        len(planned.kept),
        encoder.dimension,
        questions,
        previous.passage_vectors if previous else None,
    ).write(layout.passage_vectors)
    VectorIndex.over(
        sentence_source(planned, previous, made),
        int(planned.passages.starts[-1]),
        encoder.dimension,
        questions,
        previous.sentence_vectors if previous else None,
    ).write(layout.sentence_vectors)
    shutil.rmtree(scratch)


def _try_canaries(snapshot: Snapshot, encoder: Encoder) -> None:
    """Look a few passages up by their own text: each must find itself, or a twin of its content, first."""
    if not snapshot.passages:
        return
    rows = sorted({int(row) for row in np.linspace(0, len(snapshot.passages) - 1, _CANARIES)})
    vectors = encoder.passages([indexed_text(snapshot.passages[row]) for row in rows])
    keys = snapshot.passage_columns.keys
    for row, vector in zip(rows, vectors, strict=True):
        stored = snapshot.passage_vectors.vectors([row])[0]
        best = snapshot.passage_vectors.search(stored, 1)
        # A vector of NaN finds nothing, and no comparison with it holds.
        found = len(best.rows) and (bool((keys[best.rows[0]] == keys[row]).all()) or best.scores[0] >= _SAME)
        if not (found and float(stored @ vector) >= _SAME):
            raise SnapshotError("Chỉ mục mới không tìm thấy chính đoạn đã đưa vào; bản cũ được giữ nguyên.")
