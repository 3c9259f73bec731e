"""Answer or refuse: the one decision, the same for every channel."""

import math
import re

from bot.answering.asking.asked_for import checks
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.dating import asks_own_date
from bot.answering.evidence.evidence import Evidence
from bot.answering.naming.about_persons import is_about
from bot.answering.statements.related import is_unrelated
from bot.answering.texts.called_short import calls_by_beginning
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# A logistic model of "this sentence answers this question", fitted by benchmarks/refusal.py on the tuning questions
# of tests/evaluation; the similarity is taken as tens of cosine around the middle of the model's band.
_BIAS = -3.4
_COVERAGE, _COVERAGE_SQUARED, _LACKING, _SIMILARITY, _FIT, _LENGTH = 1.6, 1.05, -0.3, 0.75, 1.55, 0.8
_ANCHORED, _ANCHORED_COVERAGE, _ANCHORED_LACKING = 0.6, 1.1, 0.5
_FIGURE, _FIGURE_FIT, _FIGURE_COVERAGE = -0.35, 0.65, 0.75
# Not told: whoever speaks of a school does not tell when it enrols.
_UNFOCUSED = 0.4
_MIDDLE, _TENTHS = 0.85, 10.0
_MANY_WORDS = 8
# What the cross-encoder's log-odds weigh, and from where on they speak for a sentence: it learned beside more wrong ones than
# right ones, but a figure of something else reads much like the one that is asked for. Weighed on lot_twentyone to lot_twentyfour.
_READ, _EVEN, _EVEN_OF_FIGURE, _MOST_ODDS = 0.8, -2.2, 0.5, 4.0
# From such a probability by its words on a sentence is not read: that saves time; what is said of figures is worth more of it.
_SURE, _SURE_OF_FIGURE = 0.8, 0.97
# The least probability with which a sentence is given as an answer: a figure of something else is the worst that can be said,
# while of what people ask for in words of their own the right sentence often holds few.
_ENOUGH_OF_FIGURE, _ENOUGH = 0.6, 0.45
# … a little more where what is asked of the matter is not said.
_ENOUGH_UNFOCUSED, _FOCUSED = 0.53, 0.9
# A part of a report, a document's subject: given where the sentence is surely of that kind.
_SURE_FIT = 0.8
_SHORTCOMINGS = frozenset(
    "han che ton tai khuyet diem yeu kem kho khan bat cap vuong mac gap nhieu con van".split()
)
# "Ngày mai có mưa không?": no report tells what will be tomorrow.
_OF_TOMORROW = re.compile(r"\b(?:ngay|sang|chieu|toi) mai\b[^,.;]*\bco\b[^,.;]*\b(?:khong|chua)\W*$")
# Asked for the causes of something, that must be spoken of, if it weighs anything.
_NOTHING, _OF_WEIGHT = 0.1, 0.45


def confidence(question: Question, evidence: Evidence) -> float:
    """The probability (0-1) that the sentence answers the question."""
    return _probability(_logit(question, evidence) + _read_together(question, evidence))


def is_sure(question: Question, evidence: Evidence) -> bool:
    """Whether its words alone make it sure that the sentence answers: it need not be read."""
    least = _SURE_OF_FIGURE if question.kind is Kind.FIGURE else _SURE
    return _probability(_logit(question, evidence)) >= least


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _read_together(question: Question, evidence: Evidence) -> float:
    """What the reading of both together adds to the log-odds of the rules; nothing where there is no such reading."""
    if evidence.odds is None:
        return 0.0
    even = _EVEN_OF_FIGURE if question.kind is Kind.FIGURE else _EVEN
    return _READ * (max(-_MOST_ODDS, min(_MOST_ODDS, evidence.odds())) - even)


def _logit(question: Question, evidence: Evidence) -> float:
    anchored = float(is_held(question, evidence))
    figure = float(question.kind is Kind.FIGURE)
    return (
        _BIAS
        + (_COVERAGE + _ANCHORED_COVERAGE * anchored + _FIGURE_COVERAGE * figure) * evidence.coverage
        + _COVERAGE_SQUARED * evidence.coverage**2
        + (_LACKING + _ANCHORED_LACKING * anchored) * evidence.lacking
        + _SIMILARITY * _TENTHS * (evidence.similarity - _MIDDLE)
        + (_FIT + _FIGURE_FIT * figure) * evidence.fit
        + _LENGTH * min(len(question.content), _MANY_WORDS) / _MANY_WORDS
        + _ANCHORED * anchored
        + _FIGURE * figure
        - _UNFOCUSED * (1 - evidence.focus)
    )


def is_anchored(question: Question) -> bool:
    """Whether a place, a document or a name narrows the choice."""
    return bool(
        question.places or question.documents or question.quoted or question.names or question.asks_office
    )


def is_held(question: Question, evidence: Evidence) -> bool:
    """Whether a name, of whatever sort, ties the sentence to the question."""
    return (
        is_anchored(question)
        or is_of_person(question, evidence)
        or _says_capitals(question, evidence)
        or _says_numbers(question, evidence)
        or calls_by_beginning(question.read, evidence.passage.text)
    )


def _says_numbers(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence has the numbers that the question gives: "ai hiến máu 17 lần"."""
    said = {token.text for token in tokens(evidence.text)}
    return bool(question.numbers) and said.issuperset(question.numbers)


def _says_capitals(question: Question, evidence: Evidence) -> bool:
    said = canonical(evidence.passage.text)
    return any(name in said for name in question.capitals)


def is_of_person(question: Question, evidence: Evidence) -> bool:
    """Whether the article is about, or names, the person that the question is about."""
    return is_about(evidence.passage.article, question.person.names)


def _is_cause_of_other(question: Question, evidence: Evidence) -> bool:
    """Whether nothing of what is asked about is spoken of: "Vì sao xã A giảm được tội phạm?" wants no other causes."""
    of_cause = question.facet is not None and question.facet.name == "cause"
    is_other = of_cause and evidence.coverage < _NOTHING and evidence.lacking >= _OF_WEIGHT
    # "Vì sao xã A còn hạn chế?": of what else should a report give the causes.
    return is_other and not _SHORTCOMINGS.issuperset(map(folded, question.content))


def is_enough(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence may be given as an answer at all."""
    of_other_body = not evidence.has_bodies and not checks(question.plain)
    if (
        of_other_body
        or is_unrelated(question, evidence)
        or _is_cause_of_other(question, evidence)
        or _OF_TOMORROW.search(question.plain)
    ):
        # Another union's model is none of the Women's Union's; a claim about who gave an award is put right.
        return False
    anchored = is_held(question, evidence)
    if question.kind is Kind.OVERVIEW:
        return anchored
    if question.asks_document and anchored and question.kind is Kind.LIST:
        return evidence.fit == 1.0
    if question.quoted and question.kind is not Kind.FIGURE:
        # The sentence has the very name: there is no surer anchor.
        return True
    if (
        question.kind in {Kind.DOCUMENT, Kind.ISSUER}
        or asks_own_date(question)
        or (question.facet is not None and anchored)
    ):
        return evidence.fit >= _SURE_FIT
    return confidence(question, evidence) >= _least(question, evidence)


def _least(question: Question, evidence: Evidence) -> float:
    """The probability from which on a sentence is given."""
    if question.kind is Kind.FIGURE:
        return _ENOUGH_OF_FIGURE
    is_vague = question.kind is Kind.TEXT and evidence.focus < _FOCUSED
    return _ENOUGH_UNFOCUSED if is_vague else _ENOUGH
