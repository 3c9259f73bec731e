"""All facts of a corpus, by place and kind: what the answering layer and `hocbac facts` look things up in.

book = FactBook.of(corpus.articles)
place = book.place("tuy an")             # typed as people type; None if the corpus knows no such place
book.models(place)                       # a province's models are those of its communes too
book.results(place, inside=False)        # only what is said of the very place
book.directives(place)                   # every document, once, with all its mentions
book.in_passage("tuy-an#3")              # what a retrieved passage states
book.places(Model)                       # which places have models
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from knowledge.entities.hierarchy import larger_units
from knowledge.entities.names import NameBook
from knowledge.entities.places import LEVELS, Place, place_chain
from knowledge.facts.extract import facts_of
from knowledge.facts.records import Directive, Fact, Model, Result
from knowledge.records import Article
from knowledge.vietnamese.normalising import canonical, folded, nfc
from knowledge.vietnamese.tokens import tokens

_F = TypeVar("_F", bound=Fact)


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document and every fact that cites it; the first is the one that says most of it."""

    title: str
    facts: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A model of one place and every fact that names it; the first is the one that says most of it."""

    name: str
    facts: tuple[Model, ...]


class FactBook:
    """Facts in the order of their articles, with what they are found by."""

    def __init__(self, facts: Iterable[Fact], places: Iterable[Place] = ()) -> None:
        """`places` are those that the corpus knows besides those of the facts."""
        self.facts = tuple(facts)
        around: dict[tuple[Place, ...], tuple[Place, ...]] = {}
        self._own: dict[str, set[int]] = defaultdict(set)
        self._inside: dict[str, set[int]] = defaultdict(set)
        self._levels: dict[tuple[str, int], str | None] = {}
        known = set(places)
        self._by_passage: dict[str, list[Fact]] = defaultdict(list)
        for number, fact in enumerate(self.facts):
            stated = place_chain(fact.proof.passage.article.place or "")
            chain = fact.places
            if chain not in around:
                around[chain] = (*chain, *larger_units(chain))
            for at, place in enumerate(around[chain]):
                (self._inside if at else self._own)[place.key].add(number)
                self._levels[place.key, number] = place.level
            known.update(around[chain], stated)
            self._by_passage[fact.proof.passage.id].append(fact)
        self._book = NameBook(sorted(known, key=lambda place: (place.name, place.level or "")))

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "FactBook":
        """The facts of `articles`, in their order."""
        known = tuple(articles)
        places = (place for article in known for place in place_chain(article.place or ""))
        return cls((fact for article in known for fact in facts_of(article)), places)

    def place(self, typed: str) -> Place | None:
        """The place that somebody means by `typed`, with or without marks and level; None if no fact knows it.

        Of `xã A, huyện B` it is A.
        """
        level, name = _level_and_name(nfc(typed).partition(",")[0])
        syllables = tuple(canonical(token.text) for token in tokens(name))
        found, length = self._book.at(syllables, 0)
        if found is None or length != len(syllables):
            return None
        place = Place(level or (next(iter(found.levels)) if len(found.levels) == 1 else None), found.shown)
        if level and found.levels and level not in found.levels:
            return None
        return place

    def select(self, kind: type[_F], place: Place | None = None, *, inside: bool = True) -> tuple[_F, ...]:
        """The facts of a kind, in order; of `place` only, and with `inside` of the places within it as well.

        `Fact` itself is every kind. A district does not answer for a commune of the same name, nor the other way round.
        """
        numbers = range(len(self.facts)) if place is None else sorted(self._numbers(place, inside=inside))
        return tuple(fact for number in numbers if isinstance(fact := self.facts[number], kind))

    def in_passage(self, passage_id: str) -> tuple[Fact, ...]:
        """The facts proved by one passage, in order; for what retrieval has found."""
        return tuple(self._by_passage.get(passage_id, ()))

    def places(self, kind: type[Fact] = Fact) -> tuple[Place, ...]:
        """The smallest places that have facts of a kind, each once, in the order of their first fact."""
        return tuple(
            dict.fromkeys(fact.places[0] for fact in self.facts if isinstance(fact, kind) and fact.places)
        )

    def models(self, place: Place | None = None, *, inside: bool = True) -> tuple[NamedModel, ...]:
        """The models of a place, each name of each smallest place once, in the order of their first mention."""
        groups: dict[tuple[str, str | None], list[Model]] = defaultdict(list)
        for model in self.select(Model, place, inside=inside):
            groups[canonical(model.name), model.proof.passage.article.place].append(model)
        return tuple(NamedModel(group[0].name, _fullest_first(group)) for group in groups.values())

    def results(self, place: Place | None = None, *, inside: bool = True) -> tuple[Result, ...]:
        """The figures and awards of a place, in order."""
        return self.select(Result, place, inside=inside)

    def directives(self, place: Place | None = None, *, inside: bool = True) -> tuple[CitedDocument, ...]:
        """The documents cited for a place, each once, in the order of their first mention.

        `Chỉ thị 05` is taken for `Chỉ thị 05-CT/TW` where no other document of that number is cited there.
        """
        groups: dict[tuple[str, str, str | None], list[Directive]] = defaultdict(list)
        for directive in self.select(Directive, place, inside=inside):
            own = directive.sign.rpartition("/")[2] if directive.sign else directive.term
            groups[directive.kind, directive.number, own].append(directive)
        for kind, number, own in [key for key in groups if key[2] is None]:
            signed = [key for key in groups if key[:2] == (kind, number) and key[2] is not None]
            if len(signed) == 1:
                groups[signed[0]].extend(groups.pop((kind, number, own)))
        ordered = (_fullest_first(group) for group in groups.values())
        return tuple(CitedDocument(facts[0].title, facts) for facts in ordered)

    def _numbers(self, place: Place, *, inside: bool) -> set[int]:
        found = self._own.get(place.key, set()) | (self._inside.get(place.key, set()) if inside else set())
        levels: Mapping[tuple[str, int], str | None] = self._levels
        return {
            number
            for number in found
            if place.level is None or levels[place.key, number] in {None, place.level}
        }


def _fullest_first(facts: list[_F]) -> tuple[_F, ...]:
    """By how much they state, most first; the earlier one of two alike."""
    return tuple(sorted(facts, key=lambda fact: -_stated(fact)))


def _stated(fact: Fact) -> int:
    if isinstance(fact, Directive):
        return sum(map(bool, (fact.sign, fact.term, fact.date, fact.issuer, fact.subject, fact.applied_by)))
    if isinstance(fact, Model):
        return sum(map(bool, (fact.run_by, fact.since, fact.does, fact.figures)))
    return 0


def _level_and_name(typed: str) -> tuple[str | None, str]:
    plain = folded(typed).strip()
    for level in sorted(LEVELS, key=len, reverse=True):
        bare = folded(level) + " "
        if plain.startswith(bare) and len(plain) > len(bare):
            return level, typed.strip()[len(bare) :].strip()
    return None, typed.strip()
