"""What one snapshot was asked before is not searched again, and nothing else changes by that."""

from pathlib import Path

import pytest
from support.communes import COMMUNES, answerer_over

from bot.answering.records import Asked
from bot.observability.prometheus import PrometheusMetrics
from bot.observability.tracing import QuestionObserver

_NAME = COMMUNES[0].name


def test_the_same_question_is_searched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the answer is the same, without a search."""
    answerer = answerer_over(tmp_path, [commune.article for commune in COMMUNES])
    asked = Asked(f"Xã {_NAME} có bao nhiêu chi bộ trực thuộc?")
    first = answerer.answer(asked)
    monkeypatch.setattr(answerer, "_searcher", None)

    assert answerer.answer(asked) == first


def test_earlier_turns_tell_questions_apart(tmp_path: Path) -> None:
    """The same words after another question are another question."""
    answerer = answerer_over(tmp_path, [commune.article for commune in COMMUNES])
    texts = {
        answerer.answer(Asked("có bao nhiêu đảng viên?", (f"Xã {commune.name} có mấy chi bộ?",))).text
        for commune in COMMUNES[:2]
    }

    assert len(texts) == 2


def test_a_refusal_is_counted_by_its_reason_each_time(tmp_path: Path) -> None:
    """An unknown place is told as such in the metrics also when it was asked about before."""
    answerer = answerer_over(tmp_path, [commune.article for commune in COMMUNES])
    metrics = PrometheusMetrics()
    answerer._observer = QuestionObserver(metrics)
    for _ in range(2):
        answerer.answer(Asked("Xã Rạch Đước Tây có bao nhiêu chi bộ?"))

    assert 'hocbac_refusals_total{reason="unknown_place"} 2.0' in metrics.exposition().decode()
