"""What a generation folder holds, and what its manifest says about it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import SnapshotError

# Bump when a file of the folder changes its meaning: older generations are then built anew.
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one generation. A column is one numpy array, mapped into memory; rows stand in the same order everywhere."""

    root: Path

    @property
    def manifest(self) -> Path:
        """Written last, so that its absence tells a torn generation."""
        return self.root / "manifest.json"

    @property
    def articles(self) -> Path:
        """One JSON article a line, sorted by id; `.offsets.npy` beside it says where each line begins."""
        return self.root / "articles.jsonl"

    @property
    def article_columns(self) -> Path:
        """The folder of the columns with a row an article: `index.snapshot.columns.ArticleColumns`."""
        return self.root / "articles"

    @property
    def passages(self) -> Path:
        """One JSON passage a line, in row order; `.offsets.npy` beside it says where each line begins."""
        return self.root / "passages.jsonl"

    @property
    def passage_columns(self) -> Path:
        """The folder of the columns with a row a passage: `index.snapshot.columns.PassageColumns`."""
        return self.root / "passages"

    @property
    def passage_vectors(self) -> Path:
        """FAISS; row i belongs to line i of the passages."""
        return self.root / "passages.faiss"

    @property
    def sentence_vectors(self) -> Path:
        """FAISS; the passages' sentences one after the other."""
        return self.root / "sentences.faiss"

    @property
    def trials(self) -> Path:
        """Questions' vectors that clusters are tried with; older generations have none, so that they are made anew."""
        return self.root / "trials.npy"

    @property
    def terms(self) -> Path:
        """The folder of the lexical index."""
        return self.root / "terms"

    @property
    def places(self) -> Path:
        """The folder of what says which sentences speak of which place."""
        return self.root / "places"

    @property
    def names(self) -> Path:
        """The folder of the names that the corpus gives, and of what says which passages give them.

        Older generations have none: they were read by rules of another identity, so that they are read anew, and
        keep their vectors.
        """
        return self.root / "names"

    @property
    def words(self) -> Path:
        """The folder of counted words, pairs of words, and runs written small or large."""
        return self.root / "words"

    def data_files(self) -> list[Path]:
        """Every file but the manifest, sorted."""
        return sorted(path for path in self.root.rglob("*") if path.is_file() and path != self.manifest)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from, with a checksum for each file (path from the root → blake2b).

    On disk it carries one for itself as well: a damaged identity must not pass for another model's.
    """

    format: int
    encoder: str
    terms: str
    dimension: int
    articles: int
    passages: int
    sentences: int
    corpus_digest: str
    corpus_stamp: str
    created: str
    files: Mapping[str, str]

    def write(self, path: Path) -> None:
        """Write as JSON."""
        fields = asdict(self)
        path.write_text(json.dumps(fields | {"checksum": _checksum(fields)}, indent=1), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read what `write` wrote.

        Raises:
            SnapshotError: missing, torn or of another format.
        """
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["format"] != FORMAT:
                raise SnapshotError("Chỉ mục thuộc một phiên bản khác của chương trình.")
            if stored.pop("checksum") != _checksum(stored):
                raise SnapshotError("Bản kê của chỉ mục bị hỏng.")
            return cls(**stored)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SnapshotError("Chỉ mục thiếu bản kê hoặc bản kê bị hỏng.") from error


def checksum(path: Path) -> str:
    """The file's blake2b, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _checksum(fields: Mapping[str, object]) -> str:
    return hashlib.blake2b(json.dumps(fields, sort_keys=True).encode(), digest_size=16).hexdigest()
