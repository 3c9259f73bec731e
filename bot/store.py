"""The operator's article files: where they lie, and how one is found, hidden or removed."""

from collections.abc import Iterator
from pathlib import Path

from bot.errors import ImportRefused
from index.library import Sources
from knowledge.article_file import article_id, replace_file
from knowledge.corpus import SHIPPED, Corpus, load_corpus
from knowledge.records import Article


class ArticleStore:
    """Articles under a data folder beside the shipped ones, or in one folder that alone is the corpus."""

    def __init__(self, data: Path, alone: Path | None) -> None:
        self._alone = alone
        self.folder = alone or data / "articles"
        self._hidden = data / "hidden.txt"

    def sources(self) -> Sources:
        """What the index is built from."""
        if self._alone is not None:
            return Sources([self._alone])
        own = [self.folder] if self.folder.is_dir() else []
        return Sources([SHIPPED, *own], self._hidden_ids())

    def corpus(self) -> Corpus:
        """All articles in use.

        Raises:
            CorpusError: there are none.
        """
        sources = self.sources()
        return load_corpus(sources.folders, sources.hidden)

    def path_of(self, id_: str) -> Path:
        """Where the article of this id lies among the operator's files, or is to be written."""
        return next(self._files_of(id_), self.folder / f"{id_}.md")

    def is_free(self, id_: str) -> bool:
        """Whether no file stands where an article of this id would be written."""
        return not (self.folder / f"{id_}.md").exists()

    def source_of(self, id_: str) -> str | None:
        """The text of the file that an article in use was read from."""
        path = next(self._files_of(id_), SHIPPED / f"{id_}.md" if self._alone is None else None)
        try:
            return path.read_text(encoding="utf-8-sig") if path is not None else None
        except (OSError, UnicodeError):
            return None

    def is_written_as(self, id_: str, source: str) -> bool:
        """Whether the article's file has just this text."""
        return self.source_of(id_) == source.removeprefix("\ufeff").replace("\r\n", "\n")

    def is_shipped(self, id_: str) -> bool:
        """Whether an article of this id comes with the program and is not replaced by one of the operator's."""
        return self._alone is None and (SHIPPED / f"{id_}.md").is_file() and not any(self._files_of(id_))

    def unhide(self, id_: str) -> None:
        """Take an id off the list of hidden ones."""
        if id_ in self._hidden_ids():
            self._write_hidden(self._hidden_ids() - {id_})

    def remove(self, id_: str) -> Article:
        """Remove an article; a shipped one is hidden, and comes back when an article of its id is added.

        Raises:
            ImportRefused: there is no such article, or its file cannot be removed.
        """
        article = next((article for article in self.corpus().articles if article.id == id_), None)
        if article is None:
            raise ImportRefused(f"Không có bài viết “{id_}”; xem danh sách bằng `hocbac list`.")
        files = list(self._files_of(id_))
        try:
            for file in files:
                file.unlink()
            if self._alone is None and (SHIPPED / f"{id_}.md").is_file():
                self._write_hidden(self._hidden_ids() | {id_})
        except OSError as error:
            raise ImportRefused(f"Không bỏ được bài “{id_}” ({error.strerror}).") from error
        return article

    def _files_of(self, id_: str) -> Iterator[Path]:
        """The operator's files that give this id, the one named after it first."""
        exact = self.folder / f"{id_}.md"
        if exact.is_file():
            yield exact
        if self.folder.is_dir():
            named = sorted(file for file in self.folder.glob("*.md") if file != exact)
            yield from (file for file in named if article_id(file.stem) == id_)

    def _hidden_ids(self) -> frozenset[str]:
        try:
            return frozenset(self._hidden.read_text(encoding="utf-8").split())
        except OSError:
            return frozenset()

    def _write_hidden(self, ids: frozenset[str]) -> None:
        self._hidden.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._hidden, "".join(f"{id_}\n" for id_ in sorted(ids)))
