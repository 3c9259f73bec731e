"""The facts of a snapshot's passages, read when they are first wanted and kept."""

from collections.abc import Sequence
from functools import lru_cache

from knowledge.facts.extract import extract
from knowledge.facts.records import Fact
from knowledge.records import Passage

_KEPT = 4096  # passages


class StatedFacts:
    """What each passage of one snapshot states; rows are those of the snapshot."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._read = lru_cache(maxsize=_KEPT)(self._of)

    def of(self, row: int) -> tuple[Fact, ...]:
        """The facts of passage `row`, in order."""
        return self._read(row)

    def _of(self, row: int) -> tuple[Fact, ...]:
        return extract((self.passages[row],))
