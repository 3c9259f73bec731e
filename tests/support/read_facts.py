"""Facts of a text, for the tests."""

from typing import TypeVar

from knowledge.facts.extract import facts_of
from knowledge.facts.records import Directive, Fact, Model, Result
from knowledge.records import Article

_F = TypeVar("_F", bound=Fact)


def article(text: str, place: str | None = "xã Lũng Cao, huyện Bá Hòa", **fields: str) -> Article:
    """An article with this text."""
    return Article("bai", "Bài", text, place=place, **fields)


def read(
    text: str, kind: type[_F], place: str | None = "xã Lũng Cao, huyện Bá Hòa", **fields: str
) -> list[_F]:
    """The facts of one kind that the rules read from a text."""
    return [fact for fact in facts_of(article(text, place, **fields)) if isinstance(fact, kind)]


def results(text: str, place: str | None = "xã Lũng Cao, huyện Bá Hòa") -> list[Result]:
    """Its figures and awards."""
    return read(text, Result, place)


def models(text: str, place: str | None = "xã Lũng Cao, huyện Bá Hòa") -> list[Model]:
    """Its models."""
    return read(text, Model, place)


def directives(text: str, place: str | None = "xã Lũng Cao, huyện Bá Hòa", **fields: str) -> list[Directive]:
    """Its documents."""
    return read(text, Directive, place, **fields)
