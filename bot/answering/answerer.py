"""The whole way of a question, one concern a step."""

import operator
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from bot.answering.choose import choose
from bot.answering.compose import compose, how_many, not_found, not_told, on_claim, partly_missing
from bot.answering.courtesy import settled
from bot.answering.curated import CuratedAnswers
from bot.answering.curated_entries import CuratedStore
from bot.answering.english_framing import in_english
from bot.answering.evidence import Evidence, gather
from bot.answering.finding import place_finder
from bot.answering.followup import completed
from bot.answering.joining import joined
from bot.answering.known import KnownNames
from bot.answering.parts import parts
from bot.answering.question import Question, QuestionReader
from bot.answering.records import Answer, Asked, Status
from bot.answering.verify import verified
from bot.answering.wording import Kind
from bot.observability.metrics import Stage
from bot.observability.tracing import QuestionObserver, note, stage
from index.places import PlaceIndex
from index.records import Hit
from index.scopes import Scope
from index.search import Searcher
from knowledge.entities.names import NameBook
from knowledge.records import Article, Passage
from knowledge.vietnamese.english import is_english
from knowledge.vietnamese.normalising import nfc

_HITS = 10
_TWO = 2
_NEAREST = 3
# Asked of a district, these are not answered with what one of its communes has.
_OF_ITS_OWN = frozenset({Kind.FIGURE, Kind.PERSON, Kind.TIME})
# Items of each place where several are set side by side.
_OF_EACH = 3


class Answerer:
    """Answers questions over one snapshot."""

    def __init__(
        self,
        searcher: Searcher,
        country: NameBook,
        curated: CuratedStore | None = None,
        observer: QuestionObserver | None = None,
    ) -> None:
        self._searcher = searcher
        self._observer = observer or QuestionObserver()
        snapshot = searcher.snapshot
        self._terms = snapshot.terms
        self._places = PlaceIndex(snapshot)
        self._known = KnownNames.of(snapshot)
        finder = place_finder(self._places.book, country, snapshot.words)
        self._reader = QuestionReader(finder, searcher.restorer, self._known)
        self._curated = CuratedAnswers(curated, self._reader, searcher) if curated else None
        self._snapshot = snapshot

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question; never raises for what a person may type."""
        with self._observer.question(asked.text) as trace:
            answer = self._answer(asked)
            trace.status = answer.status
            is_refused = answer.status is Status.NOT_FOUND
            trace.refusal = (trace.refusal or "no_evidence") if is_refused else ""
        return answer

    def unwatched(self, asked: Asked) -> Answer:
        """The same, neither counted nor logged: for what the program asks itself."""
        return self._answer(asked)

    def _answer(self, asked: Asked) -> Answer:
        answer = self._in_vietnamese(asked)
        return in_english(answer) if is_english(nfc(asked.text)) else answer

    def _in_vietnamese(self, asked: Asked) -> Answer:
        early = settled(asked.text)
        if early:
            return early
        pieces = parts(nfc(asked.text))
        turns = asked.turns
        answers: list[Answer] = []
        for number, piece in enumerate(pieces):
            with stage(Stage.UNDERSTAND):
                question = completed(self._reader, piece, turns, continues=number > 0)
            note(kind=question.kind)
            curated = self._curated.find(question, Asked(piece, turns)) if self._curated else None
            answers.append(curated or self._one(question))
            turns = (*turns, piece)
        found = [answer for answer in answers if answer.status is Status.ANSWERED]
        if len(pieces) == 1 or not found:
            return answers[0]
        lacking = [piece for piece, answer in zip(pieces, answers, strict=True) if answer not in found]
        return joined(found, not_told(lacking))

    def _one(self, question: Question) -> Answer:
        """The verified answer to a question that asks one thing, under what has to be told of its places."""
        places = [self._places.resolve(place) for place in question.places]
        answer = self._told(question)
        notes = dict.fromkeys((*question.notes, *(note for place in places for note in place.notes)))
        return replace(answer, lead=" ".join(filter(None, (*notes, answer.lead))))

    def _told(self, question: Question) -> Answer:
        missing = [place for place in question.places if not self._places.knows(place)]
        if missing:
            note(refusal="unknown_place")
            return not_found(question, missing, self._nearest(question))
        inside = question.kind not in _OF_ITS_OWN
        resolved = [self._places.resolve(place, inside=inside) for place in question.places]
        scopes = [place.scope for place in resolved]
        if len(resolved) == 1 and resolved[0].is_ambiguous:
            # Two communes of one name: each is told with where it lies.
            units = resolved[0].units
            return self._side_by_side(
                replace(question, places=tuple(place for place, _ in units)), [scope for _, scope in units]
            )
        together = _together(scopes)
        if scopes and together is None:
            return self._side_by_side(question, scopes)
        together = self._about_named(question, together)
        if len(question.years) == _TWO and not question.claimed:
            return self._year_by_year(question, together)
        hits = self._hits(question, together)
        with stage(Stage.CHOOSE):
            chosen = choose(question, gather(question, hits, together, self._terms))
        with stage(Stage.COMPOSE):
            lead = on_claim(question, chosen) or how_many(question, chosen)
            answer = verified(compose(question, chosen, lead)) if chosen else None
        return answer or not_found(question, (), self._nearest(question, hits))

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `passage_key`, or None when it is no longer there."""
        passage = self._snapshot.passage_by_key(key)
        return passage or (self._curated.passage_by_key(key) if self._curated else None)

    def _side_by_side(self, question: Question, scopes: Sequence[Scope]) -> Answer:
        """One statement a place, for places that nothing speaks of together."""
        chosen, lacking = [], []
        for place, scope in zip(question.places, scopes, strict=True):
            found = choose(question, gather(question, self._hits(question, scope), scope, self._terms))
            chosen.extend(found[:_OF_EACH] if question.kind is Kind.LIST or question.facet else found[:1])
            lacking.extend([] if found else [place])
        answer = verified(compose(question, chosen, partly_missing(lacking))) if chosen else None
        return answer or not_found(question, (), self._nearest(question))

    def _about_named(self, question: Question, scope: Scope | None) -> Scope | None:
        """Of what `scope` lets through, what speaks of the names in the question; all of it where nothing does."""
        named = _together([self._known.scope(name) for name in question.names])
        if named is None or scope is None:
            return named or scope
        both = named & scope
        return both if both.sentences else scope

    def _year_by_year(self, question: Question, scope: Scope | None) -> Answer:
        """One statement a year, for years that are set side by side."""
        chosen: list[Evidence] = []
        for year in sorted(question.years):
            of_year = replace(question, years=frozenset({year}))
            found = choose(of_year, gather(of_year, self._hits(question, scope), scope, self._terms))
            chosen.extend(one for one in found[:1] if one not in chosen)
        answer = verified(compose(question, chosen)) if chosen else None
        return answer or not_found(question, (), self._nearest(question))

    def _hits(self, question: Question, scope: Scope | None) -> tuple[Hit, ...]:
        with stage(Stage.SEARCH):
            return self._searcher.search(
                question.spelled, _HITS, None if scope is None else scope.sentences.keys()
            )

    def _nearest(self, question: Question, hits: Sequence[Hit] = ()) -> tuple[Article, ...]:
        """The articles to offer instead, best first."""
        hits = hits or self._hits(question, None)
        articles = {hit.passage.article.id: hit.passage.article for hit in hits}
        return tuple(articles.values())[:_NEAREST]


def _together(scopes: Sequence[Scope]) -> Scope | None:
    """What speaks of all the places at once; None when nothing does, or no place is named."""
    if not scopes:
        return None
    together = reduce(operator.and_, scopes)
    return together if together.sentences else None
