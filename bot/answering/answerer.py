"""The whole way of a question, one concern a step."""

from collections.abc import Iterable, Sequence

from bot.answering.compose import compose, not_found
from bot.answering.courtesy import settled
from bot.answering.evidence import Evidence, Gatherer
from bot.answering.keys import passage_key
from bot.answering.place_finder import PlaceFinder
from bot.answering.question import Question, QuestionReader
from bot.answering.records import Answer, Asked
from bot.answering.verify import verified
from bot.answering.wording import Kind
from index.places import PlaceIndex, Scope
from index.records import Hit
from index.search import Searcher
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article, Passage
from knowledge.vietnamese.normalising import nfc
from knowledge.vietnamese.tokens import tokens

_HITS = 10
_NEAREST = 3
# Below these a sentence shares too little with the question to answer it; fitted on tests/evaluation's tuning half.
_LEAST_COVERAGE = {Kind.FIGURE: 0.5, Kind.TIME: 0.55, Kind.LIST: 0.5, Kind.PERSON: 0.55, Kind.TEXT: 0.55}
# Further items of a list, and further places' figures, may fall this far below the best.
_ITEM_SHARE = 0.8


class Answerer:
    """Answers questions over one snapshot."""

    def __init__(self, searcher: Searcher, country: NameBook) -> None:
        self._searcher = searcher
        snapshot = searcher.snapshot
        self._places = PlaceIndex(snapshot)
        self._gatherer = Gatherer(snapshot.terms)
        finder = PlaceFinder(self._places.book, country, _common_runs(snapshot.passages))
        self._reader = QuestionReader(finder)
        self._by_key = {passage_key(passage.id): passage for passage in snapshot.passages}

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question; never raises for what a person may type."""
        early = settled(asked.text)
        if early:
            return early
        question = self._reader.read(asked)
        missing = [place for place in question.places if not self._places.knows(place)]
        if missing:
            return not_found(question, missing, self._nearest(question))
        scope = self._scope(question.places)
        hits = self._searcher.search(question.text, _HITS, None if scope is None else scope.sentences.keys())
        chosen = _choose(question, self._gatherer.gather(question, hits, scope))
        answer = verified(compose(question, chosen)) if chosen else None
        return answer or not_found(question, (), self._nearest(question, hits))

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage whose id has this `passage_key`, or None when it is no longer there."""
        return self._by_key.get(key)

    def _scope(self, places: Sequence[Place]) -> Scope | None:
        """What may answer for all `places`; several that nothing speaks of together are taken one by one."""
        if not places:
            return None
        scopes = [self._places.scope(place) for place in places]
        together = scopes[0]
        for scope in scopes[1:]:
            together = together & scope
        if together.sentences:
            return together
        for scope in scopes:
            together = together | scope
        return together

    def _nearest(self, question: Question, hits: Sequence[Hit] = ()) -> tuple[Article, ...]:
        """The articles to offer instead, best first."""
        hits = hits or self._searcher.search(question.text, _HITS)
        articles = {hit.passage.article.id: hit.passage.article for hit in hits}
        return tuple(articles.values())[:_NEAREST]


def _choose(question: Question, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence to say: none when even the best shares too little with the question."""
    least = _LEAST_COVERAGE[question.kind]
    enough = [evidence for evidence in found if evidence.coverage >= least]
    if not enough:
        return []
    best = enough[0]
    if question.kind is Kind.LIST:
        items = [evidence for evidence in enough if evidence.score >= _ITEM_SHARE * best.score]
        return sorted(items, key=lambda evidence: (evidence.row, evidence.number))
    if question.kind is Kind.FIGURE and len(question.places) != 1:
        return _one_an_article(enough, best)
    return [best]


def _one_an_article(enough: Iterable[Evidence], best: Evidence) -> list[Evidence]:
    """The best of each article that comes close to the best of all."""
    firsts: dict[str, Evidence] = {}
    for evidence in enough:
        firsts.setdefault(evidence.passage.article.id, evidence)
    return [evidence for evidence in firsts.values() if evidence.score >= _ITEM_SHARE * best.score]


def _common_runs(passages: Iterable[Passage]) -> frozenset[str]:
    """The runs of two and three words that the corpus writes in small letters: as words, not as a name."""
    runs: set[str] = set()
    for passage in passages:
        words = [token.text for token in tokens(nfc(passage.text))]
        for length in (2, 3):
            for at in range(len(words) - length + 1):
                run = words[at : at + length]
                if all(word.islower() for word in run):
                    runs.add(" ".join(run))
    return frozenset(runs)
