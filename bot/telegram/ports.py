"""What the Telegram side needs from the rest of the house; the real parts fit, and so do scripted ones in tests.

All methods are synchronous and are called from threads. Those who wire the house give each port an implementation;
`bot.telegram.plain` has what makes do with the answering alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.answering.records import Answer, Asked
from knowledge.records import Article, Passage, Span


class Answering(Protocol):
    """Answers questions and finds cited passages again."""

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question; never raises for what a person may type."""
        ...

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `bot.answering.keys.passage_key`, or None when it is no longer there."""
        ...


class Related(Protocol):
    """Knows what else may be asked."""

    def related(self, question: str, answer: Answer) -> Sequence[str]:
        """Questions that the corpus answers and that go on from this answer, best first."""
        ...


class Catalogue(Protocol):
    """Lists what the corpus holds, each entry verified and cited like an answer."""

    def directives(self) -> Answer:
        """The directives that the movement rests on."""
        ...

    def models(self, place: str) -> Answer:
        """The models of a place, or of all places where `place` is empty."""
        ...

    def results(self, place: str) -> Answer:
        """The results of a place, or of all places where `place` is empty."""
        ...


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage that answers an inline question, and the words of it to show."""

    passage: Passage
    quote: Span


class Snippets(Protocol):
    """Finds passages while somebody types `@bot …` in another chat."""

    def snippets(self, question: str, count: int) -> Sequence[Snippet]:
        """The best passages, best first; none when nothing fits."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What an operator's file or address holds, before anything is imported. `key` finds it again."""

    key: str
    article: Article
    replaces: bool
    warnings: tuple[str, ...]


class Shelf(Protocol):
    """The corpus as operators change it. What cannot be taken raises BotError with a line for the operator."""

    def articles(self) -> Sequence[Article]:
        """The articles in use."""
        ...

    def look_at(self, source: Path | str) -> Found:
        """What a file, or the page at an address, holds; kept aside until it is imported or refused."""
        ...

    def take(self, key: str) -> str:
        """Import what was looked at, bring the index up to date and use it; a line on what was done."""
        ...

    def refuse(self, key: str) -> None:
        """Forget what was looked at."""
        ...

    def remove(self, id_: str) -> str:
        """Take an article away, bring the index up to date and use it; a line on what was done."""
        ...


class Curation(Protocol):
    """Where answers that people wrote are kept; the answering serves them before it looks anywhere else."""

    def write(self, question: str, answer: str, by: int) -> None:
        """Keep an answer to a question."""
        ...


class Backup(Protocol):
    """Copies the state while the bot runs."""

    def make(self) -> str:
        """Make a copy; a line that says where and how large."""
        ...
