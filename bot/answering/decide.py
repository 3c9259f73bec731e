"""Answer or refuse: the one decision, the same for every channel."""

from bot.answering.evidence import Evidence
from bot.answering.question import Question
from bot.answering.wording import Kind

# Fitted on tests/evaluation/tuning.jsonl and on questions beside it that nothing in the corpus answers.
# Meaning stands in for words: a cosine this far above the middle is worth as much coverage as the slope says.
_MIDDLE, _SLOPE = 0.87, 5.0
# The least a sentence must reach where a place or a document narrows the choice, and where nothing does.
_ANCHORED, _FREE = 0.25, 0.5
# A figure whose counted thing is only near has to share more of the rest.
_SURE_FIT = 0.8
_DOUBTFUL_FIGURE = 0.55
_LEAST_FREE_COVERAGE = 0.5
# A rare word that the sentence lacks is what the question is about, unless the meaning is all but the same.
_RARE, _SAME_MEANING = 0.6, 0.895


def confidence(evidence: Evidence) -> float:
    """How surely the sentence is about what is asked: its coverage, helped or hurt by its meaning; about 0 to 1."""
    return evidence.coverage + _SLOPE * (evidence.similarity - _MIDDLE)


def is_enough(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence may be given as an answer at all."""
    anchored = bool(question.places or question.documents or question.quoted)
    if question.kind is Kind.OVERVIEW:
        return anchored
    if question.quoted and question.kind is not Kind.FIGURE:
        # The sentence has the very name: there is no surer anchor.
        return True
    if question.kind in {Kind.DOCUMENT, Kind.ISSUER} or (question.facet is not None and anchored):
        return evidence.fit >= _SURE_FIT
    sure = confidence(evidence)
    if question.kind is Kind.FIGURE:
        least = _ANCHORED if evidence.fit >= _SURE_FIT else _DOUBTFUL_FIGURE
        return sure >= (least if anchored else max(least, _FREE)) and evidence.coverage > 0
    if evidence.lacking >= _RARE and evidence.similarity < _SAME_MEANING:
        return False
    return sure >= _ANCHORED if anchored else sure >= _FREE and evidence.coverage >= _LEAST_FREE_COVERAGE
