"""The articles in one place: opened whole, kept fresh, built anew when nothing else helps."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.build import Watcher, build
from index.encoder import Encoder
from index.errors import SnapshotError, StaleIndexError
from index.plan import article_fingerprints
from index.snapshot.columns import matching
from index.snapshot.generations import Generations
from index.snapshot.records import Snapshot
from index.terms import terms_identity
from knowledge.corpus import Corpus, corpus_digest, corpus_stamp, load_corpus
from knowledge.errors import reason_of
from knowledge.records import Article

# Gets one Vietnamese line that the operator should see.
Notice = Callable[[str], None]

_REBUILD = "hocbac index"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the articles lie, later folders over earlier ones, and the ids that are not to be used."""

    folders: Sequence[Path]
    hidden: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A generation that matches the articles, and whether it had to be built."""

    snapshot: Snapshot
    built: bool


class Library:
    """The index of some sources under one folder, with one encoder."""

    def __init__(self, root: Path, sources: Sources, encoder: Encoder, notice: Notice) -> None:
        self._generations = Generations(root)
        self._sources = sources
        self._encoder = encoder
        self._notice = notice
        # The corpus as it was read last, with its stamp: looking whether it changed and building read it once.
        self._read: tuple[str, Corpus] | None = None

    def open(self, watcher: Watcher | None = None) -> Snapshot:
        """The index to answer from: the current generation, refreshed first if the articles have changed.

        It is refreshed, too, when a new version of this program makes other terms of them: the vectors are kept.

        Raises:
            StaleIndexError: it was built with another model; rebuilding takes long and is done on purpose only.
            CorpusError: there are no articles.
            SnapshotError: a generation was needed and could not be built.
        """
        best, faults = self._load()
        if best is not None and best.manifest.encoder != self._encoder.identity:
            raise StaleIndexError(f"Chỉ mục đã lập bằng mô hình khác; hãy chạy `{_REBUILD}` để lập lại.")
        if best is not None and self._is_ours(best) and self._is_fresh(best):
            self._read = None
            return best
        try:
            return self._refresh(best if not faults else None, watcher or Watcher()).snapshot
        except SnapshotError as fault:
            if best is None or not self._is_ours(best) or not self._is_still_true(best):
                raise
            self._notice(f"{fault} Bài mới thêm chưa được dùng.")
            return best

    def refresh(self, watcher: Watcher | None = None) -> Refreshed:
        """Bring the index up to the articles, whatever it was built with, and in place of a damaged one.

        Raises:
            CorpusError: there are no articles.
            SnapshotError: the new generation could not be made; the old one stays current.
        """
        best, faults = self._load()
        if best is not None and not faults and self._is_ours(best) and self._is_fresh(best):
            self._read = None
            return Refreshed(best, built=False)
        return self._refresh(best if not faults else None, watcher or Watcher())

    def _load(self) -> tuple[Snapshot | None, list[str]]:
        best, faults = self._generations.load_best()
        for fault in faults:
            kept = "dùng bản lập trước" if best else "đang lập lại"
            self._notice(f"{fault} Bản chỉ mục này không dùng được; {kept}.")
        return best, faults

    def _is_ours(self, snapshot: Snapshot) -> bool:
        manifest = snapshot.manifest
        return manifest.encoder == self._encoder.identity and manifest.terms == terms_identity()

    def _is_fresh(self, snapshot: Snapshot) -> bool:
        stamp = corpus_stamp(self._sources.folders, self._sources.hidden)
        if stamp == snapshot.manifest.corpus_stamp:
            return True
        return corpus_digest(self._corpus(stamp, snapshot)) == snapshot.manifest.corpus_digest

    def _corpus(self, stamp: str, snapshot: Snapshot | None) -> Corpus:
        """The articles; files that `snapshot` was made of, and that have not changed, are not opened again."""
        if self._read is None or self._read[0] != stamp:
            known = _Earlier(snapshot) if snapshot is not None and self._is_ours(snapshot) else None
            folders, hidden = self._sources.folders, self._sources.hidden
            self._read = stamp, load_corpus(folders, hidden, known) if known else load_corpus(folders, hidden)
        return self._read[1]

    def _is_still_true(self, snapshot: Snapshot) -> bool:
        """Whether articles were only added since: no article that it answers from was changed or removed."""
        stamp = corpus_stamp(self._sources.folders, self._sources.hidden)
        now = article_fingerprints(self._corpus(stamp, snapshot))
        self._read = None
        return bool((matching(snapshot.article_columns.digests, now) >= 0).all())

    def _refresh(self, best: Snapshot | None, watcher: Watcher) -> Refreshed:
        """Build under the lock; `best` is the generation in use if nothing is wrong with it."""
        try:
            with self._generations.building(watcher.waiting):
                return Refreshed(self._build(best, watcher), built=True)
        except OSError as error:
            raise SnapshotError(
                f"Không ghi được chỉ mục: {reason_of(error)}; bản cũ, nếu có, được giữ nguyên."
            ) from error
        finally:
            self._read = None

    def _build(self, best: Snapshot | None, watcher: Watcher) -> Snapshot:
        # Another builder may have done the work while this one waited.
        newest, faults = best, list[str]()
        if best is None or best.name != self._generations.current_name():
            newest, faults = self._generations.load_best()
        is_another = newest is not None and newest is not best
        if (
            newest is not None
            and is_another
            and not faults
            and self._is_ours(newest)
            and self._is_fresh(newest)
        ):
            return newest
        # The stamp is taken first: a file that changes while it is read makes the next look-up refresh again.
        stamp = corpus_stamp(self._sources.folders, self._sources.hidden)
        corpus = self._corpus(stamp, newest)
        for warning in corpus.warnings:
            self._notice(warning)
        return build(corpus, stamp, self._encoder, self._generations, newest, watcher)


class _Earlier:
    """Articles of a snapshot by the files they were read from."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._articles = snapshot.articles
        files = snapshot.article_columns.files
        self._rows = {bytes(file): row for row, file in enumerate(files) if file.any()}

    def __call__(self, file: str) -> Article | None:
        row = self._rows.get(bytes.fromhex(file))
        return None if row is None else self._articles[row]
