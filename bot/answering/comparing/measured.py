"""Stated figures that may be the measure a question is about, each with the sentence that says it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.counting import asked_figure
from bot.answering.measures.figure_years import period_beside_brackets, years_in_brackets
from bot.answering.measures.measuring import counts_members
from bot.answering.measures.rates import is_other_rate, is_rate
from bot.answering.measures.stock import asks_stock, is_stock
from bot.answering.measures.to_come import asks_to_come, heads_plans
from bot.answering.texts.amount_values import MONEY, SHARE, Amount, amount_of
from bot.answering.texts.figures import Figure, figures
from bot.answering.texts.named_before import name_before
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.places import Place
from knowledge.entities.years import years
from knowledge.facts.records import Result, Status
from knowledge.records import Passage, Span
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses

_NAME = re.compile(rf"^(?:là |ở )?(?:[{UPPER}]\w*)(?: [{UPPER}]\w*)+")
_COUNTED, _ASKED, _OWN, _PART = 0.1, 0.3, 0.1, -0.05
_WHOLE, _LOST, _OTHER_COUNTED, _BASE = 0.1, 0.3, 0.3, 0.5
_LONG = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its sentence or clause.

    `match` (about 0-1.5) is how surely it is what is asked about, `named` (0-1) how much of that what it counts is called.
    """

    evidence: Evidence
    result: Result
    amount: Amount
    match: float
    named: float

    @property
    def own_place(self) -> Place | None:
        """The smallest place that the figure is stated for."""
        return self.result.places[0] if self.result.places else None

    @property
    def is_rate(self) -> bool:
        """Whether it is money told for each day or month."""
        figure = self.evidence.figure
        return figure is not None and is_rate(self.evidence.text, figure)


def is_to_come(passage: Passage, sentence: Span) -> bool:
    """Whether the sentence, or what stands over it, speaks of what is to be done."""
    outline, at = outline_of(passage.article), offset_of(passage) + sentence.start
    text = sentence.of(passage.text)
    return bool(_TO_COME.search(canonical(text))) or heads_plans(outline.over(at), text)


class Measures:
    """Finds the figures of one snapshot that a question is about."""

    def __init__(self, stated: StatedFacts, terms: TermIndex) -> None:
        self._stated = stated
        self._terms = terms

    def of(self, question: Question, hits: Iterable[Hit], scope: Scope | None) -> list[Measured]:
        """The figures in `hits` that `scope` lets through and that are of the asked sort, best first."""
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = [measured for hit in hits for measured in self._in_passage(question, hit, scope, coverage)]
        return sorted(
            found, key=lambda measured: (-measured.match, measured.evidence.row, measured.evidence.span.start)
        )

    def _in_passage(
        self, question: Question, hit: Hit, scope: Scope | None, coverage: Coverage
    ) -> Iterator[Measured]:
        allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
        results = [fact for fact in self._stated.of(hit.row) if isinstance(fact, Result)]
        asks_plans = asks_to_come(question)
        for number, sentence in enumerate(hit.passage.sentences):
            if allowed is not None and number not in allowed:
                continue
            within = [one for one in results if sentence.start <= one.proof.at.start < sentence.end]
            if (
                not within
                or (not asks_plans and is_to_come(hit.passage, sentence))
                or not admits(question, sentence.of(hit.passage.text), hit.passage)
            ):
                continue
            for result in within:
                measured = _measured(question, hit, number, result, within, coverage)
                if measured is not None:
                    yield measured


def _is_other(question: Question, text: str, figure: Figure) -> bool:
    """Whether the figure of `text` is a rate, a share, of another year, or no stock, where that is not asked."""
    before = text[: figure.span.start]
    beside = years_in_brackets(before)
    return (
        is_other_rate(question.plain, text, figure)
        # "Trang bị cho 08 chi bộ": how many were given something, not how many there are.
        or (asks_stock(question) and (figure.percent or not is_stock(before)))
        or bool(question.years and beside and not question.years & beside)
    )


def _of_its_year(text: str, sentence: Span, result: Result) -> Result:
    """`result` with its own year, where the brackets behind it tell the figure of another."""
    at = result.proof.at
    own = period_beside_brackets(text[sentence.start : at.start], text[at.end : sentence.end])
    return result if own is None else replace(result, period=own or None)


def _measured(
    question: Question, hit: Hit, number: int, result: Result, within: Sequence[Result], coverage: Coverage
) -> Measured | None:
    amount = amount_of(result)
    if amount is None or result.is_negated or not _is_of_sort(question, amount):
        return None
    if (result.qualifier in _CHANGES or result.unit == "điểm phần trăm") and not _ASKS_CHANGE.search(
        question.plain
    ):
        return None
    result = _of_its_year(hit.passage.text, hit.passage.sentences[number], result)
    said = years(result.period or "")
    if (question.years and said and not question.years & said) or _NAME.match(result.counted or ""):
        return None
    if result.status is Status.PLANNED and not asks_to_come(question):
        return None
    text = hit.passage.text
    sentence = hit.passage.sentences[number]
    unit = _unit(text, sentence, result.proof.at.start)
    own = _segment(text, unit, result, within)
    figure = _figure(unit.of(text), result.proof.at.start - unit.start)
    if figure is None or _is_other(question, unit.of(text), figure):
        return None
    named = name_before(hit.passage, number) if question.names else ""
    goes_on = named if named in question.names else ""
    covered = coverage.said(f"{result.counted or ''} {own}", f"{goes_on}\n{unit.of(text)}")
    match = covered.share + _COUNTED * coverage.said(f"{result.counted or ''} {result.unit or ''}").share
    if question.kind is Kind.FIGURE:
        _, asked = asked_figure(question, unit.of(text))
        match += _ASKED if asked is not None and asked.span == figure.span else 0.0
        of_no_noun = question.percent and not result.counted
        if question.counted and not (
            of_no_noun or figure.counts(question.counted) or _names(question.counted, result)
        ):
            match -= _OTHER_COUNTED
    if _narrows(question, result):
        match -= _OTHER_COUNTED
    before = canonical(unit.of(text)[: figure.span.start])
    if _FORMER.search(before) and "-" not in (result.value or "") and not (said and question.years & said):
        # "giảm từ 14,6 % xuống 8,9 %": what it was is not what it is.
        match -= _BASE
    match -= _BASE * bool(not question.years and years_in_brackets(unit.of(text)[: figure.span.start]))
    match += _of_whom(question, result) + _standing(question, own)
    match -= _OTHER_COUNTED * bool(_ALONE.search(unit.of(text)))
    evidence = Evidence(
        hit.passage,
        hit.row,
        number,
        unit,
        match,
        covered.share,
        covered.lacking,
        hit.sentences[number],
        1.0,
        figure,
    )
    return Measured(evidence, result, amount, match, coverage.said(result.counted or "").share)


_CHANGES = frozenset({"tăng", "giảm", "vượt", "cao hơn", "thấp hơn"})
_ASKS_FAILED = re.compile(r"\b(?:khong|chua|ngung|dung|tre|qua han|con lai)\b")
_ASKS_CHANGE = re.compile(r"\b(?:tang|giam|vuot)\b(?! hay)")
_FORMER = re.compile(
    r"\b(?:giảm|tăng|hạ|nâng|từ)\b[^,;.\d]{0,12}\btừ (?:\w+ )?$|\btừ $|\bso với (?:\w+ ){0,2}$|"
    r"\b(?:lúc|ban|buổi|ngày|thời gian) đầu (?:[^\W\d_]+ ){0,4}$"
)
# Of one household, a part of what all gave: "Riêng gia đình ông A hiến 820 m²".
_ALONE = re.compile(r"^\W*(?:trong đó,? )?riêng\b", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:không|chưa|ngừng|dừng|trễ|quá hạn)\b")
_SOME_OF_THEM = re.compile(
    r"\b(?:vắng|chưa|không|bị|vi phạm|nữ|trẻ|nghèo|mới|miễn|dự bị|cao tuổi|hưu trí|xuất sắc|tiêu biểu|đi làm ăn|thường xuyên|người dân tộc)\b"
)
_TOTAL = re.compile(r"\b(?:toàn|tổng|hiện có|cả)\b")
_TO_COME = re.compile(
    r"^\W*(?:trong )?(?:thời gian tới|những năm tiếp theo|sắp tới|tới đây|những tháng cuối năm|phương hướng|giai đoạn tới|sang năm|từ nay đến)|"
    r"\b(?:xác định|đề ra|đặt ra|tập trung|thực hiện) (?:\w+ ){0,2}(?:việc|nhiệm vụ|giải pháp|mục tiêu) (?:\w+ ){0,2}(?:trọng tâm|sau|chính)?\s?:"
)


def _is_of_sort(question: Question, amount: Amount) -> bool:
    """Whether a share answers a question for a share, and money one for money."""
    if question.percent and question.kind is Kind.FIGURE:
        return amount.unit == SHARE
    if amount.unit == SHARE and counts_members(question):
        # "Nơi nào nhiều đảng viên nhất?" asks how many there are, not how many of them did something.
        return False
    return amount.unit == MONEY if question.money else True


def _names(counted: Sequence[str], result: Result) -> bool:
    """Whether what the result counts, as written, has a word of what is asked for: 5.200 m2 đất."""
    return bool(set(counted) & set(folded(canonical(result.counted or "")).split()))


def _narrows(question: Question, result: Result) -> bool:
    """Whether only some of what is asked for is counted: `37 đảng viên thường xuyên vắng sinh hoạt`."""
    match = _SOME_OF_THEM.search(canonical(result.counted or ""))
    return match is not None and folded(match[0]) not in question.plain


def _standing(question: Question, own: str) -> float:
    """More for a total, less for what failed and was not asked about."""
    said = canonical(own)
    lost = _FAILED.search(said) is not None and not _ASKS_FAILED.search(question.plain)
    return _WHOLE * bool(_TOTAL.search(said)) - _LOST * lost


def _of_whom(question: Question, result: Result) -> float:
    """More for a figure of the very place asked about, less for one of a part of it."""
    if not question.places or not result.places:
        return 0.0
    return _OWN if result.places[0].key == question.places[0].key else _PART


def _unit(text: str, sentence: Span, at: int) -> Span:
    """The clause of a long sentence that code point `at` stands in, else the sentence."""
    said = sentence.of(text)
    if len(said) <= _LONG:
        return sentence
    return next(
        (
            Span(sentence.start + clause.start, sentence.start + clause.end)
            for clause in clauses(said)
            if sentence.start + clause.start <= at < sentence.start + clause.end
        ),
        sentence,
    )


def _segment(text: str, unit: Span, result: Result, within: Sequence[Result]) -> str:
    """The words between the figure before and the one behind it."""
    at = result.proof.at
    start = max([unit.start, *(one.proof.at.end for one in within if one.proof.at.end <= at.start)])
    end = min([unit.end, *(one.proof.at.start for one in within if one.proof.at.start >= at.end)])
    return text[start : max(end, at.end)]


def _figure(unit: str, at: int) -> Figure | None:
    """The figure of the clause at code point `at`, words that soften it aside."""
    return next((figure for figure in figures(unit) if figure.span.start >= at), None)
