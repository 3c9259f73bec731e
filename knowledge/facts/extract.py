"""From an article to its facts: a pure function, the same facts in the same order every time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.entities.places import Place
from knowledge.facts.by_hand import corrected
from knowledge.facts.directives import directives
from knowledge.facts.models import models
from knowledge.facts.reading import Reading
from knowledge.facts.records import Fact
from knowledge.facts.results import results
from knowledge.facts.whereabouts import places_of
from knowledge.passages import split
from knowledge.records import Article, Passage, Span


def facts_of(article: Article) -> tuple[Fact, ...]:
    """Everything that `article` states, passage by passage, sentence by sentence, corrected by its hand-made facts."""
    return extract(split(article))


def extract(passages: Iterable[Passage]) -> tuple[Fact, ...]:
    """The facts of some passages, in order; within a sentence directives, models, results.

    Passages may come from the index as well: they need nothing but their article, text and sentences.
    """
    return tuple(fact for passage in passages for fact in corrected(passage, list(_read(passage))))


def _read(passage: Passage) -> Iterator[Fact]:
    carried: tuple[Place, ...] = ()
    end = 0
    for span in passage.sentences:
        if "\n" in passage.text[end : span.start]:
            carried = ()
        reading = Reading(passage, span, carried)
        for fact in _of_sentence(reading):
            yield replace(fact, places=places_of(fact, reading))
        carried = reading.subject_places or carried
        end = span.end


def _of_sentence(reading: Reading) -> Iterator[Fact]:
    figures = results(reading)
    yield from directives(reading)
    yield from models(reading, figures)
    yield from figures
