"""From an article to its facts: a pure function, the same facts in the same order every time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.entities.places import Place
from knowledge.facts.by_hand import corrected
from knowledge.facts.directives import directives
from knowledge.facts.models import models
from knowledge.facts.reading import Reading
from knowledge.facts.records import Fact, Model, Result
from knowledge.facts.results import results
from knowledge.facts.whereabouts import places_of
from knowledge.passages import split
from knowledge.records import Article, Passage, Span

_LONGEST_SENTENCE = 2_500  # code points; keeps the time for any text linear


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
    is_ahead = False
    end = 0
    for span in _pieces(passage):
        if "\n" in passage.text[end : span.start]:
            carried, is_ahead = (), False
        reading = Reading(passage, span, carried, is_ahead)
        for fact in _of_sentence(reading):
            yield replace(fact, places=places_of(fact, reading))
        carried = reading.subject_places or carried
        is_ahead = is_ahead or reading.looks_ahead
        end = span.end


def _pieces(passage: Passage) -> Iterator[Span]:
    """The sentences; one too long to be a sentence, a table that lost its lines, in pieces that end at a blank."""
    for span in passage.sentences:
        start = span.start
        while span.end - start > _LONGEST_SENTENCE:
            cut = passage.text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            end = cut if cut > 0 else start + _LONGEST_SENTENCE
            yield Span(start, end)
            start = end
        yield Span(start, span.end)


def _of_sentence(reading: Reading) -> Iterator[Fact]:
    figures = results(reading)
    named = list(models(reading, figures))
    yield from directives(reading)
    yield from named
    for result in figures:
        yield _with_runner(result, named, reading)


def _with_runner(result: Result, named: list[Model], reading: Reading) -> Result:
    """Of a figure told of a model, nobody else being named, it is the model's runner who did it."""
    if result.whom or result.award:
        return result
    start = result.proof.at.start
    clause = reading.clause(start - reading.span.start)
    before = [
        model
        for model in named
        if model.run_by and reading.span.start + clause.start <= model.proof.at.start < start
    ]
    return replace(result, whom=before[-1].run_by) if before else result
