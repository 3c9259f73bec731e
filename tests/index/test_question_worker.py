"""Questions through one thread: batches under load, the same vectors, errors and cancellation where they belong."""

import asyncio
import threading
from collections.abc import Sequence

import numpy as np
import pytest
from support.encoders import HashedEncoder

from index.encoder import Vectors
from index.question_worker import QuestionWorker


class _Gated(HashedEncoder):
    """Notes each batch, and holds it until it is let through; a question `hỏng` cannot be encoded."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[list[str]] = []
        self.threads: set[int] = set()
        self.reached = threading.Semaphore(0)
        self.gate = threading.Semaphore(0)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode what is let through."""
        self.batches.append(list(texts))
        self.threads.add(threading.get_ident())
        self.reached.release()
        assert self.gate.acquire(timeout=20)
        if "hỏng" in texts:
            raise ValueError("hỏng")
        return super().queries(texts)


@pytest.fixture(name="gated")
def _gated() -> _Gated:
    return _Gated()


def _held(gated: _Gated, worker: QuestionWorker) -> None:
    """Let the worker take up a first question, and keep it there."""
    worker.submit(["đầu"])
    assert gated.reached.acquire(timeout=20)


def test_what_waits_is_one_batch(gated: _Gated) -> None:
    """Questions that arrive while the model is at work go to it together, in one thread that is not the caller's."""
    worker = QuestionWorker(gated)
    _held(gated, worker)
    futures = [worker.submit([text]) for text in ("một", "hai", "ba")]
    for _ in range(2):
        gated.gate.release()
    vectors = [future.result(20) for future in futures]

    assert gated.batches == [["đầu"], ["một", "hai", "ba"]]
    assert len(gated.threads) == 1
    assert threading.get_ident() not in gated.threads
    np.testing.assert_array_equal(np.concatenate(vectors), HashedEncoder().queries(["một", "hai", "ba"]))


def test_batches_are_small(gated: _Gated) -> None:
    """No more questions than allowed go together; the rest is next."""
    worker = QuestionWorker(gated, most=2)
    _held(gated, worker)
    futures = [worker.submit([text]) for text in ("một", "hai", "ba")]
    for _ in range(3):
        gated.gate.release()
    for future in futures:
        future.result(20)

    assert gated.batches == [["đầu"], ["một", "hai"], ["ba"]]


def test_same_question_is_encoded_once(gated: _Gated) -> None:
    """Two who ask the same at once get the same vector from one encoding."""
    worker = QuestionWorker(gated)
    _held(gated, worker)
    futures = [worker.submit(texts) for texts in (["một"], ["hai", "một"])]
    for _ in range(2):
        gated.gate.release()
    one, two = (future.result(20) for future in futures)

    assert gated.batches == [["đầu"], ["một", "hai"]]
    np.testing.assert_array_equal(one[0], two[1])


def test_error_reaches_only_who_caused_it(gated: _Gated) -> None:
    """One question that cannot be encoded fails for its asker; its company is answered, and so is the next."""
    worker = QuestionWorker(gated)
    _held(gated, worker)
    good, bad = worker.submit(["một"]), worker.submit(["hỏng"])
    for _ in range(5):
        gated.gate.release()

    assert good.result(20).shape == (1, 64)
    with pytest.raises(ValueError, match="hỏng"):
        bad.result(20)
    assert worker.queries(["sau"]).shape == (1, 64)


def test_cancelled_question_is_not_encoded(gated: _Gated) -> None:
    """Who gives up while waiting costs nothing."""
    worker = QuestionWorker(gated)
    _held(gated, worker)
    given_up, kept = worker.submit(["bỏ"]), worker.submit(["giữ"])

    assert given_up.cancel()

    for _ in range(2):
        gated.gate.release()
    kept.result(20)

    assert gated.batches == [["đầu"], ["giữ"]]


def test_event_loop_goes_on_meanwhile(gated: _Gated) -> None:
    """While a question is being encoded the loop serves others; a cancelled task leaves the worker whole."""
    worker = QuestionWorker(gated)

    async def ask() -> tuple[int, Vectors]:
        beats = 0
        waiting = asyncio.wrap_future(worker.submit(["một"]))
        dropped = asyncio.wrap_future(worker.submit(["hai"]))
        while not gated.batches or beats < 3:
            await asyncio.sleep(0.001)
            beats += 1
        dropped.cancel()
        for _ in range(2):
            gated.gate.release()
        return beats, await waiting

    beats, vectors = asyncio.run(ask())

    assert beats >= 3
    assert vectors.shape == (1, 64)
    gated.gate.release()
    assert worker.queries(["ba"]).shape == (1, 64)


def test_nothing_asked_is_nothing(gated: _Gated) -> None:
    """No text makes an empty answer, as with every encoder."""
    gated.gate.release()

    assert QuestionWorker(gated).queries([]).shape == (0, 64)


def test_passages_are_encoded_by_the_caller() -> None:
    """Building an index starts no thread, and identity and dimension are the encoder's own."""
    encoder = HashedEncoder("hashed:7")
    worker = QuestionWorker(encoder)
    before = threading.active_count()

    assert worker.passages(["một"]).shape == (1, 64)
    assert threading.active_count() == before
    assert (worker.identity, worker.dimension) == ("hashed:7", 64)
