"""A folder of articles with its index beside it: what most tests of the index start from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from index.encoder import Encoder
from index.library import Library, Sources
from index.snapshot.generations import Generations
from index.snapshot.records import Snapshot
from knowledge.records import Article
from support.articles import ALL, put_articles
from support.encoders import HashedEncoder


@dataclass(frozen=True)
class Shelf:
    """Articles in `root/articles`, the index in `root/index`; `notices` are the lines the operator got."""

    root: Path
    notices: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path, articles: Iterable[Article] = ALL) -> "Shelf":
        """A shelf with these articles and no index yet."""
        shelf = cls(root)
        put_articles(shelf.articles, articles)
        return shelf

    @property
    def articles(self) -> Path:
        """The corpus."""
        return self.root / "articles"

    @property
    def index(self) -> Path:
        """The folder of generations."""
        return self.root / "index"

    @property
    def generations(self) -> Generations:
        """The generations in `index`."""
        return Generations(self.index)

    def library(self, encoder: Encoder | None = None) -> Library:
        """A library over the shelf, with a toy encoder if none is given."""
        return Library(self.index, Sources([self.articles]), encoder or HashedEncoder(), self.notices.append)

    def built(self, encoder: Encoder | None = None) -> Snapshot:
        """The snapshot after a refresh."""
        return self.library(encoder).refresh().snapshot

    def names(self) -> set[str]:
        """What lies in the index folder, without the lock."""
        return {path.name for path in self.index.iterdir()} - {"build.lock"}
