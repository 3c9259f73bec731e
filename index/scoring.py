"""From what is known of a passage for a question to its rank, and to how surely it answers at all.

The weights are fitted, not chosen: `benchmarks/ranking.py --fit` and `benchmarks/calibration.py` print them anew.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from index.matching import Features

Scores = npt.NDArray[np.float32]

# Passage, sentence and words alone, to choose whom to look at closely.
_LEGS: Final = np.array([35.9, 62.4, 17.0], np.float32)
# In the order of FEATURES; conditional logit over the questions of UIT-ViQuAD's development part, marked and restored.
_RANK: Final = np.array([45.2, 41.6, 1.83, 2.38, 4.04, 4.48, 6.01, -0.673], np.float32)
# The same columns and a constant; logistic regression over pairs of UIT-ViQuAD and Zalo that do and do not answer.
_ANSWERS: Final = np.array([-16.4, 35.6, -2.44, 1.63, -2.11, 3.56, 3.02, -0.021, -25.84], np.float32)


def by_legs(passage: Scores, sentence: Scores, words: Scores) -> Scores:
    """A first score from the cosines and from BM25 over the greatest it could be, each of shape (n,)."""
    fused: Scores = _LEGS[0] * passage + _LEGS[1] * sentence + _LEGS[2] * words
    return fused


def by_features(features: Features) -> Scores:
    """The score of each row of `features`, shape (n, len(FEATURES)); only differences mean anything."""
    scores: Scores = features @ _RANK
    return scores


def answering(features: Features) -> Scores:
    """How probable it is (0-1) that each row's passage answers the question."""
    logits = features @ _ANSWERS[:-1] + _ANSWERS[-1]
    probable: Scores = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return probable


def between_zero_and_one(scores: Scores) -> Scores:
    """The scores spread from 0 to 1; all 1 where they are the same."""
    low, high = float(scores.min()), float(scores.max())
    if high <= low:
        return np.ones_like(scores)
    spread: Scores = (scores - low) / (high - low)
    return spread
