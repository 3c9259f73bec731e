"""What is handed on while something is imported: a page as it was read, then the draft of an article."""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from knowledge.article_file import with_fields
from knowledge.records import Article


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source says about itself. None where it says nothing; `published` is an ISO date."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    place: str | None = None

    def over(self, other: "Stated") -> "Stated":
        """These statements, and those of `other` where these are silent."""
        own = {each.name: value for each in fields(self) if (value := getattr(self, each.name))}
        return replace(other, **own)


@dataclass(frozen=True, slots=True)
class Page:
    """Text in reading order, a paragraph a line and "" for a blank line, with what the file says of itself.

    `notes` are Vietnamese lines for the operator.
    """

    lines: tuple[str, ...]
    stated: Stated = field(default_factory=Stated)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that has no id yet; `dropped` are the lines that were left out as no part of it.

    `kept_as` is the source of an article file with front matter, which is taken over as it is. `corrections` is
    what the operator said against the source, already in `stated` too.
    """

    stated: Stated
    text: str
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept_as: str | None = None
    source_kind: str = "article"
    corrections: Stated = field(default_factory=Stated)

    def corrected(self, said: Stated) -> "Draft":
        """The draft with what the operator says about it; an article file gets it into its front matter."""
        known = {each.name: value for each in fields(said) if (value := getattr(said, each.name))}
        if not known:
            return self
        kept = with_fields(self.kept_as, known, Path("article.md")) if self.kept_as else None
        stated, corrections = said.over(self.stated), said.over(self.corrections)
        return replace(self, stated=stated, corrections=corrections, kept_as=kept)

    def article(self, id_: str) -> Article:
        """The article under this id."""
        stated = {each.name: getattr(self.stated, each.name) for each in fields(self.stated)}
        title = stated.pop("title") or id_
        return Article(id=id_, title=title, text=self.text, source_kind=self.source_kind, **stated)
