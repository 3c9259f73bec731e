"""A snapshot from its files; loading compares everything the manifest says."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import read_column
from index.corpus_words import CorpusWords
from index.errors import SnapshotError
from index.name_postings import NamePostings, no_names
from index.place_postings import PlacePostings
from index.snapshot.columns import ArticleColumns, PassageColumns
from index.snapshot.layout import Layout, Manifest, checksum
from index.snapshot.lines import Lines, Stored, json_line
from index.snapshot.records import SentencePlaces, Snapshot
from index.terms import TermIndex
from index.vectors import VectorIndex
from knowledge.entities.places import Place
from knowledge.records import AlsoIn, Article, Passage, Span

# Checksums are worked out outside Python's lock: two cores finish in half the time.
_READERS = 4
_ARTICLE = tuple(field.name for field in fields(Article))


def article_line(article: Article) -> bytes:
    """An article as its line."""
    # Field by field: `asdict` on the whole copies every text.
    plain = {name: getattr(article, name) for name in _ARTICLE}
    return json_line(plain | {"also_in": [asdict(each) for each in article.also_in]})


def passage_line(passage: Passage, places: SentencePlaces) -> bytes:
    """A passage, and the places each of its sentences names, as its line."""
    return json_line(
        {
            "number": passage.number,
            "text": passage.text,
            "sentences": [[span.start, span.end] for span in passage.sentences],
            "places": [[[place.level, place.name] for place in sentence] for sentence in places],
        }
    )


def load(root: Path) -> Snapshot:
    """Load the generation in `root`.

    Raises:
        SnapshotError: anything differs from its manifest.
    """
    layout = Layout(root)
    manifest = Manifest.read(layout.manifest)
    _compare_files(layout, manifest)
    article_lines, passage_lines = Lines(layout.articles), Lines(layout.passages)
    articles: Stored[Article] = Stored(len(article_lines), partial(_article, article_lines))
    article_columns = ArticleColumns.read(layout.article_columns)
    snapshot = Snapshot(
        name=root.name,
        manifest=manifest,
        articles=articles,
        passages=Stored(len(passage_lines), partial(_passage, passage_lines, articles, article_columns)),
        places=Stored(len(passage_lines), partial(_places, passage_lines)),
        article_columns=article_columns,
        passage_columns=PassageColumns.read(layout.passage_columns),
        passage_lines=passage_lines,
        passage_vectors=VectorIndex.read(layout.passage_vectors),
        sentence_vectors=VectorIndex.read(layout.sentence_vectors),
        trials=_trials(layout, manifest.dimension),
        terms=TermIndex.read(layout.terms, len(passage_lines)),
        place_postings=PlacePostings.read(layout.places, len(passage_lines)),
        names=NamePostings.read(layout.names, len(passage_lines)) if layout.names.is_dir() else no_names(),
        words=CorpusWords.read(layout.words),
    )
    _compare_counts(snapshot)
    return snapshot


def _trials(layout: Layout, dimension: int) -> npt.NDArray[np.float32]:
    if layout.trials.is_file():
        return read_column(layout.trials, np.float32, dimension)
    return np.zeros((0, dimension), np.float32)


def _compare_files(layout: Layout, manifest: Manifest) -> None:
    found = {path.relative_to(layout.root).as_posix() for path in layout.data_files()}
    if found != set(manifest.files):
        raise SnapshotError("Chỉ mục thiếu hoặc thừa tệp.")
    with ThreadPoolExecutor(_READERS) as readers:
        sums = {name: readers.submit(checksum, layout.root / name) for name in manifest.files}
        for name, expected in manifest.files.items():
            try:
                actual = sums[name].result()
            except OSError as error:
                raise SnapshotError(f"Không đọc được tệp {name} của chỉ mục.") from error
            if actual != expected:
                raise SnapshotError(f"Tệp {name} của chỉ mục bị hỏng.")


def _compare_counts(snapshot: Snapshot) -> None:
    manifest = snapshot.manifest
    articles, passages = snapshot.article_columns, snapshot.passage_columns
    agree = (
        len(snapshot.articles) == len(articles.digests) == manifest.articles
        and len(snapshot.passages) == len(passages.keys) == manifest.passages
        and len(snapshot.passage_vectors) == articles.starts[-1] == manifest.passages
        and len(snapshot.sentence_vectors) == passages.starts[-1] == manifest.sentences
        and snapshot.passage_vectors.dimension == snapshot.sentence_vectors.dimension == manifest.dimension
    )
    if not agree:
        raise SnapshotError("Số đoạn, số câu hoặc số chiều trong chỉ mục không khớp bản kê.")


def _article(lines: Lines, row: int) -> Article:
    try:
        line = lines.read(row)
        also_in = tuple(AlsoIn(**each) for each in line.pop("also_in", ()))
        return Article(**line, also_in=also_in)
    except TypeError as error:
        raise SnapshotError("Chỉ mục có dòng bài viết bị hỏng.") from error


def _passage(lines: Lines, articles: Stored[Article], columns: ArticleColumns, row: int) -> Passage:
    line = lines.read(row)
    try:
        spans = tuple(Span(start, end) for start, end in line["sentences"])
        article = articles[int(columns.starts.searchsorted(row, side="right")) - 1]
        return Passage(article, line["number"], line["text"], spans)
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError("Chỉ mục có dòng đoạn bị hỏng.") from error


def _places(lines: Lines, row: int) -> SentencePlaces:
    try:
        return tuple(
            tuple(Place(level, name) for level, name in sentence) for sentence in lines.read(row)["places"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError("Chỉ mục có dòng đoạn bị hỏng.") from error
