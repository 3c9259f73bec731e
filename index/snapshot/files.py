"""A snapshot to files and back; loading compares everything the manifest says."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import SnapshotError
from index.snapshot.layout import Layout, Manifest, checksum
from index.snapshot.records import SentencePlaces, Snapshot, owners_of
from index.terms import TermIndex
from index.vectors import VectorIndex
from knowledge.entities.places import Place
from knowledge.records import AlsoIn, Article, Passage, Span


def write_data(
    layout: Layout,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    keys: Sequence[str],
    places: Sequence[SentencePlaces],
) -> None:
    """Write the two JSONL files; `keys` and `places` belong to the passages row by row."""
    _write_lines(layout.articles, map(asdict, articles))
    _write_lines(layout.passages, map(_passage_line, passages, keys, places))


def load(root: Path) -> Snapshot:
    """Load the generation in `root`.

    Raises:
        SnapshotError: anything differs from its manifest.
    """
    layout = Layout(root)
    manifest = Manifest.read(layout.manifest)
    _compare_files(layout, manifest)
    try:
        articles = [_article(line) for line in _read_lines(layout.articles)]
        by_id = {article.id: article for article in articles}
        lines = list(_read_lines(layout.passages))
        passages = [_passage(line, by_id) for line in lines]
        keys = [line["key"] for line in lines]
        places = [_places(line) for line in lines]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotError("Chỉ mục có dòng bài viết hoặc đoạn bị hỏng.") from error
    snapshot = Snapshot(
        name=root.name,
        manifest=manifest,
        articles=articles,
        passages=passages,
        keys=keys,
        places=places,
        passage_vectors=VectorIndex.read(layout.passage_vectors),
        sentence_vectors=VectorIndex.read(layout.sentence_vectors),
        owners=owners_of(passages),
        terms=TermIndex.read(layout.terms, len(passages)),
    )
    _compare_counts(snapshot)
    return snapshot


def _compare_files(layout: Layout, manifest: Manifest) -> None:
    found = {path.relative_to(layout.root).as_posix() for path in layout.data_files()}
    if found != set(manifest.files):
        raise SnapshotError("Chỉ mục thiếu hoặc thừa tệp.")
    for name, expected in manifest.files.items():
        try:
            actual = checksum(layout.root / name)
        except OSError as error:
            raise SnapshotError(f"Không đọc được tệp {name} của chỉ mục.") from error
        if actual != expected:
            raise SnapshotError(f"Tệp {name} của chỉ mục bị hỏng.")


def _compare_counts(snapshot: Snapshot) -> None:
    manifest = snapshot.manifest
    agree = (
        len(snapshot.articles) == manifest.articles
        and len(snapshot.passages) == len(snapshot.passage_vectors) == manifest.passages
        and len(snapshot.owners) == len(snapshot.sentence_vectors) == manifest.sentences
        and snapshot.passage_vectors.dimension == snapshot.sentence_vectors.dimension == manifest.dimension
    )
    if not agree:
        raise SnapshotError("Số đoạn, số câu hoặc số chiều trong chỉ mục không khớp bản kê.")


def _article(line: dict[str, Any]) -> Article:
    also_in = tuple(AlsoIn(**each) for each in line.pop("also_in", ()))
    return Article(**line, also_in=also_in)


def _passage_line(passage: Passage, key: str, places: SentencePlaces) -> dict[str, Any]:
    return {
        "article": passage.article.id,
        "number": passage.number,
        "text": passage.text,
        "sentences": [[span.start, span.end] for span in passage.sentences],
        "places": [[[place.level, place.name] for place in sentence] for sentence in places],
        "key": key,
    }


def _passage(line: dict[str, Any], articles: dict[str, Article]) -> Passage:
    spans = tuple(Span(start, end) for start, end in line["sentences"])
    return Passage(articles[line["article"]], line["number"], line["text"], spans)


def _places(line: dict[str, Any]) -> SentencePlaces:
    return tuple(tuple(Place(level, name) for level, name in sentence) for sentence in line["places"])


def _write_lines(path: Path, records: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _read_lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
