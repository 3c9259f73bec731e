"""What goes into the answering and what comes out of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.records import Article, Passage, Span

_LIKE_A_MARK = re.compile(r"\[(\d+)\]")


class Status(StrEnum):
    """How a question ended; the words are part of the contract."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    SMALLTALK = "smalltalk"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed, with the earlier questions of the same person, oldest first."""

    text: str
    turns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement is written: `quote` stands word for word in `passage`, which mark `[n]` points at."""

    n: int
    passage: Passage
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, and the numbers of the citations that carry it (never none).

    `text` has no marks in it: what looks like one, `[1]`, is shown as `(1)`. `bold` are spans of `text`, the figure or name that was asked for.
    `item` says that it stands on a line of its own, as one of a list.
    """

    text: str
    marks: tuple[int, ...]
    bold: tuple[Span, ...] = ()
    item: bool = False

    def __post_init__(self) -> None:
        # An article may have brackets of its own; of the same length, so that spans hold.
        object.__setattr__(self, "text", _LIKE_A_MARK.sub(r"(\1)", self.text))

    @property
    def marked(self) -> str:
        """The text followed by its marks, as a reader sees it: `… [1][2]`."""
        return f"{self.text} {''.join(f'[{mark}]' for mark in self.marks)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `lead` is framing that states nothing about the corpus' subjects: a greeting, "not found", a list's heading.
    Each mark in a statement has a citation and each citation a mark. `nearest` are the articles offered when
    nothing was found, best first. `language` is that of `lead` and of what a channel puts around it: vi or en.
    """

    status: Status
    lead: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Article, ...] = ()
    language: str = "vi"

    @property
    def text(self) -> str:
        """The whole answer as plain text with its marks, without the list of sources."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.lead:
            yield self.lead
        running: list[str] = []
        for statement in self.statements:
            if statement.item:
                if running:
                    yield " ".join(running)
                    running = []
                yield f"• {statement.marked}"
            else:
                running.append(statement.marked)
        if running:
            yield " ".join(running)
