"""The lines of a page while they are sorted, and what kind of line one is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.sources.bylines import Byline
from knowledge.sources.dates import DateLine
from knowledge.sources.records import Stated
from knowledge.vietnamese.normalising import canonical

_PROSE_WORDS = 18
_LONG_WORDS = 40
_ENDED = re.compile(r"[.!?…;:][”\"’')\]]*(?:/\.?)?$|\./\.?$")


@dataclass(slots=True)
class Sheet:
    """Lines of the article, lines dropped, and what the dropped ones stated."""

    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    posted: str | None = None
    updated: str | None = None
    author: str | None = None
    publisher: str | None = None

    def drop(self, lines: Iterable[str]) -> None:
        """Leave these out."""
        self.dropped.extend(line for line in lines if line)

    def date(self, found: DateLine) -> None:
        """Note when the page was posted or changed; the first note stands."""
        if found.is_update:
            self.updated = self.updated or found.day
        else:
            self.posted = self.posted or found.day

    def sign(self, made: Byline) -> None:
        """Note who made it; the first note stands."""
        self.author = self.author or made.author
        self.publisher = self.publisher or made.publisher

    @property
    def stated(self) -> Stated:
        """What the dropped lines stated."""
        return Stated(author=self.author, publisher=self.publisher, published=self.posted or self.updated)


def words(line: str) -> int:
    """How many words a line has."""
    return len(line.split())


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text, not a title, a caption, a button or a list of links."""
    count = words(line)
    return count >= _LONG_WORDS or (count >= _PROSE_WORDS and _ENDED.search(line) is not None)


def is_ended(line: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    return _ENDED.search(line) is not None


def same_line(first: str, second: str) -> bool:
    """Whether two lines say the same, whatever their case and last full stop."""
    return canonical(first).strip(" .") == canonical(second).strip(" .")
