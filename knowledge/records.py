"""What the knowledge hands on: articles, and the passages cut from them.

Every text in a record is NFC; every offset counts code points of the text it belongs to.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points `start` (included) to `end` (excluded)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself, cut from the text that the offsets count in."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another place where an article was published, as far as that is known."""

    publisher: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus. What its source does not state is None, never a guess.

    `text` is paragraphs separated by one blank line. `published` is an ISO date, or its first part
    (`2023`, `2023-05`) where the source says no more. `place` goes from the smallest unit to the largest,
    each with its level, separated by commas: `xã A, huyện B`. `source_kind` is `article` for a text
    carried over in full, `digest` for a retelling. `facts` holds the facts written by hand, as the JSON of a list
    (see knowledge.facts.by_hand). `also_in` is where copies of it were met.
    """

    id: str
    title: str
    text: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    place: str | None = None
    source_kind: str = "article"
    facts: str | None = None
    also_in: tuple[AlsoIn, ...] = ()

    @property
    def is_digest(self) -> bool:
        """Whether the text retells its source, so that a quote is the digest's wording."""
        return self.source_kind == "digest"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some whole sentences of one article, in order; what is retrieved and what is cited.

    `number` counts from 1 within the article. `sentences` are spans of `text`.
    """

    article: Article
    number: int
    text: str
    sentences: tuple[Span, ...]

    @property
    def id(self) -> str:
        """The article's id and the passage's number: `long-binh#3`."""
        return f"{self.article.id}#{self.number}"
