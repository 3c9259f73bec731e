"""One generation on disk: what is read equals what was written, and damage of any kind is never an answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.articles import SON_KHE, put_articles
from support.shelves import Shelf

from index.errors import IndexFault, SnapshotError
from index.snapshot.files import load
from index.snapshot.layout import FORMAT, Layout, Manifest, checksum

_FILES = (
    "manifest.json",
    "articles.jsonl",
    "articles.offsets.npy",
    "articles/digests.npy",
    "articles/files.npy",
    "articles/starts.npy",
    "names/called.npy",
    "names/keys.npy",
    "names/names.offsets.npy",
    "names/names.txt",
    "names/rows.npy",
    "names/starts.npy",
    "names/subject.npy",
    "passages.faiss",
    "passages.jsonl",
    "passages.offsets.npy",
    "passages/ids.npy",
    "passages/keys.npy",
    "passages/starts.npy",
    "places/inside.npy",
    "places/names.jsonl",
    "places/numbers.npy",
    "places/rows.npy",
    "places/starts.npy",
    "sentences.faiss",
    "terms/counts.npy",
    "terms/keys.npy",
    "terms/lengths.npy",
    "terms/rows.npy",
    "terms/starts.npy",
    "trials.npy",
    "words/large.counts.npy",
    "words/large.keys.npy",
    "words/pairs.counts.npy",
    "words/pairs.keys.npy",
    "words/plain.counts.npy",
    "words/plain.keys.npy",
    "words/small.counts.npy",
    "words/small.keys.npy",
    "words/words.json",
)


def _rewrite_manifest(root: Path, change: Callable[[Manifest], Manifest]) -> None:
    """Change the manifest and sign it properly, as a faulty program would."""
    layout = Layout(root)
    change(Manifest.read(layout.manifest)).write(layout.manifest)


def _assert_falls_back(shelf: Shelf) -> None:
    with pytest.raises(SnapshotError):
        load(shelf.index / "000002")

    best, faults = shelf.generations.load_best()

    assert best is not None
    assert (best.name, len(faults)) == ("000001", 1)


def test_loaded_equals_written(shelf: Shelf) -> None:
    """Everything a build returns is what a later load returns."""
    put_articles(shelf.articles, [replace(SON_KHE, title="Sơn Khê làm theo Bác")])
    built = shelf.built()
    loaded = load(shelf.index / "000003")

    for name in ("name", "manifest"):
        assert getattr(built, name) == getattr(loaded, name)
    for name in ("articles", "passages", "places"):
        assert list(getattr(built, name)) == list(getattr(loaded, name))
    assert built.words.words == loaded.words.words
    assert built.place_postings.names == loaded.place_postings.names
    assert list(built.names.names) == list(loaded.names.names)
    np.testing.assert_array_equal(built.passage_columns.keys, loaded.passage_columns.keys)
    np.testing.assert_array_equal(built.owners, loaded.owners)
    np.testing.assert_array_equal(built.passage_vectors.vectors(), loaded.passage_vectors.vectors())
    np.testing.assert_array_equal(built.sentence_vectors.vectors(), loaded.sentence_vectors.vectors())
    np.testing.assert_array_equal(built.terms.scores("hũ gạo"), loaded.terms.scores("hũ gạo"))
    assert built.name == shelf.generations.current_name()


def test_folder_holds_these_files_and_no_pickle(shelf: Shelf) -> None:
    """A generation is JSON, plain numpy arrays and FAISS files, each with its checksum in the manifest."""
    layout = Layout(shelf.index / "000002")
    names = [path.relative_to(layout.root).as_posix() for path in layout.data_files()]

    assert sorted(_FILES[1:]) == sorted(names)
    assert {name: checksum(layout.root / name) for name in names} == Manifest.read(layout.manifest).files
    for path in layout.data_files():
        if path.suffix == ".npy":
            assert np.load(path, allow_pickle=False).dtype.kind in "uibf"


@pytest.mark.parametrize("name", _FILES)
def test_truncated_file_falls_back(shelf: Shelf, name: str) -> None:
    """A file cut short at any of several places, or emptied, is noticed."""
    path = shelf.index / "000002" / name
    whole = path.read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])

        _assert_falls_back(shelf)


@pytest.mark.parametrize("name", _FILES)
def test_flipped_byte_falls_back(shelf: Shelf, name: str) -> None:
    """One byte changed, wherever it is, is noticed."""
    path = shelf.index / "000002" / name
    whole = path.read_bytes()
    for at in np.linspace(0, len(whole) - 1, 12, dtype=int).tolist():
        damaged = bytearray(whole)
        damaged[at] ^= 0x01
        path.write_bytes(damaged)

        _assert_falls_back(shelf)


def test_no_flipped_bit_of_the_manifest_is_believed(shelf: Shelf) -> None:
    """Every byte of the manifest, changed by itself, is either noticed or changes nothing that is read."""
    path = shelf.index / "000002" / "manifest.json"
    whole = path.read_bytes()
    right = Manifest.read(path)
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x02
        path.write_bytes(damaged)
        try:
            read = Manifest.read(path)
        except SnapshotError:
            continue

        assert right == read


@pytest.mark.parametrize("name", _FILES)
def test_missing_file_falls_back(shelf: Shelf, name: str) -> None:
    """A file that is gone is noticed."""
    (shelf.index / "000002" / name).unlink()

    _assert_falls_back(shelf)


@pytest.mark.parametrize("name", ["notes.txt", "terms/corpus.jsonl", ".hidden"])
def test_extra_file_falls_back(shelf: Shelf, name: str) -> None:
    """A file that the manifest does not know is noticed."""
    (shelf.index / "000002" / name).write_text("{}\n", encoding="utf-8")

    _assert_falls_back(shelf)


@pytest.mark.parametrize("name", _FILES)
def test_file_that_cannot_be_opened_falls_back(shelf: Shelf, name: str) -> None:
    """A name that leads nowhere is damage like any other, and no traceback."""
    path = shelf.index / "000002" / name
    path.unlink()
    path.symlink_to(path.name)

    _assert_falls_back(shelf)


@pytest.mark.parametrize("field", ["articles", "passages", "sentences", "dimension", "format"])
def test_wrong_counts_fall_back(shelf: Shelf, field: str) -> None:
    """A manifest that is whole but counts otherwise than its files, or is of another format, is refused."""
    root = shelf.index / "000002"
    _rewrite_manifest(root, lambda manifest: replace(manifest, **{field: getattr(manifest, field) + 1}))

    _assert_falls_back(shelf)


@pytest.mark.parametrize("legs", [("passages.faiss", "sentences.faiss"), ("terms", "terms")])
def test_legs_of_another_size_fall_back(shelf: Shelf, legs: tuple[str, str]) -> None:
    """Files that are whole in themselves but belong to another number of passages are refused."""
    root, other = shelf.index / "000002", shelf.index / "000001"
    for name in legs:
        source = other / name
        for path in source.iterdir() if source.is_dir() else [source]:
            (root / path.relative_to(other)).write_bytes(path.read_bytes())
    files = {path.relative_to(root).as_posix(): checksum(path) for path in Layout(root).data_files()}
    _rewrite_manifest(root, lambda manifest: replace(manifest, files=files))

    _assert_falls_back(shelf)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "5",
        "null",
        '{"format": %d}',
        '{"format": %d, "checksum": 1, "files": 5}',
        '{"format": 1}',
    ],
)
def test_strange_manifest_falls_back(shelf: Shelf, content: str) -> None:
    """JSON of another shape is a damaged manifest, not a crash."""
    text = content.replace("%d", str(FORMAT))
    (shelf.index / "000002" / "manifest.json").write_text(text, encoding="utf-8")

    _assert_falls_back(shelf)


@pytest.mark.parametrize("line", ["5", "{}", '{"id": "x"}', "[", '{"article": "khong-co", "sentences": []}'])
@pytest.mark.parametrize("name", ["articles.jsonl", "passages.jsonl"])
def test_strange_line_falls_back(shelf: Shelf, name: str, line: str) -> None:
    """A line of another shape under a right checksum is refused."""
    root = shelf.index / "000002"
    (root / name).write_text(line + "\n", encoding="utf-8")
    files = {path.relative_to(root).as_posix(): checksum(path) for path in Layout(root).data_files()}
    _rewrite_manifest(root, lambda manifest: replace(manifest, files=files))

    _assert_falls_back(shelf)


def test_owners_follow_sentence_counts(tmp_path: Path) -> None:
    """Each sentence knows the row of its passage, all at once or some."""
    snapshot = Shelf.of(tmp_path).built()
    expected = [row for row, passage in enumerate(snapshot.passages) for _ in passage.sentences]

    assert expected == snapshot.owners.tolist()
    assert [expected[3], expected[0]] == snapshot.owners_of(np.array([3, 0])).tolist()


def test_snapshot_error_is_an_index_fault(shelf: Shelf) -> None:
    """A fault is one Vietnamese line for a person, of the tree that the command line shows."""
    path = shelf.index / "000002" / "passages.faiss"
    path.write_bytes(b"")
    with pytest.raises(IndexFault, match=r"^Tệp passages\.faiss của chỉ mục bị hỏng\.$"):
        load(path.parent)
