"""Empirical Bayes on a grid: what all rules together say about a parameter of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

_ROUNDS = 50


def posterior(log_likelihood: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each rule's posterior over a grid, the prior being learnt from all rules.

    The prior is the nonparametric maximum likelihood estimate over the grid, by EM from a uniform
    start, stopped early, which keeps it smooth (Laird 1978, JASA 73: 805-811; Efron 2016,
    Biometrika 103: 1-20). A rule whose likelihood is flat gets the prior.

    Args:
        log_likelihood: shape (R, K), up to a constant in each row.

    Returns:
        Shape (R, K); rows sum to 1.
    """
    prior = np.full(log_likelihood.shape[1], 1.0 / log_likelihood.shape[1])
    weights = _given(prior, log_likelihood)
    for _ in range(_ROUNDS if len(log_likelihood) else 0):
        prior = weights.mean(axis=0)
        weights = _given(prior, log_likelihood)
    return weights


def _given(prior: NDArray[np.float64], log_likelihood: NDArray[np.float64]) -> NDArray[np.float64]:
    joint = log_likelihood + np.log(np.maximum(prior, 1e-12))
    return np.asarray(np.exp(joint - logsumexp(joint, axis=1, keepdims=True)))
