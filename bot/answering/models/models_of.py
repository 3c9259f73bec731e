"""The models that a place, or the whole corpus, is said to have: each name once, with the clause that tells of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_models, asks_parts, asks_places, of_units
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits, is_about_place
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import asks_to_come, is_to_come
from bot.answering.models.model_topics import is_of_union, topic_of_models
from bot.answering.models.model_units import MOST, short_enough
from bot.answering.models.model_wording import asks_deeds, counted_off, each_body
from bot.answering.naming.about_persons import is_about
from bot.answering.statements.saying import place_of
from bot.answering.statements.surroundings import around
from bot.answering.statements.told import Search, Told
from bot.answering.texts.article_unions import union_called
from bot.answering.texts.initiatives import initiatives
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from bot.answering.texts.themes import Theme, asks_models_of_theme, theme_of
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import place_chain, place_mentions
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses

_READ = 40  # passages
_ALL = 200  # passages of a place that are all read
_LONG = 160  # code points from which a clause is shown alone
_ABOUT = 0.6
# What is still wrong with models, or planned for them, is not told by naming them.
_OTHER_PARTS = frozenset({"task", "shortcoming", "cause"})


_Unit = tuple[Evidence, tuple[str, ...]]
"""A clause with the names that it brings."""


class ModelsOf:
    """Lists models from the facts of one snapshot."""

    def __init__(self, stated: StatedFacts, terms: TermIndex, search: Search) -> None:
        self._stated = stated
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The models asked for; None if the question asks for none, or the facts know of none that it means."""
        if question.kind not in {Kind.LIST, Kind.TEXT, Kind.OVERVIEW, Kind.PLACES}:
            return None
        if asks_models(question.plain) or asks_models_of_theme(question.plain):
            return self.named(question, scope)
        found = self.named(question, scope) if asks_deeds(question.plain) and question.places else None
        # One name is not all that a body does.
        return replace(found, lead="") if found and len(found.chosen) > 1 else None

    def named(self, question: Question, scope: Scope | None) -> Told | None:
        """The same for a question that is known to ask for models."""
        scope = scope or self._of_person(question)
        levels = of_units(question.plain)
        if question.quoted or question.names or question.documents or scope is None:
            return None
        if question.facet is not None and question.facet.name in _OTHER_PARTS:
            return None
        if (
            (asks_places(question.plain) is not None or asks_parts(question.plain))
            and question.kind is not Kind.LIST
            and not levels
        ):
            return None
        theme = theme_of(question.plain)
        topic = topic_of_models(question, theme)
        units = _of_level(self._about(theme, topic, list(self._units(question, scope))), levels)
        if not units:
            return None
        meant = counted_off(question, [one for one, _ in units])
        units = [unit for at, unit in enumerate(units) if at in meant or not meant]
        units = _each_name_once(sorted(units, key=lambda unit: not _is_own(question, unit[0])))
        names = [name for _, said in units for name in said]
        kept = short_enough([one for one, _ in units[:MOST]])
        # Of a sentence that names several models not all need be of the field that is asked for.
        told_apart = len(names) == len(units) or not (theme or topic.content)
        counts = len(kept) == len(units) and len(names) > 1 and told_apart
        return Told(tuple(kept), f"Kho tư liệu nêu tên {len(names)} mô hình:" if counts else "", counts)

    def _about(self, theme: Theme | None, topic: Question, units: list[_Unit]) -> list[_Unit]:
        """Those of `units` that are told of what is asked of models: a body, a field, a deed."""
        if topic.content:
            union = union_called(folded(" ".join(topic.content)))
            several = each_body(topic) or [topic.content]
            asked = [Coverage(words, words, topic.focus, self._terms) for words in several]
            if len(several) == 1:
                asked = [Coverage(topic.content, topic.read, topic.focus, self._terms)]
            units = [
                (one, names)
                for one, names in units
                if any(coverage.said(one.text, around(one)).share >= _ABOUT for coverage in asked)
                or is_of_union(one, union)
            ]
        return [unit for unit in units if theme is None or theme.cue.search(canonical(unit[0].text))]

    def _of_person(self, question: Question) -> Scope | None:
        """What is told in the articles about the person asked about; None where nobody is."""
        if not question.person.span or question.places:
            return None
        passages = self._stated.passages
        rows = [hit.row for hit in self._search(question, None, _READ)]
        about = {row for row in rows if is_about(passages[row].article, question.person.names)}
        return (
            Scope({row: frozenset(range(len(passages[row].sentences))) for row in about}) if about else None
        )

    def _units(self, question: Question, scope: Scope) -> Iterator[_Unit]:
        rows = sorted(scope.sentences)
        if len(rows) > _ALL:
            rows = sorted(hit.row for hit in self._search(question, scope, _READ))
        asked = {place.key for place in question.places}
        for row in rows:
            passage = self._stated.passages[row]
            groups: dict[Span, list[str]] = {}
            outline, offset = outline_of(passage.article), offset_of(passage)
            for one in initiatives(passage, self._stated.of(row)):
                number = _number(passage.sentences, one.at.start)
                sentence = passage.sentences[number]
                said = sentence.of(passage.text)
                if (
                    number not in scope.sentences[row]
                    or outline.is_heading(offset + sentence.start)
                    or not admits(question, said, passage)
                    or (is_to_come(said) and not asks_to_come(question))
                ):
                    continue
                unit = _unit(passage.text, sentence, one.at.start)
                if asked and one.places and not asked & one.places and any(place_mentions(said)):
                    continue
                if not one.places and not is_about_place(question, passage, sentence, unit):
                    continue
                groups.setdefault(unit, []).append(one.name)
            for unit, names in groups.items():
                number = _number(passage.sentences, unit.start)
                yield Evidence(passage, row, number, unit, 1.0, 1.0, 0.0, 1.0, 1.0), tuple(names)


def _of_level(units: Sequence[_Unit], levels: frozenset[str]) -> list[_Unit]:
    """The units told of places of `levels`; all where none is asked for, or none of those is told of."""
    kept = [
        unit for unit in units if (place := place_of(unit[0].passage, unit[0].span)) and place.level in levels
    ]
    return kept or list(units)


def _is_own(question: Question, one: Evidence) -> bool:
    """Whether the article is about the place asked for: it tells most of its models."""
    own = place_chain(one.passage.article.place or "")[:1]
    return not question.places or any(place.key == other.key for place in question.places for other in own)


def _number(sentences: Sequence[Span], at: int) -> int:
    return next((number for number, span in enumerate(sentences) if span.start <= at < span.end), 0)


def _unit(text: str, sentence: Span, at: int) -> Span:
    said = sentence.of(text)
    if len(said) <= _LONG:
        return sentence
    return next(
        (
            Span(sentence.start + clause.start, sentence.start + clause.end)
            for clause in clauses(said)
            if clause.start <= at - sentence.start < clause.end
        ),
        sentence,
    )


def _each_name_once(
    units: Sequence[_Unit],
) -> list[_Unit]:
    """The units that bring a name not told before, with their new names."""
    told: set[str] = set()
    kept: list[_Unit] = []
    for one, names in units:
        new = tuple(dict.fromkeys(name for name in names if name not in told))
        if new:
            told.update(new)
            kept.append((one, new))
    return kept
