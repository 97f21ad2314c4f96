"""Multinomial regression on letters and meaning together.

The one has many columns and few of them filled, the other few and all of them filled. scikit-learn's wants both in one
kind of table, and takes three times as long to reach the same weights.
"""

from __future__ import annotations

from typing import Sequence, Tuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

_ENOUGH = 1e-7
"""Learning ends when a step lowers the loss by less than this share of it."""


def fit(
    letters: sparse.csr_matrix,
    meaning: np.ndarray,
    classes: Sequence[int],
    weights: np.ndarray,
    *,
    c: float,
    max_iter: int,
) -> Tuple[np.ndarray, np.ndarray]:
    """The weights, (letters' and then meaning's columns, classes), and the bias of each class, both float32.

    `classes` are whole numbers from 0, one for each row; `weights` say how much each row counts; `c` is the inverse of
    the regularisation (the loss is the rows' summed cross-entropy and half the squared weights over c).
    """
    letters, meaning = letters.tocsr().astype(np.float32), np.ascontiguousarray(meaning, np.float32)
    of_letters, right = letters.T.tocsr(), np.asarray(classes)
    rows, number = np.arange(len(right)), int(right.max()) + 1
    split, last = letters.shape[1], letters.shape[1] + meaning.shape[1]
    counts = np.asarray(weights, np.float32)

    def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
        table = flat.reshape(last + 1, number)
        single = table.astype(np.float32)
        scores = letters @ single[:split]
        scores += meaning @ single[split:last]
        scores += single[last]
        scores -= scores.max(axis=1, keepdims=True)
        of_right = scores[rows, right].copy()
        np.exp(scores, out=scores)
        total = scores.sum(axis=1)
        wrong = float((counts * (np.log(total) - of_right)).sum(dtype=np.float64))
        scores /= total[:, None]
        scores[rows, right] -= 1
        scores *= counts[:, None]
        slope = np.empty_like(table)
        slope[:split] = of_letters @ scores
        slope[split:last] = meaning.T @ scores
        slope[last] = scores.sum(axis=0)
        slope[:last] += table[:last] / c
        return wrong + float((table[:last] ** 2).sum()) / (2 * c), slope.ravel()

    options = {"maxiter": max_iter, "ftol": _ENOUGH, "gtol": 1e-3}
    found = minimize(loss, np.zeros((last + 1) * number), jac=True, method="L-BFGS-B", options=options)
    table = found.x.reshape(last + 1, number).astype(np.float32)
    return table[:last], table[last]
