"""The metrics as Prometheus reads them."""

from datetime import datetime
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.observability.metrics import Queue

# Seconds. An answer takes tens of milliseconds; a language model, where one is set, seconds.
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class PrometheusMetrics:
    """Counts in a registry of its own, so that two of them never mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        self._questions = self._counter(
            "questions", "Questions by how they ended and what they asked for.", "status", "kind"
        )
        self._seconds = self._histogram("question_seconds", "Seconds from question to answer.")
        self._stages = self._histogram("stage_seconds", "Seconds of each step of answering.", "stage")
        self._refusals = self._counter("refusals", "Questions not answered, by reason.", "reason")
        self._queues = self._gauge("queue_depth", "Messages that are waiting.", "queue")
        self._throttled = self._counter("telegram_throttled", "Times Telegram asked to slow down (429).")
        self._generation = self._gauge("index_generation", "The generation of the index that answers.")
        self._created = self._gauge("index_created_timestamp_seconds", "When it was built, in Unix time.")
        self._articles = self._gauge("index_articles", "Articles in it.")
        self._passages = self._gauge("index_passages", "Passages in it.")

    def question(self, status: str, kind: str, seconds: float) -> None:
        """Counted by status and kind, timed together."""
        self._questions.labels(status, kind).inc()
        self._seconds.observe(seconds)

    def stage(self, stage: str, seconds: float) -> None:
        """Timed."""
        self._stages.labels(stage).observe(seconds)

    def refusal(self, reason: str) -> None:
        """Counted."""
        self._refusals.labels(reason).inc()

    def queue_depth(self, queue: Queue, waiting: int) -> None:
        """The newest number counts."""
        self._queues.labels(queue).set(waiting)

    def throttled(self) -> None:
        """Counted."""
        self._throttled.inc()

    def index(self, generation: int, created: datetime, articles: int, passages: int) -> None:
        """The newest numbers count."""
        self._generation.set(generation)
        self._created.set(created.timestamp())
        self._articles.set(articles)
        self._passages.set(passages)

    def exposition(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"hocbac_{name}", says, labels, registry=self._registry)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(f"hocbac_{name}", says, labels, registry=self._registry)

    def _histogram(self, name: str, says: str, *labels: str) -> Histogram:
        return Histogram(f"hocbac_{name}", says, labels, registry=self._registry, buckets=_BUCKETS)
