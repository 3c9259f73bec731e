"""The whole way of a question, one concern a step."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.answering.answers.documents_of import DocumentsOf
from bot.answering.answers.doing import Doing
from bot.answering.answers.elsewhere import Elsewhere
from bot.answering.answers.english_framing import in_english
from bot.answering.answers.enumerating import Enumerating
from bot.answering.answers.everywhere import Everywhere
from bot.answering.answers.gathering import Gathering, within_reports
from bot.answering.answers.joining import joined
from bot.answering.answers.named import Named, of_all
from bot.answering.answers.several import Several
from bot.answering.answers.single import Single
from bot.answering.answers.told_in import ToldIn
from bot.answering.asking.number_wording import ranks_units
from bot.answering.asking.parts import parts
from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.retyping import Retyping
from bot.answering.asking.several_wording import asks_change
from bot.answering.asking.wording import Kind
from bot.answering.comparing.alone import Alone
from bot.answering.comparing.comparing import Comparing
from bot.answering.comparing.measured import Measures
from bot.answering.comparing.ranking import Ranking
from bot.answering.comparing.sides import namesakes, sides_of, units_inside
from bot.answering.conversation.earlier import Earlier
from bot.answering.conversation.followup import completed
from bot.answering.evidence.measures_beside import measures_beside
from bot.answering.evidence.union_reports import told_of_union
from bot.answering.evidence.upper_offices import may_lie_inside
from bot.answering.gate.verify import verified
from bot.answering.models.model_places import ModelPlaces
from bot.answering.models.models_of import ModelsOf
from bot.answering.naming.bodies_meant import bodies_meant
from bot.answering.naming.finding import place_finder
from bot.answering.naming.numbered_bodies import NumberedBodies
from bot.answering.naming.small_names import SmallNames
from bot.answering.naming.unions_alone import UnionsAlone
from bot.answering.outside.courtesy import settled
from bot.answering.outside.curated import CuratedAnswers
from bot.answering.outside.curated_entries import CuratedStore
from bot.answering.outside.register import passage_by_key, with_register
from bot.answering.records import Answer, Asked, Status
from bot.answering.statements.compose import compose, not_found, not_told
from bot.answering.statements.weighing import Weighing
from bot.answering.texts.known import KnownNames
from bot.answering.texts.named_bodies import rows_of_body, said_alone, said_by_head, whole_rows
from bot.answering.texts.neighbours import without_neighbours
from bot.answering.texts.stated import StatedFacts
from bot.answering.texts.told_on import told_on
from bot.observability.metrics import Stage
from bot.observability.tracing import QuestionObserver, note, stage
from index.places import PlaceIndex
from index.records import Hit
from index.reranker import Reranker
from index.scopes import Scope
from index.search import Searcher
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article, Passage
from knowledge.vietnamese.english import is_english
from knowledge.vietnamese.normalising import nfc

_HITS = 10
# An overview chooses from the whole of a few articles; in which district a place lies may be said anywhere in one.
_HITS_OF_OVERVIEW = 40
# Questions and answers of one snapshot that are kept in memory, nowhere else.
_KEPT = 1024
_TWO = 2
_NEAREST = 3


class Answerer:
    """Answers questions over one snapshot."""

    def __init__(
        self,
        searcher: Searcher,
        country: NameBook,
        curated: CuratedStore | None = None,
        observer: QuestionObserver | None = None,
        cross_encoder: Reranker | None = None,
    ) -> None:
        self._searcher = searcher
        self._observer = observer or QuestionObserver()
        snapshot = searcher.snapshot
        self._terms = snapshot.terms
        self._places = PlaceIndex(snapshot)
        self._known = KnownNames.of(snapshot)
        finder = place_finder(self._places, country, snapshot.words)
        unions = UnionsAlone(self._terms, snapshot.passages)
        self._reader = QuestionReader(finder, searcher.restorer, self._known, unions)
        numbered = NumberedBodies(snapshot.place_postings.names)
        self._retyping = Retyping(
            finder, searcher.restorer, SmallNames(self._terms, snapshot.passages), numbered
        )
        self._curated = CuratedAnswers(curated, self._reader, searcher) if curated else None
        self._snapshot = snapshot
        stated = StatedFacts(snapshot.passages)
        measures = Measures(stated, self._terms)
        weighing = Weighing(self._terms, searcher.restorer, cross_encoder)
        alone = Alone(weighing, self._hits)
        self._comparing = Comparing(measures, alone, self._hits)
        self._gathering = Gathering(
            within_reports(stated, self._terms, self._hits),
            ModelsOf(stated, self._terms, self._hits),
            DocumentsOf(stated, self._terms, self._hits),
            Everywhere(
                Ranking(measures, self._terms, self._hits),
                Doing(self._terms, self._hits),
                ModelPlaces(stated, self._terms, self._hits),
                ToldIn(self._terms, self._hits),
            ),
        )
        self._several = Several(self._comparing, alone, self._gathering, weighing, self._hits)
        self._named = Named(snapshot.passages, self._known)
        self._elsewhere = Elsewhere(self._known, weighing, self._hits, snapshot.passages)
        self._single = Single(
            self._comparing, Enumerating(snapshot.passages), weighing, self._terms, self._hits
        )
        # The same evening many cells ask the same: what was read and found in this snapshot need not be found again.
        self._read = lru_cache(maxsize=_KEPT)(self._completed)
        self._found = lru_cache(maxsize=_KEPT)(self._one)
        self._earlier = Earlier(self._reader, self._places, self._read, self._found, self._is_curated)

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
        asked = self._retyping.asked(asked)
        answer = self._in_vietnamese(asked)
        return in_english(answer) if is_english(nfc(asked.text)) else answer

    def _in_vietnamese(self, asked: Asked) -> Answer:
        early = settled(asked.text)
        if early:
            return early
        pieces = measures_beside(nfc(asked.text), self._read) or parts(nfc(asked.text))
        turns = asked.turns
        answers: list[Answer] = []
        for number, piece in enumerate(pieces):
            with stage(Stage.UNDERSTAND):
                said = self._earlier.in_words(piece, turns)
                question = self._read(said, turns, number > 0)
            note(kind=question.kind)
            curated = self._of_operator(question, Asked(piece, turns))
            answers.append(
                curated or self._earlier.on_item(piece, turns) or self._or_before(question, piece, turns)
            )
            turns = (*turns, said)
        found = [answer for answer in answers if answer.status is Status.ANSWERED]
        if len(pieces) == 1 or not found:
            return answers[0]
        lacking = [piece for piece, answer in zip(pieces, answers, strict=True) if answer not in found]
        return joined(found, not_told(lacking))

    def _completed(self, piece: str, turns: tuple[str, ...], continues: bool = False) -> Question:
        return completed(self._reader, piece, turns, continues=continues)

    def _of_operator(self, question: Question, asked: Asked) -> Answer | None:
        return self._curated.find(question, asked) if self._curated else None

    def _is_curated(self, question: Question, asked: Asked) -> bool:
        return self._of_operator(question, asked) is not None

    def _or_before(self, question: Question, piece: str, turns: tuple[str, ...]) -> Answer:
        """What the corpus says; where it says nothing, what the answer before told beside."""
        answer = self._uncurated(question)
        is_refused = turns and answer.status is Status.NOT_FOUND
        return (self._earlier.told_beside(question, piece, turns) if is_refused else None) or answer

    def _uncurated(self, question: Question) -> Answer:
        """What the corpus says, with the reason of a refusal noted, also where the answer was found before."""
        if not all(map(self._places.knows, question.places)):
            note(refusal="unknown_place")
        return self._found(question)

    def _one(self, question: Question) -> Answer:
        """The verified answer to a question that asks one thing, under what has to be told of its places."""
        places = [self._places.resolve(place) for place in question.places]
        answer = with_register(question, self._told(question))
        notes = dict.fromkeys((*question.notes, *(note for place in places for note in place.notes)))
        return replace(answer, lead=" ".join(filter(None, (*notes, answer.lead))))

    def _told(self, question: Question) -> Answer:
        if question.facet is not None and question.kind is Kind.OVERVIEW:
            # What each of the unions does is a list of a part, no view of the whole.
            question = replace(question, kind=Kind.LIST)
        missing = [place for place in question.places if not self._places.knows(place)]
        if missing:
            return self._nothing(question, missing)
        inside = may_lie_inside(question) or ranks_units(question.plain)
        resolved = [self._places.resolve(place, inside=inside) for place in question.places]
        scopes = [place.scope for place in resolved]
        units = namesakes(question, resolved, self._places)
        if len(units) > 1:
            of_each = replace(question, places=tuple(unit.place for unit in units))
            return self._several.places(of_each, units) or self._nothing(question)
        scopes = [
            self._with_bodies(question, place.asked, scope)
            for place, scope in zip(resolved, scopes, strict=True)
        ]
        if len(scopes) == 1 and not scopes[0].sentences:
            # Only what lies in it is told of, and that has figures of its own.
            return self._nothing(question)
        sides = units_inside(question, self._places, self._snapshot.passages) or sides_of(question, scopes)
        together = of_all(scopes)
        if len(sides) > 1:
            beside = self._several.places(question, self._named.sides(question, sides))
            if beside or together is None:
                return beside or self._nothing(question)
        whole, together = together, self._named.scope(question, together)
        over_years = self._over_years(question, together, whole)
        if over_years:
            return over_years
        hits = self._hits(question, together)
        with stage(Stage.CHOOSE):
            told = (
                self._elsewhere.told(question, together)
                or self._gathering.told(question, together)
                or self._single.told(question, together, whole, hits)
            )
        with stage(Stage.COMPOSE):
            answer = verified(compose(question, told.chosen, told.lead)) if told.chosen else None
            if answer and told.counts and len(answer.statements) < len(told.chosen):
                answer = replace(answer, lead="")
        return answer or self._nothing(question, hits=hits)

    def _over_years(self, question: Question, scope: Scope | None, whole: Scope | None) -> Answer | None:
        """The answer where a measure is asked of two years, or how it moved over more; None where neither is.

        `whole` is `scope` with what does not say the names in the question again.
        """
        moved = self._several.before_after(question, whole)
        if moved:
            return moved
        if len(question.years) == _TWO and not question.claimed:
            return self._several.years(question, scope, whole) or self._nothing(question)
        if len(question.years) > _TWO and asks_change(question.plain):
            return self._several.change(question, scope)
        return None

    def _nothing(self, question: Question, missing: Sequence[Place] = (), hits: Sequence[Hit] = ()) -> Answer:
        """That the corpus does not say it, with the articles nearest to what was asked."""
        return not_found(question, missing, self._nearest(question, hits))

    def _with_bodies(self, question: Question, place: Place, scope: Scope) -> Scope:
        """`scope`, the sentences beside it that say the bare name, and articles about a body that bears the name."""
        passages = self._snapshot.passages
        for body in bodies_meant(question.plain, place, self._places.bodies):
            scope |= self._places.resolve(body).scope
        about = self._places.rows_about(place)
        if about:
            own = told_of_union(question, place, passages, about)
            return without_neighbours(passages, scope, place) | own
        scope |= said_alone(passages, scope, place) | said_by_head(passages, scope, place)
        scope |= told_on(passages, scope, place)
        if place.level:
            return scope
        rows = {
            row for hit in self._hits(question, None) for row in rows_of_body(passages, hit.row, place.key)
        }
        return scope | whole_rows(passages, rows)

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `passage_key`, or None when it is no longer there."""
        passage = self._snapshot.passage_by_key(key) or passage_by_key(key)
        return passage or (self._curated.passage_by_key(key) if self._curated else None)

    def _hits(self, question: Question, scope: Scope | None, k: int = _HITS) -> tuple[Hit, ...]:
        with stage(Stage.SEARCH):
            is_bare = question.expects is not None and question.expects.carries_nothing
            count = _HITS_OF_OVERVIEW if scope and (is_bare or question.kind is Kind.OVERVIEW) else k
            return self._searcher.search(
                question.spelled, count, None if scope is None else scope.sentences.keys()
            )

    def _nearest(self, question: Question, hits: Sequence[Hit] = ()) -> tuple[Article, ...]:
        """The articles to offer instead, best first."""
        hits = hits or self._hits(question, None)
        articles = {hit.passage.article.id: hit.passage.article for hit in hits}
        return tuple(articles.values())[:_NEAREST]
