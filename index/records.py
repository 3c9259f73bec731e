"""What a search hands on."""

from dataclasses import dataclass

from knowledge.records import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; `row` is its place in the snapshot.

    `score` ranks (0-1, comparable within one search only); `similarity` is the cosine of question and passage or
    of its best sentence, comparable across searches of one index. `sentences` are the cosines of its sentences,
    in order. `confidence` is how probable it is (0-1) that the passage answers the question at all, comparable
    everywhere and 0 for hits too far down to be read; `benchmarks/calibration.py` fits and measures it.
    """

    row: int
    passage: Passage
    score: float
    similarity: float
    sentences: tuple[float, ...]
    confidence: float
