"""The operator's article files: where they lie, and how one is added, listed, hidden or removed."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ImportRefused
from index.library import Sources
from knowledge.article_file import article_id, parse_article, write_article
from knowledge.corpus import SHIPPED, Corpus, load_corpus
from knowledge.errors import ArticleError, reason_of
from knowledge.records import Article

_READABLE = frozenset({".md", ".txt"})
_MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What one file became, and what the operator should know about it."""

    article: Article
    replaced: bool
    warnings: tuple[str, ...]


class ArticleStore:
    """Articles under a data folder beside the shipped ones, or in one folder that alone is the corpus."""

    def __init__(self, data: Path, alone: Path | None) -> None:
        self._alone = alone
        self._folder = alone or data / "articles"
        self._hidden = data / "hidden.txt"

    def sources(self) -> Sources:
        """What the index is built from."""
        if self._alone is not None:
            return Sources([self._alone])
        own = [self._folder] if self._folder.is_dir() else []
        return Sources([SHIPPED, *own], self._hidden_ids())

    def corpus(self) -> Corpus:
        """All articles in use.

        Raises:
            CorpusError: there are none.
        """
        sources = self.sources()
        return load_corpus(sources.folders, sources.hidden)

    def add(self, path: Path) -> Iterator[Added]:
        """Take over `path`, or every readable file of the folder `path`, one after the other.

        Raises:
            ImportRefused: the path is missing, of a kind that cannot be read, or its content is refused.
        """
        for file in _files(path):
            yield self._add_file(file)

    def remove(self, id_: str) -> Article:
        """Remove an article; a shipped one is hidden, and comes back when an article of its id is added.

        Raises:
            ImportRefused: there is no such article.
        """
        article = next((article for article in self.corpus().articles if article.id == id_), None)
        if article is None:
            raise ImportRefused(f"Không có bài viết “{id_}”; xem danh sách bằng `hocbac list`.")
        for file in self._folder.glob("*.md") if self._folder.is_dir() else ():
            if article_id(file.stem) == id_:
                file.unlink()
        if self._alone is None and (SHIPPED / f"{id_}.md").is_file():
            self._write_hidden(self._hidden_ids() | {id_})
        return article

    def _add_file(self, file: Path) -> Added:
        try:
            if file.stat().st_size > _MAX_BYTES:
                raise ImportRefused(f"{file.name}: tệp lớn quá {_MAX_BYTES // 1_000_000} MB.")
            source = file.read_text(encoding="utf-8")
            parsed = parse_article(source, file)
        except ArticleError as error:
            raise ImportRefused(str(error)) from error
        except UnicodeDecodeError as error:
            raise ImportRefused(f"{file.name}: tệp không phải UTF-8; hãy lưu lại bằng mã UTF-8.") from error
        except OSError as error:
            raise ImportRefused(f"{file.name}: không đọc được tệp: {reason_of(error)}.") from error
        target = self._folder / f"{parsed.article.id}.md"
        replaced = target.exists()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if _has_front_matter(source):
                _write_text(target, source)
            else:
                write_article(parsed.article, target)
        except OSError as error:
            raise ImportRefused(f"Không ghi được vào {self._folder}: {reason_of(error)}.") from error
        if parsed.article.id in self._hidden_ids():
            self._write_hidden(self._hidden_ids() - {parsed.article.id})
        return Added(parsed.article, replaced, parsed.warnings)

    def _hidden_ids(self) -> frozenset[str]:
        try:
            return frozenset(self._hidden.read_text(encoding="utf-8").split())
        except OSError:
            return frozenset()

    def _write_hidden(self, ids: frozenset[str]) -> None:
        self._hidden.parent.mkdir(parents=True, exist_ok=True)
        _write_text(self._hidden, "".join(f"{id_}\n" for id_ in sorted(ids)))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in _READABLE and file.is_file())
        if not files:
            raise ImportRefused(f"Thư mục {path} không có tệp .md hay .txt nào.")
        return files
    if not path.is_file():
        raise ImportRefused(f"Không thấy tệp {path}.")
    if path.suffix.lower() not in _READABLE:
        raise ImportRefused(f"{path.name}: bản này chỉ nhận tệp .md và .txt.")
    return [path]


def _has_front_matter(source: str) -> bool:
    return source.lstrip("\ufeff").startswith("---")


def _write_text(path: Path, text: str) -> None:
    """Write aside and rename, so that a reader never meets half a file."""
    handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(aside).chmod(0o644)  # mkstemp's 0600 would hide it from other users
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)
