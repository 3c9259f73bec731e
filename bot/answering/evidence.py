"""From hits to the sentences that may answer: filtered by what the question names, then scored."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.figures import Figure, figures
from bot.answering.question import Question
from bot.answering.wording import Kind
from index.places import Scope
from index.records import Hit
from index.terms import TermIndex
from knowledge.entities.documents import document_mentions
from knowledge.entities.years import years
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import TWIN, tokens

# Cosines of multilingual-e5-small lie in a narrow band: this one is stretched to 0-1.
_LOW, _HIGH = 0.80, 0.92
_COVERED, _SIMILAR, _RANKED = 0.6, 0.2, 0.2
# A pair of neighbours found together says more than the two apart.
_PAIR_SHARE = 0.35
# How much a syllable counts that the sentence leaves to its passage or its article's title.
_FROM_PASSAGE, _FROM_TITLE = 0.5, 0.6

_QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị|bác sĩ|cô|thầy)\s+(?=[A-ZĐ])", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|(?:ngày|tháng|năm|quý|giai đoạn)\s+\S*\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer. `coverage` (0-1) is how much of the question's content it holds, by rarity.

    `figure` is the figure that the question asks for, where it asks for one; its span counts in the sentence.
    """

    passage: Passage
    row: int
    number: int
    score: float
    coverage: float
    figure: Figure | None = None

    @property
    def span(self) -> Span:
        """The sentence in its passage."""
        return self.passage.sentences[self.number]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.text)


class Gatherer:
    """Scores sentences for a question by the rarity of what they share with it."""

    def __init__(self, terms: TermIndex) -> None:
        self._terms = terms

    def gather(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> list[Evidence]:
        """The admissible sentences of `hits`, best first."""
        found = [evidence for hit in hits for evidence in self._in_passage(question, hit, scope)]
        return sorted(found, key=lambda evidence: (-evidence.score, evidence.row, evidence.number))

    def _in_passage(self, question: Question, hit: Hit, scope: Scope | None) -> Iterator[Evidence]:
        allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
        for number, span in enumerate(hit.passage.sentences):
            sentence = span.of(hit.passage.text)
            if allowed is not None and number not in allowed:
                continue
            if not _speaks_of_documents(question, sentence) or not _speaks_of_years(
                question, sentence, hit.passage
            ):
                continue
            fit, figure = _fit(question, sentence)
            if fit == 0:
                continue
            coverage = self._coverage(question.content, sentence, hit.passage)
            similar = min(1.0, max(0.0, (hit.sentences[number] - _LOW) / (_HIGH - _LOW)))
            score = fit * (_COVERED * coverage + _SIMILAR * similar + _RANKED * hit.score)
            yield Evidence(hit.passage, hit.row, number, score, coverage, figure)

    def _coverage(self, content: tuple[str, ...], sentence: str, passage: Passage) -> float:
        """The share of the content's rarity that the sentence holds, its surroundings counting in part."""
        if not content:
            return 1.0
        near = _Bag(sentence)
        around = {1.0: near, _FROM_TITLE: _Bag(passage.article.title), _FROM_PASSAGE: _Bag(passage.text)}
        single = self._share(content, around)
        pairs = tuple(f"{left}_{right}" for left, right in pairwise(content))
        if not pairs:
            return single
        return (1 - _PAIR_SHARE) * single + _PAIR_SHARE * self._share(pairs, around)

    def _share(self, wanted: tuple[str, ...], around: Mapping[float, "_Bag"]) -> float:
        total = held = 0.0
        for term in wanted:
            weight = self._terms.rarity(TWIN + folded(term) if folded(term) == term else term)
            total += weight
            held += weight * max((share for share, bag in around.items() if bag.holds(term)), default=0.0)
        return held / total if total else 1.0


class _Bag:
    """Syllables and neighbour pairs of a text, marked and folded."""

    def __init__(self, text: str) -> None:
        words = [canonical(token.text) for token in tokens(text)]
        marked = {*words, *(f"{left}_{right}" for left, right in pairwise(words))}
        self._marked = marked
        self._folded = {folded(term) for term in marked}

    def holds(self, term: str) -> bool:
        """Whether the text has `term`; a term typed without marks fits any marks."""
        return term in self._marked or (folded(term) == term and term in self._folded)


def _speaks_of_documents(question: Question, sentence: str) -> bool:
    named = [mention.document for mention in document_mentions(sentence)] if question.documents else []
    return all(any(wanted.is_same(other) for other in named) for wanted in question.documents)


def _speaks_of_years(question: Question, sentence: str, passage: Passage) -> bool:
    """A year asked for must stand in the sentence, or around it where the sentence itself names none."""
    if not question.years:
        return True
    named = years(sentence)
    if named:
        return question.years <= named
    article = passage.article
    return question.years <= (years(passage.text) | years(article.title) | years(article.published or ""))


def _fit(question: Question, sentence: str) -> tuple[float, Figure | None]:
    """How well the sentence's kind of content fits what is asked for (0 not at all), and the figure if one is."""
    match question.kind:
        case Kind.FIGURE:
            return _fit_figure(question, sentence)
        case Kind.TIME:
            return (1.0 if _DATE.search(sentence) else 0.0), None
        case Kind.PERSON:
            return (1.0 if _PERSON.search(sentence) else 0.6), None
        case Kind.LIST:
            return (
                1.0 if _QUOTED.search(sentence) or sentence.count(",") > 1 or ";" in sentence else 0.85
            ), None
        case Kind.TEXT:
            return 1.0, None


def _fit_figure(question: Question, sentence: str) -> tuple[float, Figure | None]:
    best, chosen = 0.0, None
    for figure in figures(sentence):
        if question.percent and not figure.percent:
            continue
        if question.money and not figure.money and not question.counted:
            continue
        fit = figure.counts(question.counted)
        if fit > best:
            best, chosen = fit, figure
    return best, chosen
