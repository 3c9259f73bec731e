"""What the answerer tells of each question to whoever watches."""

import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from support.communes import COMMUNES, answerer_over

from bot.answering.records import Asked
from bot.observability.prometheus import PrometheusMetrics
from bot.observability.tracing import QuestionObserver

_STEPS = {"understand", "search", "choose", "compose"}


@pytest.mark.parametrize(
    ("question", "status", "reason", "steps"),
    [
        (f"Xã {COMMUNES[0].name} có bao nhiêu chi bộ trực thuộc?", "answered", None, _STEPS),
        ("Xã Rạch Đước Tây có bao nhiêu chi bộ?", "not_found", "unknown_place", {"understand", "search"}),
        (f"Xã {COMMUNES[0].name} có bao nhiêu tàu ngầm?", "not_found", "no_evidence", _STEPS),
        ("Xin chào!", "smalltalk", None, set()),
    ],
    ids=["answered", "unknown place", "no evidence", "smalltalk"],
)
def test_the_answerer_reports(
    question: str, status: str, reason: str | None, steps: set[str], tmp_path: Path
) -> None:
    """Each question is counted by how it ended, a refusal by its reason, and its steps are timed."""
    metrics = PrometheusMetrics()
    answerer = answerer_over(tmp_path, [commune.article for commune in COMMUNES])
    answerer._observer = QuestionObserver(metrics)
    answer = answerer.answer(Asked(question))
    exposition = metrics.exposition().decode()
    samples = [sample for family in text_string_to_metric_families(exposition) for sample in family.samples]

    assert answer.status == status
    assert re.search(rf'hocbac_questions_total{{kind="[a-z ]+",status="{status}"}} 1\.0', exposition)
    assert ([reason] if reason else []) == [
        sample.labels["reason"] for sample in samples if sample.name == "hocbac_refusals_total"
    ]
    assert steps == {
        sample.labels["stage"] for sample in samples if sample.name == "hocbac_stage_seconds_count"
    }
