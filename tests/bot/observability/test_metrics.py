"""Counting and timing, through the port to what Prometheus reads."""

from datetime import UTC, datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.observability.metrics import SILENCE, Metrics, Queue, Stage
from bot.observability.prometheus import PrometheusMetrics
from bot.observability.tracing import QuestionObserver, note, request_id, stage


def _sample(metrics: PrometheusMetrics, name: str, **labels: str) -> float | None:
    """The value of one sample as Prometheus' own parser reads it; None where there is none."""
    for family in text_string_to_metric_families(metrics.exposition().decode()):
        for sample in family.samples:
            if sample.name == name and sample.labels == labels:
                return float(sample.value)
    return None


def test_everything_is_exposed() -> None:
    """Each method of the port ends in a sample."""
    metrics = PrometheusMetrics()
    port: Metrics = metrics
    port.question("answered", "figure", 0.2)
    port.question("answered", "figure", 0.3)
    port.stage(Stage.SEARCH, 0.01)
    port.refusal("unknown_place")
    port.queue_depth(Queue.OUTBOX, 7)
    port.throttled()
    port.index(12, datetime(2026, 5, 19, tzinfo=UTC), 5, 40)

    assert _sample(metrics, "hocbac_questions_total", status="answered", kind="figure") == 2
    assert _sample(metrics, "hocbac_question_seconds_sum") == pytest.approx(0.5)
    assert _sample(metrics, "hocbac_stage_seconds_count", stage="search") == 1
    assert _sample(metrics, "hocbac_refusals_total", reason="unknown_place") == 1
    assert _sample(metrics, "hocbac_queue_depth", queue="outbox") == 7
    assert _sample(metrics, "hocbac_telegram_throttled_total") == 1
    assert _sample(metrics, "hocbac_index_generation") == 12
    assert (
        _sample(metrics, "hocbac_index_created_timestamp_seconds")
        == datetime(2026, 5, 19, tzinfo=UTC).timestamp()
    )
    assert _sample(metrics, "hocbac_index_passages") == 40


def test_two_sets_of_metrics_do_not_mix() -> None:
    """Counts belong to their object."""
    first, second = PrometheusMetrics(), PrometheusMetrics()
    first.throttled()

    assert (_sample(first, "hocbac_telegram_throttled_total"), 0.0) == (
        1.0,
        _sample(second, "hocbac_telegram_throttled_total"),
    )


def test_a_question_that_fails_is_counted() -> None:
    """An exception passes, and the question counts as failed."""
    metrics = PrometheusMetrics()

    with pytest.raises(ZeroDivisionError), QuestionObserver(metrics).question("?"), stage(Stage.CHOOSE):
        raise ZeroDivisionError

    assert _sample(metrics, "hocbac_questions_total", status="failed", kind="none") == 1
    assert _sample(metrics, "hocbac_stage_seconds_count", stage="choose") == 1


def test_steps_outside_of_a_question() -> None:
    """Timing and noting where no question is at hand do nothing, and no request is left behind."""
    with stage(Stage.SEARCH):
        note(kind="figure", refusal="no_evidence")

    assert request_id() is None


def test_silence_takes_everything() -> None:
    """The port that nobody listens to fits, too."""
    quiet: Metrics = SILENCE
    quiet.index(1, datetime.now(UTC), 1, 1)
    quiet.queue_depth(Queue.INBOX, 1)
    with QuestionObserver(quiet).question("?") as trace:
        trace.status = "answered"
