"""From an article to its facts: a pure function, the same facts in the same order every time."""

from collections.abc import Iterator

from knowledge.facts.directives import directives
from knowledge.facts.models import models
from knowledge.facts.reading import Reading
from knowledge.facts.records import Fact
from knowledge.facts.results import results
from knowledge.passages import split
from knowledge.records import Article, Passage


def facts_of(article: Article) -> tuple[Fact, ...]:
    """Everything that `article` states, passage by passage, sentence by sentence."""
    return extract(split(article))


def extract(passages: tuple[Passage, ...]) -> tuple[Fact, ...]:
    """The facts of some passages of one article, in order; within a sentence directives, models, results."""
    return tuple(fact for passage in passages for fact in _of_passage(passage))


def _of_passage(passage: Passage) -> Iterator[Fact]:
    for span in passage.sentences:
        reading = Reading(passage, span)
        figures = results(reading)
        yield from directives(reading)
        yield from models(reading, figures)
        yield from figures
