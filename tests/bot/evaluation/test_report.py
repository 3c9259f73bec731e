"""The figures of `hocbac eval`, on answers whose figures are known by hand."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.evaluation.gold import Gold
from bot.evaluation.measure import Outcome, measure
from bot.evaluation.report import Report, summarise
from bot.evaluation.support import citation_precision, citation_recall
from bot.evaluation.variants import VARIANTS, can_vary, varied
from knowledge.passages import split
from knowledge.records import Article, Passage, Span

_TEXT = "Xã Đồng Sậy có 14 chi bộ trực thuộc. Có 85% đảng viên đăng ký làm theo Bác."


def _passage(id_: str, place: str = "xã Đồng Sậy") -> Passage:
    (passage,) = split(Article(id_, "Làm theo Bác", _TEXT, place=place))
    return passage


_ONE, _OTHER = _passage("dong-say"), _passage("may-trang", "xã Mây Trắng")
_CELLS, _SHARE = "Xã Đồng Sậy có 14 chi bộ trực thuộc.", "Có 85% đảng viên đăng ký làm theo Bác."
_REFUSED = Answer(Status.NOT_FOUND, "Chưa có trong kho tư liệu.")


def _answer(*said: tuple[str, tuple[int, ...]], passage: Passage = _ONE) -> Answer:
    statements = tuple(
        Statement(text, marks, (Span(text.index("14"), text.index("14") + 2),) if "14" in text else ())
        for text, marks in said
    )
    return Answer(
        Status.ANSWERED, "", statements, (Citation(1, passage, _CELLS), Citation(2, passage, _SHARE))
    )


class _Scripted:
    """Answers in the order given, and keeps what it was asked."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = list(answers)
        self.asked: list[Asked] = []

    def answer(self, asked: Asked) -> Answer:
        """The next answer."""
        self.asked.append(asked)
        return self._answers.pop(0)


def _gold(**changes: object) -> Gold:
    gold = Gold("t-1", "figure", "Xã Đồng Sậy có bao nhiêu chi bộ?", answerable=True, docs=("dong-say",), must=(("14 chi bộ",),))  # fmt: skip
    return replace(gold, **changes)  # type: ignore[arg-type]  # a test's shorthand


_UNANSWERABLE = _gold(category="unanswerable", answerable=False, docs=(), must=())
_RIGHT = _answer((_CELLS, (1,)), (_SHARE, (2,)))


def _outcomes() -> list[Outcome]:
    golds = [_gold(), _gold(), _gold(must=(("19 chi bộ",),)), _UNANSWERABLE, _UNANSWERABLE]
    answers = [_RIGHT, _REFUSED, _RIGHT, _REFUSED, _RIGHT]
    return measure(_Scripted(answers), golds)


@pytest.fixture(name="report")
def _report() -> Report:
    return summarise(_outcomes())


def test_accuracy(report: Report) -> None:
    """Right answers and right refusals count, overall and by category."""
    assert report.accuracy == pytest.approx(2 / 5)
    assert report.by_category == {"figure": (1, 3), "unanswerable": (1, 2)}


def test_refusing(report: Report) -> None:
    """Of two refusals one is right, of two unanswerable questions one is refused."""
    assert (report.refusal_precision, report.refusal_recall, report.refusal_f1) == (0.5, 0.5, 0.5)


def test_the_worst(report: Report) -> None:
    """A figure where another is asked for, and a figure where nothing is known, are wrong; a refusal is not."""
    assert report.wrong == pytest.approx(2 / 5)


@pytest.mark.parametrize(
    ("gold", "answer", "wrong"),
    [
        (_gold(), _RIGHT, False),
        (_gold(), _REFUSED, False),
        (_gold(must_not=("14 chi bộ",)), _RIGHT, True),
        (_gold(), _answer((_CELLS, (1,)), passage=_OTHER), True),
        (_gold(must=(("14 chi bộ",), ("312 đảng viên",))), _RIGHT, False),
        (_gold(must=(("chi bộ ấp",),)), _RIGHT, False),
        (_gold(must=(("19 chi bộ",),)), _answer((_SHARE, (2,))), False),
        (_UNANSWERABLE, _answer((_SHARE, (2,))), False),
    ],
)
def test_what_is_worse_than_incomplete(gold: Gold, answer: Answer, wrong: object) -> None:
    """Wrong is what is of another place or another figure; half an answer and a refusal are only not right."""
    (outcome,) = measure(_Scripted([answer]), [gold])

    assert outcome.is_wrong is wrong


@pytest.mark.parametrize(
    ("answer", "recall", "precision"),
    [
        (_RIGHT, 1.0, 1.0),
        # One of two statements is not supported, and its citation not needed.
        (_answer((_CELLS, (1,)), ("Xã Đồng Sậy có 19 chi bộ trực thuộc.", (1,))), 0.5, 0.5),
        # Swapped, both fail.
        (_answer((_CELLS, (2,)), (_SHARE, (1,))), 0.0, 0.0),
        # A superfluous citation costs precision, not recall.
        (_answer((_CELLS, (1, 2))), 1.0, 0.5),
        # Joined from two, it needs both.
        (_answer(("Xã Đồng Sậy có 14 chi bộ trực thuộc và có 85% đảng viên đăng ký làm theo Bác.", (1, 2))), 1.0, 1.0),
        (_answer(("Xã Đồng Sậy có 14 chi bộ trực thuộc và có 85% đảng viên đăng ký làm theo Bác.", (1,))), 0.0, 0.0),
        (_answer(("Xã Đồng Sậy không có 85% đảng viên đăng ký làm theo Bác.", (1, 2))), 0.0, 0.0),
        (_answer((_CELLS, ())), 0.0, 0.0),
    ],
)  # fmt: skip
def test_citations_by_alce(answer: Answer, recall: float, precision: float) -> None:
    """Recall and precision are what ALCE's formulas give by hand."""
    assert (recall, precision) == (citation_recall(answer), citation_precision(answer))


def test_a_quote_that_its_passage_lacks_supports_nothing() -> None:
    """The verbatim test comes first."""
    made_up = replace(_RIGHT, citations=(Citation(1, _ONE, _CELLS.replace("14", "15")), _RIGHT.citations[1]))

    assert (citation_recall(made_up), citation_precision(made_up)) == (0.5, 0.5)


def test_robustness() -> None:
    """Accuracy is given for each way of typing."""
    outcomes = _outcomes()
    report = summarise(outcomes, {"accented": outcomes, "plain": outcomes[:1], "nfd": []})

    assert report.robustness == {"accented": pytest.approx(0.4), "plain": 1.0}


def test_typed_otherwise() -> None:
    """Marks off, decomposed and abbreviated, with the earlier turns; what has no marks is not varied."""
    gold = _gold(question="Hội Nông dân xã có bao nhiêu đảng viên?", turns=("Ủy ban nhân dân xã làm gì?",))
    typed = {name: varied(gold, write) for name, write in VARIANTS.items()}

    assert typed["accented"] == gold
    assert typed["plain"].question == "hoi nong dan xa co bao nhieu dang vien?"
    assert typed["nfd"].question == unicodedata.normalize("NFD", gold.question) != gold.question
    assert typed["abbreviated"].question == "hnd xã có bn đv?"
    assert typed["abbreviated"].turns == ("ubnd xã lm j?",)
    assert can_vary(gold)
    assert not can_vary(typed["plain"])


def test_an_answer_is_timed() -> None:
    """Each outcome has its time in milliseconds, and the report their middle and 95th percentile."""
    outcomes = [
        replace(outcome, milliseconds=ms) for outcome, ms in zip(_outcomes(), (5, 1, 3, 2, 4), strict=True)
    ]
    report = summarise(outcomes)

    assert all(outcome.milliseconds >= 0 for outcome in _outcomes())
    assert (report.p50_ms, report.p95_ms) == (3, 5)
