"""Two small fits in numpy: which of several candidates is right, and whether one thing is so."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_STEPS = 60


def folds(count: int, parts: int = 10) -> Iterator[tuple[Flags, Flags]]:
    """Which of `count` to learn from and which to test on, in stretches: neighbours come from one article."""
    for held in np.array_split(np.arange(count), parts):
        test = np.zeros(count, bool)
        test[held] = True
        yield ~test, test


def fit_choice(candidates: Matrix, right: Flags, ridge: float = 2.0) -> Matrix:
    """Weights, shape (f,), under which a softmax over `candidates` (n, c, f) puts most on those that are `right` (n, c).

    Rows of NaN are no candidates. Questions without a right candidate teach nothing.
    """
    taught = right.any(1)
    candidates, right = candidates[taught], right[taught]
    there = ~np.isnan(candidates[:, :, 0])
    scale = np.nanstd(candidates, axis=(0, 1)) + 1e-9
    scaled = np.nan_to_num(candidates / scale)
    weights = np.zeros(scaled.shape[2])
    for _ in range(_STEPS):
        chance = _softmax(scaled @ weights, there)
        wanted = chance * right
        wanted /= wanted.sum(1, keepdims=True) + 1e-12
        mean = np.einsum("nc,ncf->nf", chance, scaled)
        slope = np.einsum("nc,ncf->f", wanted - chance, scaled) - ridge * weights
        bend = (
            np.einsum("nc,ncf,ncg->fg", chance, scaled, scaled) - mean.T @ mean + ridge * np.eye(len(weights))
        )
        weights = weights + np.linalg.solve(bend, slope)
    return np.asarray(weights / scale)


def fit_yes_no(rows: Matrix, yes: Flags, ridge: float = 1.0) -> Matrix:
    """Weights and a constant last, shape (f + 1,), of a logistic regression; both answers count the same in all."""
    centre, scale = rows.mean(0), rows.std(0) + 1e-9
    scaled = np.column_stack([(rows - centre) / scale, np.ones(len(rows))])
    share = np.where(yes, 0.5 / yes.mean(), 0.5 / (1 - yes.mean()))
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (share * (yes - chance)) - ridge * weights
        bend = (scaled * (share * chance * (1 - chance))[:, None]).T @ scaled + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    plain = weights[:-1] / scale
    return np.append(plain, weights[-1] - plain @ centre)


def ranked_first(candidates: Matrix, right: Flags, weights: Matrix) -> Flags:
    """For each question whether its best candidate is right."""
    best = np.nan_to_num(candidates @ weights, nan=-np.inf).argmax(1)
    return np.asarray(right[np.arange(len(right)), best])


def area_under_curve(scores: Matrix, yes: Flags) -> float:
    """How probable it is that a yes scores above a no."""
    order = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    positive, negative = int(yes.sum()), int((~yes).sum())
    return float((order[yes].sum() - positive * (positive + 1) / 2) / (positive * negative))


def _softmax(scores: Matrix, there: Flags) -> Matrix:
    scores = np.where(there, scores, -np.inf)
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))
