"""The line over an answer to a claim: whether the corpus says what was put to be confirmed."""

from collections.abc import Sequence

from bot.answering.asking.asked_for import checks
from bot.answering.asking.asked_years import asked_years
from bot.answering.asking.claimed_figures import claimed_figures
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.borne_out import bears_out, may_deny
from bot.answering.measures.to_come import is_to_come
from bot.answering.texts.figures import figures, value_of
from bot.answering.texts.once import is_of_then
from knowledge.entities.years import years
from knowledge.vietnamese.normalising import folded

IT_SAYS = "Kho tư liệu ghi:"
_IS_SO = "Đúng như kho tư liệu ghi:"
_IS_NOT_SO = "Không đúng. Kho tư liệu ghi:"
_SAYS_OTHERWISE = "Kho tư liệu không ghi như vậy mà ghi:"
# How much of a claim's content a sentence must hold to be about the same thing.
_SAME_THING = 0.8
# … and how much at least to bear it out: 43 petitions there were are not 43 that were settled.
_OF_THE_SAME = 0.5


def on_claim(question: Question, chosen: Sequence[Evidence]) -> str:
    """The line over `chosen`, as far as it tells of the figure, the holder or the year claimed; empty where none is."""
    if not chosen:
        return ""
    if question.claimed_holder:
        return _on_holder(question, chosen)
    if question.claimed is None or chosen[0].figure is None:
        return _on_year(question, chosen)
    best, figure = chosen[0], chosen[0].figure
    is_same = value_of(figure.span.of(best.text)) == value_of(question.claimed)
    if is_same and (
        best.coverage < _OF_THE_SAME
        or is_of_then(best.text)
        or is_to_come(best.text)
        or not bears_out(question, best.text, figure)
        or not _has_all(question, best.text)
    ):
        return IT_SAYS
    if is_same:
        return _IS_SO
    # Another figure denies the claim only if it surely counts the same thing.
    sure = best.fit == 1.0 and best.coverage >= _SAME_THING and may_deny(question, best.text, figure)
    return f"Không phải {question.claimed}. {IT_SAYS}" if sure else IT_SAYS


def _on_holder(question: Question, chosen: Sequence[Evidence]) -> str:
    if not question.identity:
        return IT_SAYS
    return _IS_SO if question.claimed_holder in folded(chosen[0].text) else _IS_NOT_SO


def _on_year(question: Question, chosen: Sequence[Evidence]) -> str:
    """Where the year claimed was left out to find anything, that the corpus says another."""
    asked = asked_years(question.text) if checks(question.plain) and question.kind is Kind.TIME else None
    if not asked or question.years:
        return ""
    return IT_SAYS if asked & years(chosen[0].text) else _SAYS_OTHERWISE


def _has_all(question: Question, text: str) -> bool:
    """Whether each figure that the claim gives stands in `text`: "276 đảng viên và 17 chi bộ" is not borne out by half."""
    said = {value_of(one.span.of(text)) for one in figures(text)}
    claimed = claimed_figures(question.text, question.names)
    return all(value_of(one.span.of(question.text)) in said for one in claimed)
