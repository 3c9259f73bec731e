"""Questions that clusters of vectors are tried with before anybody asks."""

from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Vectors
from index.plan import Plan
from index.snapshot.layout import Layout
from index.snapshot.lines import Lines
from index.vectors import FLAT_LIMIT

# Sentences of the corpus that are asked as questions to see how many clusters have to be looked at.
_TRIALS = 200


def trial_questions(layout: Layout, planned: Plan, encoder: Encoder, earlier: Vectors) -> Vectors:
    """Questions to try clusters with, from passages all over the corpus; none where all is exact.

    Those of `earlier` are asked again, but for as large a share as is new among the passages: the oldest make room.
    """
    if planned.passages.starts[-1] <= FLAT_LIMIT:
        return np.zeros((0, encoder.dimension), np.float32)
    rows = planned.fresh_rows if len(earlier) else np.arange(len(planned.kept))
    if not len(rows):
        return earlier
    count = -(-_TRIALS * len(rows) // len(planned.kept))
    chosen = rows[np.linspace(0, len(rows) - 1, count, dtype=np.int64)]
    return np.concatenate([earlier[count:], encoder.queries(_asked(layout, planned, chosen.tolist()))])


def _asked(layout: Layout, planned: Plan, rows: Sequence[int]) -> list[str]:
    """A question for each of `rows`, by turns a sentence of the passage and, as people ask, half of one with the title."""
    lines = Lines(layout.passages)
    texts = []
    for number, row in enumerate(rows):
        line = lines.read(row)
        start, end = line["sentences"][0]
        if number % 2:
            article = int(planned.articles.starts.searchsorted(row, side="right")) - 1
            half = line["text"][start : (start + end) // 2]
            texts.append(f"{half} {planned.corpus.articles[article].title}")
        else:
            texts.append(line["text"][start:end])
    return texts
