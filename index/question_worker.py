"""Questions encoded by one thread, in small batches: askers wait for their vector, nobody waits for them.

However many threads ask at once, one runs the model: they would only take the cores from one another. What arrives
while it is at work forms the next batch, so an idle bot answers at once and a busy one in company; no timer
holds a question back.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from index.encoder import Encoder, Progress, Vectors, no_progress

_MOST = 16


@dataclass(frozen=True, slots=True)
class _Request:
    texts: Sequence[str]
    vectors: "Future[Vectors]" = field(default_factory=Future)


class QuestionWorker(Encoder):
    """Another encoder, whose questions go through one thread; its passages do not, they are encoded by who asks."""

    def __init__(self, encoder: Encoder, most: int = _MOST) -> None:
        """Encode with `encoder`, at most about `most` questions at a time."""
        self._encoder = encoder
        self._most = most
        self._waiting: queue.SimpleQueue[_Request] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def identity(self) -> str:
        """The encoder's own."""
        return self._encoder.identity

    @property
    def dimension(self) -> int:
        """The encoder's own."""
        return self._encoder.dimension

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode texts that are to be found, in the calling thread."""
        return self._encoder.passages(texts, progress)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions and wait for the vectors, shape (len(texts), dimension); for threads that may wait."""
        return self.submit(texts).result()

    def submit(self, texts: Sequence[str]) -> "Future[Vectors]":
        """The vectors to come, for who must not wait (`asyncio.wrap_future`); cancelled in time, they are not made."""
        request = _Request(tuple(texts))
        self._waiting.put(request)
        self._start()
        return request.vectors

    def _start(self) -> None:
        """Start the thread with the first question: a process that only builds an index has none."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="question-encoder", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            batch = [request for request in self._next() if request.vectors.set_running_or_notify_cancel()]
            if batch:
                self._answer(batch)

    def _next(self) -> list[_Request]:
        """Whoever waits: at least one, and no more than `most` questions unless one request alone has more."""
        batch = [self._waiting.get()]
        while sum(len(request.texts) for request in batch) < self._most:
            try:
                batch.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        return batch

    def _answer(self, batch: list[_Request]) -> None:
        # A question that several ask at once is encoded once.
        texts = list(dict.fromkeys(text for request in batch for text in request.texts))
        try:
            vectors = self._encoder.queries(texts)
            rows = {text: row for row, text in enumerate(texts)}
            results = [vectors[[rows[text] for text in request.texts]] for request in batch]
        # Whatever the model raises belongs to who asked, and must not end the thread that all depend on.
        except Exception as error:  # noqa: BLE001
            if len(batch) == 1:
                batch[0].vectors.set_exception(error)
                return
            # Only who asked what cannot be encoded shall hear of it.
            for request in batch:
                self._answer([request])
            return
        for request, result in zip(batch, results, strict=True):
            request.vectors.set_result(result)
