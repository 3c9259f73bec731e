"""From a corpus to a new generation: unchanged passages keep their vectors, the rest is encoded."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Vectors
from index.errors import SnapshotError
from index.snapshot.files import write_data
from index.snapshot.generations import Generations
from index.snapshot.layout import FORMAT, Layout, Manifest, checksum
from index.snapshot.records import SentencePlaces, Snapshot
from index.terms import TermIndex, terms_identity
from index.vectors import VectorIndex
from knowledge.corpus import Corpus, corpus_digest
from knowledge.entities.places import place_mentions
from knowledge.passages import split
from knowledge.records import Passage

_CANARIES = 5
# int8 scales differ with the company a text is encoded in: the same text twice agrees to about .995.
_SAME = 0.98


@dataclass(frozen=True, slots=True)
class Watcher:
    """How a build tells what it does: `expect(n)` once, `done(k)` as texts are encoded, `waiting()` behind another."""

    expect: Callable[[int], None] = lambda _count: None
    done: Callable[[int], None] = lambda _count: None
    waiting: Callable[[], None] = lambda: None


def heading(passage: Passage) -> str:
    """What stands over a passage: title and place, which its own text often leaves out."""
    article = passage.article
    return f"{article.title} ({article.place})" if article.place else article.title


def indexed_text(passage: Passage) -> str:
    """The text a passage is found by."""
    return f"{heading(passage)}. {passage.text}"


def build(
    corpus: Corpus,
    stamp: str,
    encoder: Encoder,
    generations: Generations,
    previous: Snapshot | None,
    watcher: Watcher,
) -> Snapshot:
    """Build, check and make current a generation of `corpus`; the caller holds `generations.building`.

    Raises:
        SnapshotError: the new generation failed its check; the old one stays current.
        OSError: the disk refused; the old one stays current.
    """
    passages = [passage for article in corpus.articles for passage in split(article)]
    keys = [_key(passage) for passage in passages]
    places = [_places(passage) for passage in passages]
    passage_vectors, sentence_vectors = _encode(passages, keys, encoder, previous, watcher)

    def write(root: Path) -> None:
        layout = Layout(root)
        write_data(layout, corpus.articles, passages, keys, places)
        VectorIndex.of(passage_vectors).write(layout.passage_vectors)
        VectorIndex.of(sentence_vectors).write(layout.sentence_vectors)
        TermIndex.of([indexed_text(passage) for passage in passages]).write(layout.terms)
        Manifest(
            format=FORMAT,
            encoder=encoder.identity,
            terms=terms_identity(),
            dimension=encoder.dimension,
            articles=len(corpus.articles),
            passages=len(passages),
            sentences=len(sentence_vectors),
            corpus_digest=corpus_digest(corpus),
            corpus_stamp=stamp,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            files={path.relative_to(root).as_posix(): checksum(path) for path in layout.data_files()},
        ).write(layout.manifest)

    return generations.add(write, lambda snapshot: _try_canaries(snapshot, encoder))


def _key(passage: Passage) -> str:
    """Names all that is encoded of a passage: its text, and where its sentences are cut."""
    cuts = [(span.start, span.end) for span in passage.sentences]
    return hashlib.blake2b(f"{indexed_text(passage)}{cuts}".encode(), digest_size=16).hexdigest()


def _sentences(passage: Passage) -> list[str]:
    return [span.of(passage.text) for span in passage.sentences]


def _places(passage: Passage) -> SentencePlaces:
    return tuple(
        tuple(mention.place for mention in place_mentions(sentence)) for sentence in _sentences(passage)
    )


def _encode(
    passages: Sequence[Passage],
    keys: Sequence[str],
    encoder: Encoder,
    previous: Snapshot | None,
    watcher: Watcher,
) -> tuple[Vectors, Vectors]:
    """Vectors of all passages and of all their sentences, in order."""
    known = _known_vectors(previous, encoder)
    new = [passage for passage, key in zip(passages, keys, strict=True) if key not in known]
    sentences = [sentence for passage in new for sentence in _sentences(passage)]
    watcher.expect(len(new) + len(sentences))
    new_passages = iter(encoder.passages([indexed_text(passage) for passage in new], watcher.done))
    new_sentences = iter(encoder.passages(sentences, watcher.done))
    whole = [np.zeros((0, encoder.dimension), np.float32)]
    parts = [np.zeros((0, encoder.dimension), np.float32)]
    for passage, key in zip(passages, keys, strict=True):
        if key in known:
            vector, of_sentences = known[key]
        else:
            vector = next(new_passages)
            rows = [next(new_sentences) for _ in passage.sentences]
            of_sentences = np.array(rows, np.float32).reshape(-1, encoder.dimension)
        whole.append(vector[None, :])
        parts.append(of_sentences)
    return np.concatenate(whole), np.concatenate(parts)


def _known_vectors(previous: Snapshot | None, encoder: Encoder) -> dict[str, tuple[Vectors, Vectors]]:
    """Content key → the passage's vector and its sentences', from a generation of the same encoder."""
    if previous is None or previous.manifest.encoder != encoder.identity or not previous.keys:
        return {}
    whole, parts = previous.passage_vectors.vectors(), previous.sentence_vectors.vectors()
    starts = np.searchsorted(previous.owners, np.arange(len(previous.passages) + 1))
    return {key: (whole[row], parts[starts[row] : starts[row + 1]]) for row, key in enumerate(previous.keys)}


def _try_canaries(snapshot: Snapshot, encoder: Encoder) -> None:
    """Look a few passages up by their own text: each must find itself, or a twin of its content, first."""
    if not snapshot.passages:
        return
    rows = sorted({int(row) for row in np.linspace(0, len(snapshot.passages) - 1, _CANARIES)})
    vectors = encoder.passages([indexed_text(snapshot.passages[row]) for row in rows])
    for row, vector in zip(rows, vectors, strict=True):
        stored = snapshot.passage_vectors.vectors([row])[0]
        best = snapshot.passage_vectors.search(stored, 1)
        # A vector of NaN finds nothing, and no comparison with it holds.
        found = len(best.rows) and (
            snapshot.keys[best.rows[0]] == snapshot.keys[row] or best.scores[0] >= _SAME
        )
        if not (found and float(stored @ vector) >= _SAME):
            raise SnapshotError("Chỉ mục mới không tìm thấy chính đoạn đã đưa vào; bản cũ được giữ nguyên.")
